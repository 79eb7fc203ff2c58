import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { type Authorship, authorship, changesBetween, record } from '../../../platform/history/history';
import { readId, typedId } from '../../../platform/ids';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems, Refusal } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { markSuspects } from '../traces/mark-suspects';
import { Baseline } from './baseline';
import type { TransitionBaselineInput } from './baseline.input';
import { stepRule, stepsFrom } from './baseline-life-cycle';
import { BaselineTransition } from './baseline-transition';
import { Document } from './document';
import { type EffectiveRange, succession } from './effective-range';
import { proposeIn } from './propose-in';
import { BaselineStatus } from './register.vocabulary';

const { DRAFT, IN_CONSULTATION, DESIGNATED, SUPERSEDED, WITHDRAWN } = BaselineStatus;

/** A step, read from the input. */
interface Step {
  to: BaselineStatus;
  authority: string | null;
  note: string | null;
  effectiveOn: string | null;
}

/** Steps of a document's baselines are taken one after the other, so that no two can come into force at once. */
async function takeTurn(transaction: EntityManager, documentId: string): Promise<void> {
  const lock = transaction.createQueryBuilder().update(Document).set({ id: documentId });
  await lock.where('id = :documentId', { documentId }).execute();
}

async function baselineToMove(
  transaction: EntityManager,
  { id, version }: TransitionBaselineInput,
  problems: Problems,
): Promise<Baseline> {
  const named = await transaction.findOneBy(Baseline, { id });
  if (named) await takeTurn(transaction, named.documentId);
  const baseline = named && (await transaction.findOneBy(Baseline, { id }));
  if (!baseline) {
    addNotFound(problems, 'id', id, "Use an id from a document's baselines.");
    throw new Refusal(problems.list);
  }
  if (baseline.version !== version) throw conflict(id, version, baseline.version);
  return baseline;
}

function checkStep(problems: Problems, { id, status }: Baseline, step: Step): void {
  const rule = stepRule(status, step.to);
  if (rule === undefined) {
    const ways = stepsFrom(status);
    const way =
      step.to === SUPERSEDED
        ? 'Designate the baseline that takes its place: that supersedes it.'
        : ways.length > 0
          ? `From there it can go to ${ways.join(' or ')}.`
          : 'Make a new baseline based on it with createBaseline.';
    problems.add('to', 'STEP_NOT_ALLOWED', `${id} is ${status}; it cannot become ${step.to}.`, way);
    return;
  }
  if (rule.authority && step.authority === null) {
    const message = `A baseline becomes ${step.to} by the decision of a body.`;
    problems.add('authority', 'AUTHORITY_MISSING', message, 'Name the body, e.g. TBDG or the Secretary of State.');
  }
  if (rule.note && step.note === null) {
    problems.add('note', 'NOTE_MISSING', `Nothing says why it becomes ${step.to}.`, 'Say why in the note.');
  }
  if (step.to === DESIGNATED && step.effectiveOn === null) {
    const message = 'A designation names the first day on which the text is in force.';
    problems.add('effectiveFrom', 'EFFECTIVE_FROM_MISSING', message, 'Give the day, e.g. "2018-09-30".');
  }
}

/** The baselines of a document that have been designated, with the time for which they are in force. */
async function effectiveRanges(transaction: EntityManager, documentId: string): Promise<EffectiveRange[]> {
  const designated = await transaction.findBy(Baseline, [
    { documentId, status: DESIGNATED },
    { documentId, status: SUPERSEDED },
  ]);
  return designated.flatMap(({ id, effectiveFrom, effectiveTo }) =>
    effectiveFrom === null ? [] : [{ id, effectiveFrom, effectiveTo }],
  );
}

/** @returns the baseline that the designation ends; null when there is none */
async function endedBy(
  transaction: EntityManager,
  baseline: Baseline,
  from: string,
  problems: Problems,
): Promise<Baseline | null> {
  const found = succession(await effectiveRanges(transaction, baseline.documentId), from);
  if ('ends' in found) return found.ends && transaction.findOneBy(Baseline, { id: found.ends.id });
  const { id, effectiveFrom, effectiveTo } = found.overlaps;
  const until = effectiveTo === null ? 'with no end' : `until the day before ${effectiveTo}`;
  const message = `${id} is in force from ${effectiveFrom} ${until}; two texts would be in force from ${from} on.`;
  const way = `Give a later day: ${effectiveTo === null ? 'one after its first' : 'its end, or one after that'}.`;
  problems.add('effectiveFrom', 'EFFECTIVE_OVERLAP', message, way);
  return null;
}

/** Takes a step: the baseline, the step itself and the history, and what outsiders now know. */
async function take(
  transaction: EntityManager,
  by: Authorship,
  baseline: Baseline,
  { to, authority, note, effectiveOn }: Step,
  changes: Partial<Pick<Baseline, 'effectiveFrom' | 'effectiveTo'>>,
): Promise<Baseline> {
  const isPublic = to === DRAFT ? false : to === WITHDRAWN ? baseline.isPublic : true;
  const changed = { ...changes, status: to, isPublic };
  await updateVersioned(transaction, Baseline, baseline, changed);
  const taken = await transaction.countBy(BaselineTransition, { baselineId: baseline.id });
  const key = readId(baseline.id)?.key ?? '';
  await transaction.insert(BaselineTransition, {
    id: typedId('baselineTransition', `${key}-${taken + 1}`),
    baselineId: baseline.id,
    ordinal: taken + 1,
    from: baseline.status,
    to,
    at: by.at,
    effectiveOn: effectiveOn ?? dayInLondon(by.at),
    by: by.actor,
    authority,
    note,
  });
  const after = Object.assign(new Baseline(), { ...baseline, ...changed, version: baseline.version + 1 });
  const { isPublic: _known, ...told } = changed;
  await record(transaction, by, { thingId: baseline.id, changes: changesBetween(baseline, told), reason: note });
  if (isPublic) await publishClauses(transaction, baseline.id);
  return after;
}

/** Outsiders know of the clauses of a baseline that left its draft. */
async function publishClauses(transaction: EntityManager, baselineId: string): Promise<void> {
  await transaction.query(
    `UPDATE clause SET isPublic = 1
      WHERE isPublic = 0 AND id IN (SELECT clauseId FROM clause_version WHERE baselineId = ?)`,
    [baselineId],
  );
}

/**
 * Takes a baseline a step further on its way into force, or out of it.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @throws CONFLICT when somebody else changed the baseline since the caller read it
 */
export async function transitionBaseline(context: RequestContext, input: TransitionBaselineInput): Promise<Baseline> {
  const problems = new Problems();
  const { to, effectiveFrom = null, consultationId = null } = input;
  const step: Step = {
    to,
    authority: readOptionalText(problems, 'authority', input.authority, NAME),
    note: readOptionalText(problems, 'note', input.note, PARAGRAPHS),
    effectiveOn: effectiveFrom,
  };
  if (consultationId !== null && to !== IN_CONSULTATION) {
    const message = `A consultation is named, but the baseline is to become ${to}.`;
    problems.add('consultationId', 'CONSULTATION_UNEXPECTED', message, 'Name it with IN_CONSULTATION only.');
  }
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const baseline = await baselineToMove(transaction, input, found);
    checkStep(found, baseline, step);
    const by = authorship(context, 'transitionBaseline');
    const from = to === DESIGNATED && !found.any ? effectiveFrom : null;
    const ended = from === null ? null : await endedBy(transaction, baseline, from, found);
    if (consultationId !== null) await proposeIn(transaction, by, consultationId, baseline.id, found);
    found.refuseIfAny();
    if (ended) await take(transaction, by, ended, { ...step, to: SUPERSEDED, note: null }, { effectiveTo: from });
    const after = await take(
      transaction,
      by,
      baseline,
      step,
      from === null ? {} : { effectiveFrom: from, effectiveTo: null },
    );
    if (from !== null) await markSuspects(transaction, after, from);
    return after;
  });
}
