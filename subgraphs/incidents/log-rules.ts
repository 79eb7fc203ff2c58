import { DCC_ID } from '../../platform/caller/acts-for-dcc';
import type { Caller } from '../../platform/caller/caller';
import type { ForeignReference } from '../../platform/existence';
import type { Problems } from '../../platform/input/problems';
import { PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../platform/input/text';
import { DEVICE, ORGANISATION, readForeignId, readForeignIds, SERVICE_PROVIDER } from './foreign-ids';
import type { LogIncidentInput } from './log-incident.input';
import type { FaultArea, IncidentCategory } from './vocabulary';

/** An incident as the caller describes it. */
export interface IncidentDraft {
  summary: string;
  description: string | null;
  category: IncidentCategory;
  categoryRationale: string | null;
  faultArea: FaultArea | null;
  serviceProviderId: string | null;
  raisedById: string;
  deviceIds: readonly string[];
  interestedPartyIds: readonly string[];
}

/**
 * The incident that an input describes; what is wrong with it is added to the problems, all at once.
 * @returns with it what other subgraphs must know of
 */
export function readDraft(
  problems: Problems,
  input: LogIncidentInput,
  caller: Pick<Caller, 'organisationId'>,
): { draft: IncidentDraft; references: ForeignReference[] } {
  const draft: IncidentDraft = {
    summary: readText(problems, 'summary', input.summary, SUMMARY),
    description: readOptionalText(problems, 'description', input.description, PARAGRAPHS),
    category: input.category,
    categoryRationale: readOptionalText(problems, 'categoryRationale', input.categoryRationale, PARAGRAPHS),
    faultArea: input.faultArea ?? null,
    serviceProviderId: input.serviceProviderId ?? null,
    raisedById: input.raisedById,
    deviceIds: input.deviceIds ?? [],
    interestedPartyIds: input.interestedPartyIds ?? [],
  };
  const { raisedById, serviceProviderId, deviceIds, interestedPartyIds } = draft;
  const references = [
    ...readForeignId(problems, 'raisedById', raisedById, ORGANISATION),
    ...(serviceProviderId === null
      ? []
      : readForeignId(problems, 'serviceProviderId', serviceProviderId, SERVICE_PROVIDER)),
    ...readForeignIds(problems, 'deviceIds', deviceIds, DEVICE),
    ...readForeignIds(problems, 'interestedPartyIds', interestedPartyIds, ORGANISATION),
  ];
  checkRaisedBy(problems, raisedById, caller);
  return { draft, references };
}

/** DCC's service desk records what others report; everybody else raises in their own name only. */
function checkRaisedBy(problems: Problems, raisedById: string, { organisationId }: Pick<Caller, 'organisationId'>) {
  if (organisationId === null || organisationId === DCC_ID || organisationId === raisedById) return;
  const message = `You act for ${organisationId} and cannot raise an incident in another's name.`;
  problems.add('raisedById', 'NOT_YOUR_ORGANISATION', message, `Give ${organisationId}.`);
}
