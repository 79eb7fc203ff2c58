import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../platform/database/rows';
import { nextNumber } from '../../platform/database/sequence';
import { updateVersioned } from '../../platform/database/versioned';
import { conflict } from '../../platform/errors';
import { checkExistence } from '../../platform/existence';
import { type Authorship, authorship, changesBetween, record, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { addNotFound, checkNames, isIdOf } from '../../platform/input/named-things';
import { Problems } from '../../platform/input/problems';
import { PARAGRAPHS, readText, SUMMARY } from '../../platform/input/text';
import type { RequestContext } from '../../platform/request-context';
import { ACTIVE } from './active-disasters';
import { Component } from './component';
import { type DeclareDisasterInput, MAX_COMPONENTS } from './declare-disaster';
import { DisasterComponent } from './disaster-component';
import { CONFIDENTIAL_FIELDS, DisasterEvent } from './disaster-event';
import { type ActivePart, overlaps } from './disaster-overlap';
import { ImpactPublication } from './impact-publication';
import { MAX_SERVICE_REQUESTS, type PublishImpactInput } from './publish-impact';
import { RecoveryScenario } from './recovery-scenario';
import { lossesOf, misfitOf } from './scenario-fit';
import { ServiceRequest } from './service-request';
import { DisasterStatus, type FailureExtent, ServiceState } from './vocabulary';

const SEQUENCE = 'disasterEvent';

/** The reference of the nth disaster, e.g. DIS000000007. */
function referenceOf(number: number): string {
  return `DIS${String(number).padStart(9, '0')}`;
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function declareDisaster(context: RequestContext, input: DeclareDisasterInput): Promise<DisasterEvent> {
  const given = new Problems();
  const summary = readText(given, 'summary', input.summary, SUMMARY);
  checkNames(given, 'componentIds', input.componentIds, { least: 1, most: MAX_COMPONENTS });
  const incidentId = input.incidentId ?? null;
  if (incidentId !== null) {
    if (isIdOf('incident', incidentId)) {
      await checkExistence(context.graph, given, [{ field: 'incidentId', id: incidentId, readBy: 'incident' }]);
    } else {
      addNotFound(given, 'incidentId', incidentId, 'Give the id of an incident, e.g. incident:INC000000001.');
    }
  }
  const exercise = input.exercise ?? false;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'declareDisaster');
    const problems = new Problems();
    problems.addAll(given);
    // Taken first: its row stays locked, so that of two declarations at once the second sees what the first did.
    const reference = referenceOf(await nextNumber(transaction, SEQUENCE));
    const { scenario, components } = await readLoss(transaction, problems, input);
    problems.refuseIfAny();
    const disaster: DisasterEvent = {
      id: typedId('disasterEvent', reference),
      reference,
      scenarioId: scenario?.id ?? input.scenarioId,
      summary,
      status: exercise ? DisasterStatus.EXERCISE_ONLY : DisasterStatus.DECLARED,
      exercise,
      declaredAt: by.at,
      declaredBy: by.actor,
      recoveredAt: null,
      closedAt: null,
      incidentId,
      firstPublishedAt: null,
      version: 1,
    };
    await insertDisaster(transaction, by, disaster, components);
    if (!exercise) await loseComponents(transaction, by, components, `Lost in ${reference}.`);
    return Object.assign(new DisasterEvent(), disaster);
  });
}

/** The scenario and components that an input names; what is wrong with them is added to the problems. */
async function readLoss(transaction: EntityManager, problems: Problems, input: DeclareDisasterInput) {
  const scenarios = await entitiesOf(transaction.createQueryBuilder(RecoveryScenario, 'thing').orderBy('thing.code'));
  const all = await entitiesOf(transaction.createQueryBuilder(Component, 'thing').orderBy('thing.id'));
  const scenario = scenarios.find(({ id }) => id === input.scenarioId);
  if (!scenario) {
    addNotFound(problems, 'scenarioId', input.scenarioId, 'The query recoveryScenarios lists all of them.');
  }
  const known = new Map(all.map((component) => [component.id, component]));
  // Too many names are told as such, not one by one.
  const named = input.componentIds.length > MAX_COMPONENTS ? [] : input.componentIds;
  for (const [index, id] of named.entries()) {
    if (!known.has(id)) {
      addNotFound(problems, ['componentIds', String(index)], id, 'The query components lists all of them.');
    }
  }
  const components = [...new Set(named)].sort().flatMap((id) => known.get(id) ?? []);
  if (!scenario || components.length < new Set(input.componentIds).size) return { scenario, components };
  const misfit = misfitOf(scenario, lossesOf(components, all), scenarios);
  if (misfit) problems.add(misfit.field, misfit.code, misfit.message, misfit.suggestion);
  for (const { componentId, disasterId } of overlaps(scenario.extent, await activeParts(transaction, components))) {
    problems.add(
      ['componentIds', String(input.componentIds.indexOf(componentId))],
      'ALREADY_IN_DISASTER',
      `${componentId} is part of ${disasterId}, which is active.`,
      'Publish and log under that disaster; when the rest is lost too, declare the scenario about losing all.',
    );
  }
  return { scenario, components };
}

/** Which of some components are parts of active disasters, and of which. */
async function activeParts(transaction: EntityManager, components: readonly Component[]): Promise<ActivePart[]> {
  if (components.length === 0) return [];
  const rows: { componentId: string; disasterId: string; extent: FailureExtent }[] = await transaction
    .createQueryBuilder(DisasterEvent, 'thing')
    .innerJoin(DisasterComponent, 'part', 'part.disasterId = thing.id')
    .innerJoin(RecoveryScenario, 'scenario', 'scenario.id = thing.scenarioId')
    .where(ACTIVE)
    .andWhere('part.componentId IN (:...ids)', { ids: components.map(({ id }) => id) })
    .select('part.componentId', 'componentId')
    .addSelect('thing.id', 'disasterId')
    .addSelect('scenario.extent', 'extent')
    .orderBy('part.componentId')
    .addOrderBy('thing.id')
    .getRawMany();
  return rows;
}

async function insertDisaster(
  transaction: EntityManager,
  by: Authorship,
  disaster: DisasterEvent,
  components: readonly Component[],
): Promise<void> {
  const componentIds = components.map(({ id }) => id);
  await transaction.insert(DisasterEvent, disaster);
  await transaction.insert(
    DisasterComponent,
    componentIds.map((componentId) => ({ disasterId: disaster.id, componentId })),
  );
  const changes = changesBetween(null, { ...disaster, componentIds }, CONFIDENTIAL_FIELDS);
  await recordNew(transaction, by, [{ thingId: disaster.id, changes }]);
}

/** Components become UNAVAILABLE; one that is so already stays so since when it was. */
async function loseComponents(
  transaction: EntityManager,
  by: Authorship,
  components: readonly Component[],
  reason: string,
): Promise<void> {
  for (const component of components) {
    if (component.state === ServiceState.UNAVAILABLE) continue;
    const lost = { state: ServiceState.UNAVAILABLE, stateSince: by.at, version: component.version + 1 };
    await updateVersioned(transaction, Component, component, lost);
    await record(transaction, by, { thingId: component.id, changes: changesBetween(component, lost), reason });
  }
}

/**
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.1.9
 */
export function publishImpact(context: RequestContext, input: PublishImpactInput): Promise<DisasterEvent> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'publishImpact');
    const problems = new Problems();
    const text = readText(problems, 'text', input.text, PARAGRAPHS);
    const affectedServiceRequests = await readServiceRequests(transaction, problems, input.affectedServiceRequests);
    const expectedRecoveryAt = input.expectedRecoveryAt ?? null;
    if (expectedRecoveryAt !== null && expectedRecoveryAt.getTime() <= by.at.getTime()) {
      const message = `${expectedRecoveryAt.toISOString()} is not to come.`;
      problems.add(
        'expectedRecoveryAt',
        'TIME_PAST',
        message,
        'Give a later time, or leave it out while it is unknown.',
      );
    }
    const disaster = await readOpenDisaster(transaction, problems, input);
    problems.refuseIfAny();
    if (!disaster) throw new TypeError('A disaster that was not found is refused above.');
    const { id, reference, version } = disaster;
    const number = (await transaction.countBy(ImpactPublication, { disasterId: id })) + 1;
    const publication: ImpactPublication = {
      id: typedId('impactPublication', `${reference}-${number}`),
      disasterId: id,
      number,
      publishedAt: by.at,
      publishedBy: by.actor,
      text,
      affectedServiceRequests,
      expectedRecoveryAt,
    };
    const changed = { firstPublishedAt: disaster.firstPublishedAt ?? by.at, version: version + 1 };
    await updateVersioned(transaction, DisasterEvent, disaster, changed);
    await transaction.insert(ImpactPublication, publication);
    const changes = changesBetween(disaster, { ...changed, publication });
    await record(transaction, by, { thingId: id, changes });
    return Object.assign(new DisasterEvent(), disaster, changed);
  });
}

/** The DUIS numbers of an input in their order; those that there are not are added to the problems. */
async function readServiceRequests(
  transaction: EntityManager,
  problems: Problems,
  numbers: readonly string[],
): Promise<string[]> {
  const field = 'affectedServiceRequests';
  checkNames(problems, field, numbers, { least: 1, most: MAX_SERVICE_REQUESTS });
  const services = await entitiesOf(transaction.createQueryBuilder(ServiceRequest, 'thing'));
  const known = new Set(services.map(({ number }) => number));
  const named = numbers.length > MAX_SERVICE_REQUESTS ? [] : numbers;
  for (const [index, number] of named.entries()) {
    if (!known.has(number)) {
      const way = 'Give a DUIS number, e.g. 4.6.1; services of the query bcdrStatus lists all of them.';
      addNotFound(problems, [field, String(index)], number, way);
    }
  }
  return [...numbers];
}

/** The disaster of an input, when it is there, as the caller saw it, and open. */
async function readOpenDisaster(transaction: EntityManager, problems: Problems, input: PublishImpactInput) {
  const { disasterId: id, version } = input;
  const disaster = isIdOf('disasterEvent', id) ? await transaction.findOneBy(DisasterEvent, { id }) : null;
  if (!disaster || disaster.id !== id) {
    addNotFound(problems, 'disasterId', id, 'The query disasters lists all of them.');
    return null;
  }
  if (disaster.version !== version) throw conflict(id, version, disaster.version);
  if (disaster.status === DisasterStatus.CLOSED) {
    const message = `${disaster.reference} is closed.`;
    problems.add(
      'disasterId',
      'DISASTER_CLOSED',
      message,
      'Publish under the disaster that is open now, or declare one.',
    );
  }
  return disaster;
}
