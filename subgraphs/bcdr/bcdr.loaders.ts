import { entitiesOf, groupedBy } from '../../platform/database/rows';
import { allBy, batched, byId, oneBy } from '../../platform/loading';
import { perRequest, type RequestContext } from '../../platform/request-context';
import { ActionLogEntry } from './action-log-entry';
import { Component } from './component';
import { DisasterComponent } from './disaster-component';
import { DisasterEvent } from './disaster-event';
import { ImpactPublication } from './impact-publication';
import { providerNetwork } from './provider-network';
import { RecoveryAction } from './recovery-action';
import { RecoveryScenario } from './recovery-scenario';
import { compareServiceRequestNumbers, ServiceRequest } from './service-request';
import { keepVisibleDisasters } from './visible-disasters';

export const componentById = byId(Component);
export const scenarioById = byId(RecoveryScenario);
/** As far as it exists for the caller. */
export const disasterById = oneBy(DisasterEvent, 'id', keepVisibleDisasters);
export const actionById = byId(RecoveryAction);

export const scenarioByCode = oneBy(RecoveryScenario, 'code');
/** As far as it exists for the caller. */
export const disasterByReference = oneBy(DisasterEvent, 'reference', keepVisibleDisasters);

/** The actions of a scenario: those of DCC, then those of Users, each in their order. */
export const actionsOfScenario = batched<RecoveryAction[]>(async (ids, { database }) => {
  const found = await groupedBy(database.reads, RecoveryAction, 'scenarioId', ids, 'party', 'order', 'id');
  return found.map((actions) => actions.filter(({ retiredAt }) => retiredAt === null));
});

/** Oldest first. */
export const actionLogOfDisaster = allBy(ActionLogEntry, 'disasterId', 'number', 'id');

/** Newest first. */
export const publicationsOfDisaster = batched<ImpactPublication[]>(async (ids, { database }) => {
  const found = await groupedBy(database.reads, ImpactPublication, 'disasterId', ids, 'number');
  return found.map((publications) => publications.reverse());
});

/** The disasters that an incident led to, newest first. */
export const disastersOfIncident = batched<DisasterEvent[]>(async (ids, { database }) => {
  const found = await groupedBy(database.reads, DisasterEvent, 'incidentId', ids, 'declaredAt', 'id');
  return found.map((disasters) => disasters.reverse());
});

const partsOfDisaster = allBy(DisasterComponent, 'disasterId', 'componentId');

/** The components that a disaster is about, by id. */
export async function componentsOfDisaster(context: RequestContext, disasterId: string): Promise<Component[]> {
  const [network, parts] = await Promise.all([providerNetwork(context), partsOfDisaster(context).load(disasterId)]);
  return parts.flatMap(({ componentId }) => network.component(componentId) ?? []);
}

/** Every scenario by code. There are as many as IMP 5.2 has, so they are read together. */
export const allScenarios = perRequest(({ database }) =>
  entitiesOf(database.reads.createQueryBuilder(RecoveryScenario, 'thing').orderBy('thing.code').addOrderBy('thing.id')),
);

/** Every service request in the order of the DUIS numbers. */
export const allServiceRequests = perRequest(async ({ database }) => {
  const found = await entitiesOf(database.reads.createQueryBuilder(ServiceRequest, 'thing'));
  return found.sort((a, b) => compareServiceRequestNumbers(a.number, b.number));
});
