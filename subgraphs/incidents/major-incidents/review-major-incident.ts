import type { EntityManager } from 'typeorm';
import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { LONG_TEXT, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import type { Incident } from '../incident';
import { readIncident } from '../read-incident';
import { IncidentEventKind } from '../vocabulary';
import { MajorIncident } from './major-incident';
import type { PublishMajorIncidentReportInput, RecordMajorIncidentReviewInput } from './major-incident.input';
import { checkPublishable, checkReviewable } from './major-incident-state';

interface Step {
  action: string;
  event: IncidentEventKind;
  /** What the timeline says. */
  text: string;
  check(problems: Problems, incident: Incident, major: MajorIncident | null): void;
  /** What becomes of the major incident. */
  changes(by: { at: Date; actor: string }): Partial<MajorIncident>;
}

/**
 * @throws CONFLICT when somebody else changed the incident since the caller read it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
function advance(
  context: RequestContext,
  named: { id: string; version: number },
  given: Problems,
  { action, event, text, check, changes }: Step,
): Promise<Incident> {
  return context.database.write(async (transaction: EntityManager) => {
    const problems = new Problems();
    problems.addAll(given);
    const incident = await readIncident(transaction, problems, named);
    const incidentId = incident.id;
    const major = await transaction.findOneBy(MajorIncident, { incidentId });
    check(problems, incident, major);
    problems.refuseIfAny();
    const by = authorship(context, action);
    const changed = changes(by);
    await transaction.update(MajorIncident, { incidentId }, changed);
    return changeIncident(transaction, by, incident, {
      events: [{ kind: event, text }],
      told: { before: { majorIncident: major }, after: { majorIncident: { ...major, ...changed } } },
      reason: null,
    });
  });
}

/** Keeps what the review of a major incident found; see `advance` for how it fails. */
export async function recordMajorIncidentReview(
  context: RequestContext,
  input: RecordMajorIncidentReviewInput,
): Promise<Incident> {
  const given = new Problems();
  const findings = readText(given, 'findings', input.findings, LONG_TEXT);
  return advance(context, input, given, {
    action: 'recordMajorIncidentReview',
    event: IncidentEventKind.MAJOR_REVIEWED,
    text: 'The review of the major incident was recorded.',
    check: checkReviewable,
    changes: ({ at, actor }) => ({ findings, reviewedAt: at, reviewedBy: actor }),
  });
}

/** Shows everybody the report of the review of a major incident; see `advance` for how it fails. */
export async function publishMajorIncidentReport(
  context: RequestContext,
  input: PublishMajorIncidentReportInput,
): Promise<Incident> {
  const given = new Problems();
  const reportTitle = readText(given, 'title', input.title, SUMMARY);
  const reportText = readText(given, 'text', input.text, LONG_TEXT);
  return advance(context, input, given, {
    action: 'publishMajorIncidentReport',
    event: IncidentEventKind.MAJOR_REPORT_PUBLISHED,
    text: reportTitle,
    check: checkPublishable,
    changes: ({ at, actor }) => ({ reportTitle, reportText, reportPublishedAt: at, reportPublishedBy: actor }),
  });
}
