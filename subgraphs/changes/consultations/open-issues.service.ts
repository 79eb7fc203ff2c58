import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { ConsultationStatus, OpenIssueState } from './consultation.vocabulary';
import { newPart } from './consultation-history';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import type { RaiseOpenIssueInput, UpdateOpenIssueInput } from './open-issue.input';
import { readConsultation } from './read-consultation';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function raiseOpenIssue(
  context: RequestContext,
  { consultationId, ...input }: RaiseOpenIssueInput,
): Promise<OpenIssue> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'raiseOpenIssue');
    const problems = new Problems();
    const summary = readText(problems, 'summary', input.summary, PARAGRAPHS);
    const dependsOn = readText(problems, 'dependsOn', input.dependsOn, PARAGRAPHS);
    const named = { field: 'consultationId', id: consultationId, version: null };
    const { reference, recordedStatus } = await readConsultation(transaction, problems, named);
    if (recordedStatus === ConsultationStatus.WITHDRAWN) {
      problems.add('consultationId', 'CONSULTATION_WITHDRAWN', `${reference} is withdrawn.`, 'Give one that is not.');
    }
    problems.refuseIfAny();
    const number = (await transaction.countBy(OpenIssue, { consultationId })) + 1;
    const issue: OpenIssue = {
      ...{ id: typedId('openIssue', `${reference}-${number}`), consultationId, position: number, summary, dependsOn },
      ...{ state: OpenIssueState.OPEN, retiredAt: null, recordedHere: true, version: 1 },
    };
    await transaction.insert(OpenIssue, issue);
    await recordNew(transaction, by, [newPart(issue)]);
    return Object.assign(new OpenIssue(), issue);
  });
}

/**
 * Writes down what became known of an issue, and whether it still waits.
 * @throws CONFLICT when a version is given and the issue has changed since
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateOpenIssue(
  context: RequestContext,
  { id, version, ...input }: UpdateOpenIssueInput,
): Promise<OpenIssue> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'updateOpenIssue');
    const problems = new Problems();
    const text = readText(problems, 'text', input.text, PARAGRAPHS);
    // Updates of one issue take turns on its row, so that each gets a place of its own.
    if (isIdOf('openIssue', id)) await transaction.increment(OpenIssue, { id }, 'version', 0);
    const issue = isIdOf('openIssue', id) ? await transaction.findOneBy(OpenIssue, { id }) : null;
    if (issue?.id !== id || issue.retiredAt !== null) {
      addNotFound(problems, 'id', id, 'Give an issue that stands; openIssues of its consultation lists them.');
      problems.refuseIfAny();
      throw new TypeError('An issue that was not found is refused above.');
    }
    if ((version ?? issue.version) !== issue.version) throw conflict(id, version ?? 0, issue.version);
    problems.refuseIfAny();
    const position = (await transaction.countBy(OpenIssueUpdate, { openIssueId: id })) + 1;
    const changed = { state: input.state ?? issue.state, version: issue.version + 1 };
    await updateVersioned(transaction, OpenIssue, issue, changed);
    await transaction.insert(OpenIssueUpdate, { openIssueId: id, position, at: by.at, by: by.actor, text });
    await record(transaction, by, { thingId: id, changes: changesBetween(issue, { ...changed, update: text }) });
    return Object.assign(new OpenIssue(), issue, changed);
  });
}
