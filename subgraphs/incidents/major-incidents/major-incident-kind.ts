import { registerEnumType } from 'type-graphql';
import { IncidentPartyRole } from '../vocabulary';

export enum MajorIncidentKind {
  DCC = 'DCC',
  NON_DCC = 'NON_DCC',
}
registerEnumType(MajorIncidentKind, {
  name: 'MajorIncidentKind',
  description: 'Whose major incident it is; the policy has rules for each.',
  valuesConfig: {
    DCC: { description: 'The fault is in what DCC and its service providers answer for.' },
    NON_DCC: { description: 'The fault is in what another Incident Party answers for.' },
  },
});

/**
 * Whose major incident it is, by the role in which somebody has the incident; one that nobody has yet is for DCC.
 * @source Practice: the policy has parts on DCC and on non-DCC major incidents; how they are told apart is to be confirmed
 */
export function kindOfMajorIncident(role: IncidentPartyRole | null): MajorIncidentKind {
  const own = role === null || role === IncidentPartyRole.DCC || role === IncidentPartyRole.SERVICE_PROVIDER;
  return own ? MajorIncidentKind.DCC : MajorIncidentKind.NON_DCC;
}
