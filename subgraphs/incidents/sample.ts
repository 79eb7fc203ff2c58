import { insertAll } from '../../platform/database/insert-all';
import { reserveNumber } from '../../platform/database/sequence';
import { changesBetween, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { readSample, type SampleLoader } from '../../platform/sample';
import { CategoryTarget, targetInForce } from './category-target';
import { Escalation } from './escalations/escalation';
import { EscalationLevel } from './escalations/escalation-level';
import { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';
import { settledClocks } from './incident-clocks';
import { IncidentDevice } from './incident-device';
import { IncidentEvent } from './incident-event';
import { assignmentId, eventId, incidentId, informationId, numberOf } from './incident-ids';
import { InterestedParty } from './interested-party';
import { MajorIncident } from './major-incidents/major-incident';
import { majorIncidentOf, type SampleMajorIncident } from './major-incidents/major-incident.sample';
import { loadProblemsSample, sampledProblems } from './problems/problem.sample';
import { SupportingInformation } from './supporting-information';
import {
  type FaultArea,
  type IncidentCategory,
  type IncidentEventKind,
  type IncidentPartyRole,
  type IncidentStatus,
  OPEN_STATUSES,
  type SupportingInformationSource,
} from './vocabulary';

interface SampleAssignment {
  partyId: string;
  role: IncidentPartyRole;
  assignedAt: string;
  assignedByDcc: boolean;
  acceptedAt?: string;
  endedAt?: string;
  reason: string;
  supportingInformation: { source: SupportingInformationSource; text: string; addedAt: string; addedBy: string }[];
}

interface SampleIncident {
  reference: string;
  summary: string;
  description?: string;
  category: IncidentCategory;
  categoryRationale?: string;
  faultArea?: FaultArea;
  deviceIds?: string[];
  serviceProviderId?: string;
  raisedById: string;
  raisedAt: string;
  interestedPartyIds?: string[];
  status: IncidentStatus;
  resolution?: string;
  resolvedAt?: string;
  closedAt?: string;
  duplicateOf?: string;
  pauses?: { from: string; to?: string }[];
  assignments?: SampleAssignment[];
  escalations?: { at: string; by: string; reason: string }[];
  events: { at: string; kind: IncidentEventKind; actor: string; text?: string }[];
  majorIncident?: SampleMajorIncident;
}

interface IncidentsSample {
  categoryTargets: Omit<CategoryTarget, 'effectiveFrom' | 'confirmed' | 'version'>[];
  incidents: SampleIncident[];
}

/** The day on which the policy was first baselined: the sample's targets hold from then. */
const TARGETS_FROM = '2015-07-01';

function instant(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}

function earliest(texts: readonly (string | undefined)[]): Date | null {
  return instant(texts.filter((text) => text !== undefined).sort()[0]);
}

function incidentOf(
  sample: SampleIncident,
  targets: readonly CategoryTarget[],
  problems: ReadonlyMap<string, string>,
): Incident {
  const raisedAt = new Date(sample.raisedAt);
  const target = targetInForce(targets, sample.category, raisedAt);
  if (!target) throw new Error(`sample/incidents.json, ${sample.reference}: no target is in force for its category.`);
  const { assignments = [], pauses = [] } = sample;
  const open = OPEN_STATUSES.includes(sample.status);
  const last = assignments.at(-1);
  const shown = last?.endedAt === undefined || !open ? last : undefined;
  const resolvedAt = instant(sample.resolvedAt);
  const clocks = {
    raisedAt,
    responseSeconds: target.responseSeconds,
    resolutionSeconds: target.resolutionSeconds,
    pauses: pauses.map(({ from, to = null }) => ({ from, to })),
    responseMetAt: earliest(assignments.map(({ acceptedAt }) => acceptedAt)) ?? resolvedAt,
    resolvedAt,
  };
  return Object.assign(new Incident(), {
    id: incidentId(sample.reference),
    reference: sample.reference,
    summary: sample.summary,
    description: sample.description ?? null,
    category: sample.category,
    categoryRationale: sample.categoryRationale ?? null,
    status: sample.status,
    faultArea: sample.faultArea ?? null,
    serviceProviderId: sample.serviceProviderId ?? null,
    raisedById: sample.raisedById,
    assignmentId: shown ? assignmentId(sample.reference, assignments.length) : null,
    assignedToId: open && shown ? shown.partyId : null,
    ...clocks,
    ...settledClocks(clocks),
    resolution: sample.resolution ?? null,
    closedAt: instant(sample.closedAt),
    escalationLevel: sample.escalations?.length ?? 0,
    duplicateOfId: sample.duplicateOf ?? null,
    problemId: problems.get(sample.reference) ?? null,
    version: 1,
  });
}

function assignmentsOf({ reference, assignments = [] }: SampleIncident) {
  return assignments.map(({ supportingInformation, ...assignment }, index) => ({
    id: assignmentId(reference, index + 1),
    incidentId: incidentId(reference),
    number: index + 1,
    ...assignment,
    assignedAt: new Date(assignment.assignedAt),
    acceptedAt: instant(assignment.acceptedAt),
    endedAt: instant(assignment.endedAt),
  }));
}

function informationOf({ reference, assignments = [] }: SampleIncident) {
  return assignments.flatMap(({ supportingInformation }, index) =>
    supportingInformation.map((item, place) => ({
      id: informationId(reference, index + 1, place + 1),
      assignmentId: assignmentId(reference, index + 1),
      number: place + 1,
      ...item,
      addedAt: new Date(item.addedAt),
    })),
  );
}

function eventsOf({ reference, events }: SampleIncident) {
  return events.map(({ at, text = null, ...event }, index) => ({
    id: eventId(reference, index + 1),
    incidentId: incidentId(reference),
    number: index + 1,
    at: new Date(at),
    text,
    ...event,
  }));
}

function escalationsOf({ reference, escalations = [] }: SampleIncident, levels: readonly EscalationLevel[]) {
  return escalations.map(({ at, by, reason }, index) => {
    const level = levels.find((each) => each.level === index + 1);
    if (!level) throw new Error(`sample/incidents.json, ${reference}: there is no level ${index + 1}.`);
    const { name, told } = level;
    const id = typedId('escalation', `${reference}-${level.level}`);
    return { id, incidentId: incidentId(reference), level: level.level, name, told, reason, at: new Date(at), by };
  });
}

export const loadIncidentsSample: SampleLoader = async (transaction, by) => {
  const sample: IncidentsSample = JSON.parse(readSample('incidents.json'));
  const targets = sample.categoryTargets.map((target) => ({
    ...target,
    effectiveFrom: TARGETS_FROM,
    confirmed: false,
    version: 1,
  }));
  await transaction.upsert(CategoryTarget, targets, ['category', 'effectiveFrom']);
  const problems = sampledProblems();
  const incidents = sample.incidents.map((incident) => incidentOf(incident, targets, problems));
  await insertAll(transaction, Incident, incidents);
  await insertAll(transaction, IncidentAssignment, sample.incidents.flatMap(assignmentsOf));
  await insertAll(transaction, SupportingInformation, sample.incidents.flatMap(informationOf));
  await insertAll(transaction, IncidentEvent, sample.incidents.flatMap(eventsOf));
  const major = sample.incidents.flatMap(({ reference, majorIncident }) =>
    majorIncident ? [majorIncidentOf(reference, majorIncident)] : [],
  );
  await insertAll(transaction, MajorIncident, major);
  const levels = await transaction.find(EscalationLevel);
  const escalations = sample.incidents.flatMap((incident) => escalationsOf(incident, levels));
  await insertAll(transaction, Escalation, escalations);
  const devices = sample.incidents.flatMap(({ reference, deviceIds = [] }) =>
    deviceIds.map((deviceId) => ({ incidentId: incidentId(reference), deviceId })),
  );
  await insertAll(transaction, IncidentDevice, devices);
  const parties = sample.incidents.flatMap(({ reference, interestedPartyIds = [] }) =>
    interestedPartyIds.map((organisationId) => ({ incidentId: incidentId(reference), organisationId })),
  );
  await insertAll(transaction, InterestedParty, parties);
  await reserveNumber(transaction, 'incident', Math.max(...incidents.map(({ reference }) => numberOf(reference))));
  const changes = incidents.map((incident) => ({
    thingId: incident.id,
    changes: changesBetween(null, incident),
  }));
  await recordNew(transaction, by, changes);
  await loadProblemsSample(transaction, by);
};
