import { registerEnumType } from 'type-graphql';
import type { Problems } from '../../../platform/input/problems';
import type { Incident } from '../incident';
import type { MajorIncident } from './major-incident';

export enum MajorIncidentState {
  DECLARED = 'DECLARED',
  REVIEWED = 'REVIEWED',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(MajorIncidentState, {
  name: 'MajorIncidentState',
  description: 'How far a major incident has come.',
  valuesConfig: {
    DECLARED: { description: 'Declared, and not reviewed yet.' },
    REVIEWED: { description: 'Reviewed; its report is not published yet.' },
    PUBLISHED: { description: 'The report of its review is published.' },
  },
});

type Times = Pick<MajorIncident, 'reviewedAt' | 'reportPublishedAt'>;

export function stateOf({ reviewedAt, reportPublishedAt }: Times): MajorIncidentState {
  if (reportPublishedAt) return MajorIncidentState.PUBLISHED;
  return reviewedAt ? MajorIncidentState.REVIEWED : MajorIncidentState.DECLARED;
}

/** A review looks back: the incident is resolved, and was not reviewed before. */
export function checkReviewable(
  problems: Problems,
  { reference, resolvedAt }: Pick<Incident, 'reference' | 'resolvedAt'>,
  major: Times | null,
): void {
  if (major === null) addNotMajor(problems, reference);
  else if (stateOf(major) !== MajorIncidentState.DECLARED) {
    const message = `${reference} was reviewed already.`;
    problems.add('id', 'ALREADY_REVIEWED', message, 'Read what was found at its majorIncident.');
  } else if (resolvedAt === null) {
    const message = `${reference} is not resolved yet.`;
    problems.add('id', 'NOT_RESOLVED', message, 'Review it once it is resolved.');
  }
}

/** What is published are the findings of a review, once. */
export function checkPublishable(
  problems: Problems,
  { reference }: Pick<Incident, 'reference'>,
  major: Times | null,
): void {
  if (major === null) addNotMajor(problems, reference);
  else if (stateOf(major) === MajorIncidentState.PUBLISHED) {
    const message = `The report on ${reference} is published already.`;
    problems.add('id', 'ALREADY_PUBLISHED', message, 'Read it by the query majorIncidentReports.');
  } else if (stateOf(major) === MajorIncidentState.DECLARED) {
    const message = `${reference} was not reviewed yet.`;
    problems.add('id', 'NOT_REVIEWED', message, 'Record the review first, by recordMajorIncidentReview.');
  }
}

function addNotMajor(problems: Problems, reference: string): void {
  const message = `${reference} was not declared a major incident.`;
  problems.add('id', 'NOT_MAJOR', message, 'Declare it first, by declareMajorIncident.');
}
