import { nextNumber } from '../../../platform/database/sequence';
import { authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { group, readIncidentIds, readIncidentsToLink, readIncidentsToUnlink } from './group-incidents';
import type {
  OpenProblemInput,
  ProblemIncidentsInput,
  TransitionProblemInput,
  UpdateProblemInput,
} from './problem.input';
import { ProblemRecord } from './problem-record';
import { checkProblemMove, ProblemStatus } from './problem-status';
import { changeProblem, readProblem } from './read-problem';

const REFERENCE_DIGITS = 9;

/** A problem record's reference from its running number, e.g. PRB000000012. */
export function problemReference(number: number): string {
  return `PRB${String(number).padStart(REFERENCE_DIGITS, '0')}`;
}

export function problemId(reference: string): string {
  return typedId('problemRecord', reference);
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function openProblem(context: RequestContext, input: OpenProblemInput): Promise<ProblemRecord> {
  const given = new Problems();
  const texts = {
    title: readText(given, 'title', input.title, SUMMARY),
    description: readOptionalText(given, 'description', input.description, PARAGRAPHS),
    rootCause: readOptionalText(given, 'rootCause', input.rootCause, PARAGRAPHS),
    workaround: readOptionalText(given, 'workaround', input.workaround, PARAGRAPHS),
  };
  const incidentIds = readIncidentIds(given, input.incidentIds ?? [], 0);
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const incidents = await readIncidentsToLink(transaction, problems, incidentIds);
    problems.refuseIfAny();
    const by = authorship(context, 'openProblem');
    const reference = problemReference(await nextNumber(transaction, 'problem'));
    const problem = Object.assign(new ProblemRecord(), {
      id: problemId(reference),
      reference,
      ...texts,
      status: ProblemStatus.OPEN,
      openedAt: by.at,
      openedBy: by.actor,
      resolvedAt: null,
      closedAt: null,
      version: 1,
    });
    await transaction.insert(ProblemRecord, problem);
    const changes = changesBetween(null, { ...problem, incidentIds });
    await recordNew(transaction, by, [{ thingId: problem.id, changes }]);
    await group(transaction, by, incidents, problem, { linked: true, reason: null });
    return problem;
  });
}

/**
 * @throws CONFLICT when somebody else changed the problem record since the caller read it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function updateProblem(context: RequestContext, input: UpdateProblemInput): Promise<ProblemRecord> {
  const given = new Problems();
  const changes = readChanges(given, input);
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const problem = await readProblem(transaction, problems, input);
    if (changes.rootCause === null && problem.status !== ProblemStatus.OPEN) {
      const message = `${problem.reference} is ${problem.status}, so its root cause is known.`;
      problems.add('rootCause', 'ROOT_CAUSE_MISSING', message, 'Say another one, or take it back to OPEN first.');
    }
    if (Object.keys(changes).length === 0) {
      problems.add(
        [],
        'NOTHING_TO_CHANGE',
        'Nothing is given to change.',
        'Give at least one field beside the version.',
      );
    }
    problems.refuseIfAny();
    return changeProblem(transaction, authorship(context, 'updateProblem'), problem, { changes, reason: null });
  });
}

function readChanges(problems: Problems, input: UpdateProblemInput): Partial<ProblemRecord> {
  const changes: Partial<ProblemRecord> = {};
  const { title, description, rootCause, workaround } = input;
  if (title !== undefined) changes.title = readText(problems, 'title', title ?? '', SUMMARY);
  for (const [field, text] of Object.entries({ description, rootCause, workaround })) {
    if (text !== undefined) Object.assign(changes, { [field]: readOptionalText(problems, field, text, PARAGRAPHS) });
  }
  return changes;
}

/** As `updateProblem`; the times are those of the last time that it was resolved and closed, if it still is. */
export async function transitionProblem(
  context: RequestContext,
  input: TransitionProblemInput,
): Promise<ProblemRecord> {
  const given = new Problems();
  const { to } = input;
  const note = readText(given, 'note', input.note, PARAGRAPHS);
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const problem = await readProblem(transaction, problems, input);
    checkProblemMove(problems, problem, to);
    problems.refuseIfAny();
    const by = authorship(context, 'transitionProblem');
    const resolvedAt = to === ProblemStatus.RESOLVED ? by.at : to === ProblemStatus.CLOSED ? problem.resolvedAt : null;
    const closedAt = to === ProblemStatus.CLOSED ? by.at : null;
    return changeProblem(transaction, by, problem, { changes: { status: to, resolvedAt, closedAt }, reason: note });
  });
}

/** As `updateProblem`. */
export function linkIncidentsToProblem(context: RequestContext, input: ProblemIncidentsInput): Promise<ProblemRecord> {
  return regroup(context, input, 'linkIncidentsToProblem', true);
}

/** As `updateProblem`. */
export function unlinkIncidentsFromProblem(
  context: RequestContext,
  input: ProblemIncidentsInput,
): Promise<ProblemRecord> {
  return regroup(context, input, 'unlinkIncidentsFromProblem', false);
}

async function regroup(
  context: RequestContext,
  input: ProblemIncidentsInput,
  action: string,
  linked: boolean,
): Promise<ProblemRecord> {
  const given = new Problems();
  const reason = readOptionalText(given, 'reason', input.reason, PARAGRAPHS);
  const ids = readIncidentIds(given, input.incidentIds, 1);
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    problems.addAll(given);
    const problem = await readProblem(transaction, problems, input);
    if (linked && problem.status === ProblemStatus.CLOSED) {
      const message = `${problem.reference} is CLOSED.`;
      problems.add('id', 'CLOSED', message, 'Open it again first by transitionProblem, or open another one.');
    }
    const incidents = await (linked
      ? readIncidentsToLink(transaction, problems, ids)
      : readIncidentsToUnlink(transaction, problems, ids, problem));
    problems.refuseIfAny();
    const by = authorship(context, action);
    await group(transaction, by, incidents, problem, { linked, reason });
    const told = linked ? { linkedIncidentIds: ids } : { unlinkedIncidentIds: ids };
    return changeProblem(transaction, by, problem, { told, reason });
  });
}
