import { Refusal } from '../../../platform/input/problems';

/** Most comments that the message names; the payload has all of them. */
const MOST_NAMED = 20;

/** A consultation cannot conclude while something that was said to it is not decided. */
export class UndecidedRefusal extends Refusal {
  constructor(
    reference: string,
    readonly commentIds: readonly string[],
  ) {
    const count = commentIds.length;
    const named = commentIds.slice(0, MOST_NAMED).join(', ');
    const rest = count > MOST_NAMED ? ` and ${count - MOST_NAMED} more` : '';
    super([
      {
        field: ['to'],
        code: 'UNDECIDED_COMMENTS',
        message: `${reference} has ${count} undecided ${count === 1 ? 'comment' : 'comments'}: ${named}${rest}.`,
        suggestion: 'Decide each by disposeComment; the query comments(filter: { disposed: false }) lists them.',
      },
    ]);
  }
}
