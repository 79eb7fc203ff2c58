import { entitiesOf } from '../../platform/database/rows';
import { allBy, batched, byId } from '../../platform/loading';
import { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';
import { InterestedParty } from './interested-party';
import { MajorIncident } from './major-incident';
import { SupportingInformation } from './supporting-information';

export const incidentById = byId(Incident);
export const assignmentById = byId(IncidentAssignment);
export const assignmentsOfIncident = allBy(IncidentAssignment, 'incidentId', 'number');
export const informationOfAssignment = allBy(SupportingInformation, 'assignmentId', 'number');
export const interestedPartiesOfIncident = allBy(InterestedParty, 'incidentId', 'organisationId');
export const majorIncidentsOfIncident = allBy(MajorIncident, 'incidentId');

export const incidentByReference = batched<Incident | null>(async (references, { database }) => {
  const query = database.reads
    .createQueryBuilder(Incident, 'thing')
    .where('thing.reference IN (:...references)', { references });
  const found = new Map((await entitiesOf(query)).map((incident) => [incident.reference, incident]));
  return references.map((reference) => found.get(reference) ?? null);
});
