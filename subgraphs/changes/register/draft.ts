import { type EntityManager, In } from 'typeorm';
import type { Authorship } from '../../../platform/history/history';
import { MAX_ID_LENGTH } from '../../../platform/ids';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { codePointLength } from '../../../platform/input/text';
import type { Baseline } from './baseline';
import { addFixed, isEditable } from './baseline-life-cycle';
import { Clause } from './clause';
import { checkDistinct, checkNumber } from './clause-number';
import { clauseVersionId } from './clause-version';
import { clauseContentHash } from './content-hash';
import { keepTexts } from './keep-texts';
import { bornClauses } from './new-clauses';
import { rewriteDraft, stateOf } from './rewrite-draft';

/** A clause as a draft is to say it. */
export interface DraftClause {
  /** Null for a new clause. */
  clauseId: string | null;
  number: string;
  heading: string;
  text: string;
  /** The clause that a new one is split from. */
  derivedFromClauseId?: string | null;
}

const LONGEST_HEADING = 500;

/** Where a clause stands in the list, as a path of the input. */
type Field = (index: number, ...rest: string[]) => readonly string[];

const ofClauses: Field = (index, ...rest) => ['clauses', String(index), ...rest];

/** Adds to the problems what keeps clauses from being the text of a draft, whatever there is already. */
export function checkDraft(
  problems: Problems,
  baselineId: string,
  clauses: readonly DraftClause[],
  field: Field = ofClauses,
): void {
  for (const [index, { clauseId, number, heading }] of clauses.entries()) {
    checkNumber(problems, field(index, 'number'), number);
    if (codePointLength(heading) > LONGEST_HEADING) {
      const message = `It has ${codePointLength(heading)} characters; at most ${LONGEST_HEADING} are taken.`;
      problems.add(field(index, 'heading'), 'TOO_LONG', message, 'Shorten it, or move words to the text.');
    }
    if (clauseId !== null && clauseVersionId(baselineId, clauseId).length > MAX_ID_LENGTH) {
      problems.add(
        field(index, 'clauseId'),
        'TOO_LONG',
        'The id of its version would be too long.',
        'Shorten the label.',
      );
    }
  }
  checkDistinct(
    problems,
    clauses.map(({ number }) => number),
    (index) => field(index, 'number'),
  );
}

async function checkClauseIds(
  transaction: EntityManager,
  { documentId }: Baseline,
  clauses: readonly DraftClause[],
  problems: Problems,
): Promise<void> {
  const named = clauses.flatMap(({ clauseId, derivedFromClauseId = null }, index) => [
    { index, field: 'clauseId', id: clauseId },
    { index, field: 'derivedFromClauseId', id: clauseId === null ? derivedFromClauseId : null },
  ]);
  const ids = [...new Set(named.flatMap(({ id }) => id ?? []))];
  const known = new Set(
    (await transaction.find(Clause, { where: { documentId, id: In(ids) }, select: { id: true } })).map(({ id }) => id),
  );
  const placed = new Set<string>();
  for (const { index, field, id } of named) {
    if (id === null) continue;
    if (!known.has(id)) addNotFound(problems, ofClauses(index, field), id, `Name a clause of ${documentId}.`);
    if (field !== 'clauseId') continue;
    if (placed.has(id)) problems.add(ofClauses(index, field), 'DUPLICATE', `${id} is named twice.`, 'Name each once.');
    placed.add(id);
  }
}

/**
 * Makes a draft say exactly this, the whole document in order; only what differs from what it says now is written.
 * Which clause stands under which follows from the numbers.
 * @throws Refusal with everything that is wrong, by `clauses` and the place in the list
 * @throws CONFLICT when somebody else changed the draft since it was read
 */
export async function writeDraft(
  transaction: EntityManager,
  by: Authorship,
  baseline: Baseline,
  clauses: readonly DraftClause[],
): Promise<Baseline> {
  const problems = new Problems();
  if (!isEditable(baseline.status)) addFixed(problems, ['baselineId'], baseline);
  checkDraft(problems, baseline.id, clauses);
  await checkClauseIds(transaction, baseline, clauses, problems);
  problems.refuseIfAny();
  const born = clauses
    .filter(({ clauseId }) => clauseId === null)
    .map(({ number, derivedFromClauseId = null }) => ({ number, derivedFromClauseId }));
  const ids = await bornClauses(transaction, by, baseline.documentId, born);
  await keepTexts(transaction, clauses);
  const wanted = clauses.map((clause) => ({
    clauseId: clause.clauseId ?? ids.get(clause.number) ?? '',
    number: clause.number,
    contentHash: clauseContentHash(clause),
  }));
  return rewriteDraft(transaction, by, baseline, wanted, await stateOf(transaction, baseline.id));
}
