import { diffArrays } from 'diff';
import { DiffOperation } from './register.vocabulary';
import { piecesOf } from './text-pieces';

export interface Segment {
  operation: DiffOperation;
  text: string;
}

/**
 * Changed words, spaces and marks beyond which two texts count as having nothing in common: the search for what they share
 * grows with the square of it (a tenth of a second at this bound), and nobody reads a red-line of that many strokes.
 */
const MAX_CHANGES = 1_000;

/**
 * What changed from one text to another, word by word. Its EQUAL and DELETE segments put together are the text before,
 * its EQUAL and INSERT segments the text after, to the letter.
 */
export function redLine(before: string, after: string): Segment[] {
  if (before === after) return segments([[DiffOperation.EQUAL, after]]);
  const changes = diffArrays(piecesOf(before), piecesOf(after), { maxEditLength: MAX_CHANGES });
  if (changes === undefined) {
    return segments([
      [DiffOperation.DELETE, before],
      [DiffOperation.INSERT, after],
    ]);
  }
  return segments(
    changes.map(({ added, removed, value }) => {
      if (added) return [DiffOperation.INSERT, value.join('')];
      return [removed ? DiffOperation.DELETE : DiffOperation.EQUAL, value.join('')];
    }),
  );
}

function segments(pieces: readonly (readonly [DiffOperation, string])[]): Segment[] {
  return pieces.filter(([, text]) => text !== '').map(([operation, text]) => ({ operation, text }));
}
