import type { EntityManager } from 'typeorm';
import { conflict } from '../../../platform/errors';
import { type Authorship, authorship } from '../../../platform/history/history';
import { MAX_ID_LENGTH } from '../../../platform/ids';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems, Refusal } from '../../../platform/input/problems';
import { LONG_TEXT, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import type { EditClauseInput } from './baseline.input';
import { addFixed, isEditable } from './baseline-life-cycle';
import { Clause } from './clause';
import { type Spot, withClause, withEdit, withoutClause } from './clause-edit';
import { checkNumber } from './clause-number';
import { clauseVersionId } from './clause-version';
import { clauseContentHash } from './content-hash';
import { keepTexts } from './keep-texts';
import { bornClauses } from './new-clauses';
import type { WantedClause } from './placing';
import { rewriteDraft, stateOf } from './rewrite-draft';

/** What the input says, read. */
interface Edit {
  clauseId: string | null;
  remove: boolean;
  spot: Spot;
  number: string;
  words: { heading: string; text: string };
  derivedFromClauseId: string | null;
}

/** Stands for the id of a clause that is not made yet. */
const TO_BE_BORN = '';

function readEdit(problems: Problems, input: EditClauseInput): Edit {
  const { clauseId = null, afterClauseId = null, derivedFromClauseId = null } = input;
  const remove = input.remove === true;
  const first = input.first === true;
  const number = input.number.trim();
  const words = { heading: '', text: '' };
  if (remove) {
    if (clauseId === null) problems.add('clauseId', 'EMPTY', 'No clause is named to be removed.', 'Name it.');
  } else {
    checkNumber(problems, ['number'], number);
    if (input.heading.trim() !== '') words.heading = readText(problems, 'heading', input.heading, SUMMARY);
    if (input.text.trim() !== '') words.text = readText(problems, 'text', input.text, LONG_TEXT);
    if (words.heading === '' && words.text === '') {
      problems.add('text', 'EMPTY', 'It has neither a heading nor a text.', 'Write one of them, or remove the clause.');
    }
  }
  if (first && afterClauseId !== null) {
    problems.add('first', 'TWO_PLACES', 'It is to come first, and to follow a clause.', 'Give one of the two.');
  }
  if (clauseId !== null && derivedFromClauseId !== null) {
    const message = `${clauseId} was made before; only a new clause is split from another.`;
    problems.add('derivedFromClauseId', 'NOT_NEW', message, 'Leave it out, or leave out clauseId.');
  }
  const spot: Spot = first ? 'start' : afterClauseId === null ? null : { after: afterClauseId };
  return { clauseId, remove, spot, number, words, derivedFromClauseId };
}

async function draftToEdit(
  transaction: EntityManager,
  { baselineId, version }: EditClauseInput,
  problems: Problems,
): Promise<Baseline> {
  const baseline = await transaction.findOneBy(Baseline, { id: baselineId });
  if (!baseline) {
    addNotFound(problems, 'baselineId', baselineId, "Use an id from a document's baselines.");
    throw new Refusal(problems.list);
  }
  if (baseline.version !== version) throw conflict(baselineId, version, baseline.version);
  if (!isEditable(baseline.status)) addFixed(problems, ['baselineId'], baseline);
  return baseline;
}

async function checkClauses(
  transaction: EntityManager,
  { documentId }: Baseline,
  { clauseId, remove, derivedFromClauseId }: Edit,
  text: readonly WantedClause[],
  problems: Problems,
): Promise<void> {
  const known = async (id: string) => (await transaction.findOneBy(Clause, { id, documentId })) !== null;
  const inText = text.some((clause) => clause.clauseId === clauseId);
  if (clauseId !== null && !inText && (remove || !(await known(clauseId)))) {
    addNotFound(problems, 'clauseId', clauseId, 'Name a clause of the draft, or none to make a new one.');
  }
  if (clauseId === null && derivedFromClauseId !== null && !(await known(derivedFromClauseId))) {
    addNotFound(problems, 'derivedFromClauseId', derivedFromClauseId, `Name a clause of ${documentId}.`);
  }
}

function addTaken(problems: Problems, text: readonly WantedClause[], edited: string): void {
  const seen = new Map<string, string>();
  for (const { number, clauseId } of text) {
    const other = seen.get(number);
    if (other === undefined) seen.set(number, clauseId);
    else {
      const holder = other === edited ? clauseId : other;
      const message = `The number ${number} would be that of two clauses; ${holder} has it.`;
      problems.add('number', 'NUMBER_TAKEN', message, 'Give another number, or renumber the other clause first.');
      return;
    }
  }
}

function editedText(text: readonly WantedClause[], edit: Edit, problems: Problems): WantedClause[] {
  if (edit.remove) return withoutClause(text, edit.clauseId ?? TO_BE_BORN, problems);
  const clauseId = edit.clauseId ?? TO_BE_BORN;
  const clause = { clauseId, number: edit.number, contentHash: clauseContentHash(edit.words) };
  const inText = text.some((other) => other.clauseId === clauseId);
  const edited = inText ? withEdit(text, clause, edit.spot, problems) : withClause(text, clause, edit.spot, problems);
  addTaken(problems, edited, clauseId);
  return edited;
}

async function withBorn(
  transaction: EntityManager,
  by: Authorship,
  baseline: Baseline,
  { number, derivedFromClauseId }: Edit,
  text: readonly WantedClause[],
): Promise<WantedClause[]> {
  if (text.every(({ clauseId }) => clauseId !== TO_BE_BORN)) return [...text];
  const ids = await bornClauses(transaction, by, baseline.documentId, [{ number, derivedFromClauseId }]);
  const id = ids.get(number) ?? TO_BE_BORN;
  if (clauseVersionId(baseline.id, id).length > MAX_ID_LENGTH) {
    const problems = new Problems();
    problems.add('number', 'TOO_LONG', 'The id of the clause would be too long.', 'Shorten the number.');
    problems.refuseIfAny();
  }
  return text.map((clause) => (clause.clauseId === TO_BE_BORN ? { ...clause, clauseId: id } : clause));
}

/**
 * Changes, adds, moves, renumbers or takes out one clause of a draft.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT when somebody else changed the draft since the caller read it
 */
export async function editClause(context: RequestContext, input: EditClauseInput): Promise<Baseline> {
  const problems = new Problems();
  const edit = readEdit(problems, input);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const baseline = await draftToEdit(transaction, input, found);
    const state = await stateOf(transaction, baseline.id);
    await checkClauses(transaction, baseline, edit, state.text, found);
    const text = found.any ? state.text : editedText(state.text, edit, found);
    found.refuseIfAny();
    const by = authorship(context, 'editClause');
    if (!edit.remove) await keepTexts(transaction, [edit.words]);
    return rewriteDraft(transaction, by, baseline, await withBorn(transaction, by, baseline, edit, text), state);
  });
}
