/**
 * An id of ours as XML takes ids: a letter or underscore first, no colon. Each id has one, and each of these is of one id.
 * @source XML Schema part 2, 3.3.8
 */
export function xmlId(id: string): string {
  return `_${id.replace(/[^A-Za-z0-9.-]/g, (character) => `_${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}`;
}
