import fc from 'fast-check';

/** What is selected: numbers that pick among what there is at that place. */
export interface SelectionChoices {
  pick: number;
  /** Picks a name of its own; 0 for none. */
  alias: number;
  /** Picks how the argument is given. */
  given: number;
  /** Picks on what condition; 0 for none. */
  when: number;
  /** Whether a fragment has a name, and may be used again. */
  named: boolean;
  within: SelectionChoices[];
}

export interface OperationChoices {
  isMutation: boolean;
  selections: SelectionChoices[];
}

const LARGEST_PICK = 999;
const MOST_LEVELS = 4;

const seldom = (share: number, most: number) =>
  fc.oneof(
    { weight: share - 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  );

function selectionWithin(levels: number): fc.Arbitrary<SelectionChoices> {
  return fc.record({
    pick: fc.nat({ max: LARGEST_PICK }),
    alias: seldom(4, 3),
    given: fc.nat({ max: LARGEST_PICK }),
    when: seldom(6, 11),
    named: fc.boolean(),
    within:
      levels === 0
        ? fc.constant<SelectionChoices[]>([])
        : fc.array(selectionWithin(levels - 1), { maxLength: 3, size: 'medium' }),
  });
}

export const operationChoices: fc.Arbitrary<OperationChoices> = fc.record({
  isMutation: seldom(5, 1).map((picked) => picked > 0),
  selections: fc.array(selectionWithin(MOST_LEVELS), { minLength: 1, maxLength: 3, size: 'medium' }),
});

/** Ways to give a condition, of those that `when` picks, by which something is left out. */
const LEAVE_OUT = new Set([2, 4, 5, 7, 8, 11]);

/** The same with its conditions carried out. */
export function withoutConditions({ isMutation, selections }: OperationChoices): OperationChoices {
  const kept = (choices: readonly SelectionChoices[]): SelectionChoices[] =>
    choices
      .filter(({ when }) => !LEAVE_OUT.has(when))
      .map((choice) => ({ ...choice, when: 0, within: kept(choice.within) }));
  return { isMutation, selections: kept(selections) };
}
