import { listing } from '../../platform/paging/listing';
import { Incident } from './incident';
import { IncidentDevice } from './incident-device';
import { type IncidentFilter, narrowIncidents } from './incident-filter';

type Filter = IncidentFilter | null | undefined;

export const incidents = listing<Incident, Filter>({ name: 'incidents', entity: Incident, narrow: narrowIncidents });

export const incidentsOfDevice = listing<Incident, Filter>({
  name: 'Device.incidents',
  entity: Incident,
  parent: 'link.deviceId',
  narrow(query, filter, context) {
    query.innerJoin(IncidentDevice, 'link', 'link.incidentId = thing.id');
    narrowIncidents(query, filter, context);
  },
});

export const incidentsOfServiceProvider = listing<Incident, Filter>({
  name: 'ServiceProvider.incidents',
  entity: Incident,
  parent: 'thing.serviceProviderId',
  narrow: narrowIncidents,
});

export const incidentsAssignedTo = listing<Incident, Filter>({
  name: 'Organisation.assignedIncidents',
  entity: Incident,
  parent: 'thing.assignedToId',
  narrow: narrowIncidents,
});

export const incidentsRaisedBy = listing<Incident, Filter>({
  name: 'Organisation.raisedIncidents',
  entity: Incident,
  parent: 'thing.raisedById',
  narrow: narrowIncidents,
});

/** The devices of an incident by id; a plain list, so what comes after which device is part of the filter. */
export const devicesOfIncident = listing<IncidentDevice, { after: string | null }>({
  name: 'Incident.devices',
  entity: IncidentDevice,
  key: 'deviceId',
  parent: 'thing.incidentId',
  narrow(query, { after }) {
    if (after !== null) query.andWhere('thing.deviceId > :after', { after });
  },
});
