import { allBy, byId, oneBy } from '../../platform/loading';
import { Incident } from './incident';
import { IncidentAssignment } from './incident-assignment';
import { InterestedParty } from './interested-party';
import { MajorIncident } from './major-incidents/major-incident';
import { SupportingInformation } from './supporting-information';

export const incidentById = byId(Incident);
export const incidentByReference = oneBy(Incident, 'reference');
export const assignmentById = byId(IncidentAssignment);
export const assignmentsOfIncident = allBy(IncidentAssignment, 'incidentId', 'number');
export const informationOfAssignment = allBy(SupportingInformation, 'assignmentId', 'number');
export const interestedPartiesOfIncident = allBy(InterestedParty, 'incidentId', 'organisationId');
export const majorIncidentsOfIncident = allBy(MajorIncident, 'incidentId');
