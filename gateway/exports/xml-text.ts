import { plainText } from './plain-text';

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

export function escapedXml(text: string): string {
  return plainText(text).replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? '');
}
