const OFFSET = 2166136261;
const PRIME = 16777619;

/** A number that looks random and is always the same for a text. */
export function hash(text: string): number {
  let value = OFFSET;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), PRIME);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
