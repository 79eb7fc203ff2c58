import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../platform/database/rows';
import { nextNumber } from '../../platform/database/sequence';
import { updateVersioned } from '../../platform/database/versioned';
import { checkExistence } from '../../platform/existence';
import { type Authorship, authorship, changesBetween, record, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { addNotFound, checkNames, isIdOf } from '../../platform/input/named-things';
import { Problems } from '../../platform/input/problems';
import { readText, SUMMARY } from '../../platform/input/text';
import type { RequestContext } from '../../platform/request-context';
import { ACTIVE } from './active-disasters';
import { Component } from './component';
import { type DeclareDisasterInput, MAX_COMPONENTS } from './declare-disaster';
import { DisasterComponent } from './disaster-component';
import { CONFIDENTIAL_FIELDS, DisasterEvent } from './disaster-event';
import { type ActivePart, overlaps } from './disaster-overlap';
import { RecoveryScenario } from './recovery-scenario';
import { lossesOf, misfitOf } from './scenario-fit';
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
