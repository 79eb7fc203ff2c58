import { FirstLight1527379200000 } from '../../migrations/bcdr/1-first-light';
import { ScenariosAndExercises1527379200002 } from '../../migrations/bcdr/2-scenarios-and-exercises';
import { NewestPublications1527379200003 } from '../../migrations/bcdr/3-newest-publications';
import { KeptAnswers1527379200004 } from '../../migrations/bcdr/4-kept-answers';
import { readableByAll } from '../../platform/graphql/reference';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { ActionLogEntry } from './action-log-entry';
import { componentById, disasterById, scenarioById } from './bcdr.loaders';
import { BcdrStatusResolver } from './bcdr-status.resolver';
import { Component } from './component';
import { ComponentResolver } from './component.resolver';
import { ComponentsResolver } from './components/components.resolver';
import { Device, DeviceResolver, deviceReference } from './device.reference';
import { DisasterComponent } from './disaster-component';
import { DisasterEvent } from './disaster-event';
import { ActionLogEntryResolver, DisasterEventResolver } from './disaster-event.resolver';
import { ExercisesResolver } from './exercises/exercises.resolver';
import { Impact, ImpactResolver, impactReference } from './impact.reference';
import { ImpactPublication } from './impact-publication';
import { IncidentResolver, incidentReference } from './incident.reference';
import { LossesResolver } from './losses/losses.resolver';
import { Organisation } from './organisation.reference';
import { PublicationsResolver } from './publications.resolver';
import { RecoveryResolver } from './recovering/recovery.resolver';
import { RecoveryAction } from './recovery-action';
import { RecoveryScenario } from './recovery-scenario';
import { RecoveryScenarioResolver } from './recovery-scenario.resolver';
import { loadBcdrSample } from './sample';
import { ScenariosResolver } from './scenarios/scenarios.resolver';
import { ServiceProviderResolver, serviceProvider } from './service-provider.reference';
import { ServiceRequest } from './service-request';

export { exportScenarios, importScenarios } from './scenarios/import-scenarios';

/** Business continuity and disaster recovery: what can fail, what then happens, what is failing now. */
export const bcdr: SubgraphDefinition = {
  name: 'bcdr',
  resolvers: [
    ActionLogEntryResolver,
    BcdrStatusResolver,
    ComponentResolver,
    ComponentsResolver,
    DeviceResolver,
    DisasterEventResolver,
    ExercisesResolver,
    ImpactResolver,
    IncidentResolver,
    LossesResolver,
    PublicationsResolver,
    RecoveryResolver,
    RecoveryScenarioResolver,
    ScenariosResolver,
    ServiceProviderResolver,
  ],
  orphanedTypes: [Device, Impact, Organisation],
  entities: [
    ActionLogEntry,
    Component,
    DisasterComponent,
    DisasterEvent,
    ImpactPublication,
    RecoveryAction,
    RecoveryScenario,
    ServiceRequest,
  ],
  migrations: [
    FirstLight1527379200000,
    ScenariosAndExercises1527379200002,
    NewestPublications1527379200003,
    KeptAnswers1527379200004,
  ],
  references: {
    Component: readableByAll(({ id }, context) => componentById(context).load(id)),
    Device: deviceReference,
    DisasterEvent: readableByAll(({ id }, context) => disasterById(context).load(id)),
    Impact: readableByAll(impactReference),
    Incident: incidentReference,
    RecoveryScenario: readableByAll(({ id }, context) => scenarioById(context).load(id)),
    ServiceProvider: readableByAll(({ id }: { id: string }) => serviceProvider(id)),
  },
  loadSample: loadBcdrSample,
};
