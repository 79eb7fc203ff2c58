import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import { reserveNumber } from '../../platform/database/sequence';
import { type Authorship, changesBetween, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { readSample, type SampleLoader } from '../../platform/sample';
import { ActionLogEntry } from './action-log-entry';
import { Component } from './component';
import { DisasterComponent } from './disaster-component';
import { CONFIDENTIAL_FIELDS, DisasterEvent } from './disaster-event';
import { ImpactPublication } from './impact-publication';
import { RecoveryAction } from './recovery-action';
import { RecoveryScenario } from './recovery-scenario';
import { ServiceRequest } from './service-request';
import { ActionParty } from './vocabulary';

/** A field that the file leaves out where there is nothing to say. */
type Sparse<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
/** A field that holds an instant, which the file has as text. */
type InText<T, K extends keyof T> = Omit<T, K> & { [field in K]: null extends T[field] ? string | null : string };

type ScenarioSample = Sparse<
  Omit<RecoveryScenario, 'id' | 'version'>,
  'providerKind' | 'effect' | 'objectivesSource' | 'recoveryTimeObjectiveSeconds' | 'recoveryPointObjectiveSeconds'
> & { dccActions: string[]; userActions: string[] };

type PublicationSample = Sparse<
  InText<Omit<ImpactPublication, 'id' | 'disasterId' | 'number'>, 'publishedAt' | 'expectedRecoveryAt'>,
  'expectedRecoveryAt'
>;

type LogSample = Sparse<InText<Pick<ActionLogEntry, 'doneAt' | 'doneBy' | 'note'>, 'doneAt'>, 'note'> & {
  party: ActionParty;
  order: number;
};

type DisasterSample = Sparse<
  InText<
    Omit<DisasterEvent, 'id' | 'scenarioId' | 'firstPublishedAt' | 'version'>,
    'declaredAt' | 'recoveredAt' | 'closedAt' | 'exerciseFrom' | 'exerciseTo' | 'announcedAt'
  >,
  | 'recoveredAt'
  | 'closedAt'
  | 'incidentId'
  | 'exerciseClass'
  | 'exerciseFrom'
  | 'exerciseTo'
  | 'announcement'
  | 'announcedAt'
> & { scenarioCode: string; componentIds: string[]; publications: PublicationSample[]; actionLog: LogSample[] };

interface BcdrSample {
  components: (Sparse<
    InText<Omit<Component, 'id' | 'version'>, 'stateSince'>,
    'providerId' | 'providerKind' | 'regions'
  > & {
    key: string;
  })[];
  serviceRequests: ServiceRequest[];
  scenarios: ScenarioSample[];
  disasters: DisasterSample[];
}

function actionId(code: string, party: ActionParty, order: number): string {
  return typedId('recoveryAction', `${code}-${party}-${order}`);
}

function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}

async function loadScenarios(transaction: EntityManager, samples: readonly ScenarioSample[]) {
  const scenarios = samples.map(({ dccActions: _dcc, userActions: _user, ...scenario }) => ({
    ...scenario,
    id: typedId('recoveryScenario', scenario.code),
    providerKind: scenario.providerKind ?? null,
    effect: scenario.effect ?? null,
    objectivesSource: scenario.objectivesSource ?? null,
    version: 1,
    recoveryTimeObjectiveSeconds: scenario.recoveryTimeObjectiveSeconds ?? null,
    recoveryPointObjectiveSeconds: scenario.recoveryPointObjectiveSeconds ?? null,
  }));
  const actions = samples.flatMap(({ code, dccActions, userActions }) => {
    const actionsOf = (party: ActionParty, texts: readonly string[]) =>
      texts.map((text, index) => ({
        id: actionId(code, party, index + 1),
        scenarioId: typedId('recoveryScenario', code),
        party,
        order: index + 1,
        text,
        retiredAt: null,
      }));
    return [...actionsOf(ActionParty.DCC, dccActions), ...actionsOf(ActionParty.USER, userActions)];
  });
  await insertAll(transaction, RecoveryScenario, scenarios);
  await insertAll(transaction, RecoveryAction, actions);
  return scenarios;
}

function publicationsOf({ reference, publications }: DisasterSample) {
  return publications.map(({ publishedAt, expectedRecoveryAt, ...publication }, index) => ({
    ...publication,
    id: typedId('impactPublication', `${reference}-${index + 1}`),
    disasterId: typedId('disasterEvent', reference),
    number: index + 1,
    publishedAt: new Date(publishedAt),
    expectedRecoveryAt: instant(expectedRecoveryAt),
  }));
}

function actionLogOf({ reference, scenarioCode, actionLog }: DisasterSample) {
  return actionLog.map(({ party, order, doneAt, doneBy, note = null }, index) => ({
    id: typedId('actionLogEntry', `${reference}-${index + 1}`),
    disasterId: typedId('disasterEvent', reference),
    number: index + 1,
    actionId: actionId(scenarioCode, party, order),
    doneAt: new Date(doneAt),
    doneBy,
    note,
  }));
}

async function loadDisasters(transaction: EntityManager, by: Authorship, samples: readonly DisasterSample[]) {
  const publications = samples.flatMap(publicationsOf);
  const disasters = samples.map((sample) => {
    const id = typedId('disasterEvent', sample.reference);
    const { reference, summary, status, exercise, declaredBy, incidentId = null } = sample;
    const { exerciseClass = null, announcement = null } = sample;
    return {
      ...{ id, reference, summary, status, exercise, declaredBy, incidentId },
      scenarioId: typedId('recoveryScenario', sample.scenarioCode),
      declaredAt: new Date(sample.declaredAt),
      recoveredAt: instant(sample.recoveredAt),
      closedAt: instant(sample.closedAt),
      ...{ exerciseClass, announcement },
      exerciseFrom: instant(sample.exerciseFrom),
      exerciseTo: instant(sample.exerciseTo),
      announcedAt: instant(sample.announcedAt),
      firstPublishedAt: publications.find(({ disasterId }) => disasterId === id)?.publishedAt ?? null,
      version: 1,
    };
  });
  const parts = samples.flatMap(({ reference, componentIds }) =>
    componentIds.map((componentId) => ({ disasterId: typedId('disasterEvent', reference), componentId })),
  );
  await insertAll(transaction, DisasterEvent, disasters);
  await insertAll(transaction, DisasterComponent, parts);
  await insertAll(transaction, ImpactPublication, publications);
  await insertAll(transaction, ActionLogEntry, samples.flatMap(actionLogOf));
  const last = Math.max(0, ...samples.map(({ reference }) => Number(reference.slice('DIS'.length))));
  await reserveNumber(transaction, 'disasterEvent', last);
  const histories = disasters.map((disaster) => ({
    thingId: disaster.id,
    changes: changesBetween(null, disaster, CONFIDENTIAL_FIELDS),
  }));
  await recordNew(transaction, by, histories);
}

export const loadBcdrSample: SampleLoader = async (transaction, by) => {
  const sample: BcdrSample = JSON.parse(readSample('bcdr.json'));
  const components = sample.components.map(
    ({ key, stateSince, providerId = null, providerKind = null, regions = [], ...component }) => ({
      ...component,
      id: typedId('component', key),
      providerId,
      providerKind,
      regions,
      stateSince: new Date(stateSince),
      version: 1,
    }),
  );
  await insertAll(transaction, Component, components);
  await insertAll(transaction, ServiceRequest, sample.serviceRequests);
  const scenarios = await loadScenarios(transaction, sample.scenarios);
  const histories = [...components, ...scenarios].map((thing) => ({
    thingId: thing.id,
    changes: changesBetween(null, thing),
  }));
  await recordNew(transaction, by, histories);
  await loadDisasters(transaction, by, sample.disasters);
};
