/** What Windows-1252 has where Latin-1 has control characters; Node's own decoder takes the one for the other. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Mends a text in which Windows' characters were taken for Latin-1's control characters. */
export function windowsAsMeant(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => WINDOWS.charAt(character.charCodeAt(0) - 0x80));
}

/**
 * The text of a file whose encoding nobody has told: UTF-8, or UTF-16 with its mark, or what Windows programs in this part
 * of the world have always written.
 */
export function decoded(content: Buffer): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return windowsAsMeant(content.toString('latin1'));
  }
}
