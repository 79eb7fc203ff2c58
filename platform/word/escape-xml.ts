// Control characters, the two that are none, and halves of surrogate pairs.
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML cannot hold
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML holds it; what XML cannot hold at all becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\u{fffd}').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
