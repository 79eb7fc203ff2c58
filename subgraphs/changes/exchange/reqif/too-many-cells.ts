import { LIMITS } from '../../../../platform/word/limits';
import { UnreadableReqif } from './unreadable-reqif';

/**
 * Every row is written as long as the longest, so that few elements can ask for very many cells.
 * @throws UnreadableReqif
 */
export function refuseTooManyCells(lengths: readonly number[]): void {
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (lengths.length * widest <= LIMITS.cells) return;
  const message = `A table of ${lengths.length} rows and up to ${widest} columns has more than ${LIMITS.cells} cells.`;
  throw new UnreadableReqif('TOO_LARGE', message, 'Divide the table.');
}
