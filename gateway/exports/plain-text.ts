// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as every format can hold it: line ends as LF, and � for what XML has no way to write. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, '\uFFFD').replace(LONE_SURROGATE, '\uFFFD');
}

/** A constant of the graph in words, e.g. PARTLY_ACCEPTED as `Partly accepted`. */
export function inWords(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
