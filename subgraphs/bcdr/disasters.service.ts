import type { EntityManager } from 'typeorm';
import { nextNumber } from '../../platform/database/sequence';
import { checkExistence } from '../../platform/existence';
import { type Authorship, authorship, changesBetween, recordNew } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { addNotFound, checkNames, isIdOf } from '../../platform/input/named-things';
import { Problems } from '../../platform/input/problems';
import { readText, SUMMARY } from '../../platform/input/text';
import type { RequestContext } from '../../platform/request-context';
import type { Component } from './component';
import { type DeclareDisasterInput, MAX_COMPONENTS } from './declare-disaster';
import { DisasterComponent } from './disaster-component';
import { CONFIDENTIAL_FIELDS, DisasterEvent } from './disaster-event';
import { type ActivePart, movingOn } from './disaster-overlap';
import { type ExerciseColumns, NO_EXERCISE, readExercisePlan } from './exercises/exercises.service';
import { readActiveParts } from './losses/active-parts';
import { loseComponents } from './losses/component-states';
import { DISASTERS, holdDisasters } from './losses/hold-disasters';
import { moveOn } from './losses/move-on';
import { addOverlaps, namedComponents, readNetwork } from './losses/read-loss';
import { growthOf } from './losses/standing-loss';
import type { RecoveryScenario } from './recovery-scenario';
import { lossesOf, misfitOf, type ScenarioFacts } from './scenario-fit';
import { DisasterStatus } from './vocabulary';

/** The reference of the nth disaster, e.g. DIS000000007. */
function referenceOf(number: number): string {
  return `DIS${String(number).padStart(9, '0')}`;
}

interface GivenDisaster {
  summary: string;
  incidentId: string | null;
  exercise: ExerciseColumns | null;
}

async function readGiven(
  context: RequestContext,
  problems: Problems,
  input: DeclareDisasterInput,
): Promise<GivenDisaster> {
  const summary = readText(problems, 'summary', input.summary, SUMMARY);
  checkNames(problems, 'componentIds', input.componentIds, { least: 1, most: MAX_COMPONENTS });
  const incidentId = input.incidentId ?? null;
  if (incidentId !== null) {
    if (isIdOf('incident', incidentId)) {
      await checkExistence(context.graph, problems, [{ field: 'incidentId', id: incidentId, readBy: 'incident' }]);
    } else {
      addNotFound(problems, 'incidentId', incidentId, 'Give the id of an incident, e.g. incident:INC000000001.');
    }
  }
  const isExercise = input.exercise ?? false;
  if (!isExercise && input.exercisePlan) {
    const way = 'Leave exercisePlan out, or give exercise as true.';
    problems.add('exercisePlan', 'NOT_AN_EXERCISE', 'What really occurred has no plan of an exercise.', way);
  }
  const exercise = isExercise
    ? readExercisePlan(problems, 'exercisePlan', input.exercisePlan ?? {}, { now: context.clock.now() })
    : null;
  return { summary, incidentId, exercise };
}

/**
 * Declares what occurred. The loss of the rest of what an active disaster is about moves that disaster on to the scenario
 * about losing all, rather than making another.
 * @throws Refusal with everything that is wrong; then nothing was changed
 * @source IMP 5.2
 */
export async function declareDisaster(context: RequestContext, input: DeclareDisasterInput): Promise<DisasterEvent> {
  const given = new Problems();
  const told = await readGiven(context, given, input);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'declareDisaster');
    const problems = new Problems();
    problems.addAll(given);
    await holdDisasters(transaction);
    const { scenario, components, parts } = await readLoss(transaction, problems, input, told.exercise !== null);
    const disasterId = scenario && told.exercise === null ? movingOn(scenario.extent, parts) : undefined;
    const active = disasterId ? await transaction.findOneByOrFail(DisasterEvent, { id: disasterId }) : null;
    if (active?.incidentId && told.incidentId && active.incidentId !== told.incidentId) {
      const message = `${active.id}, which moves on, was led to by another incident.`;
      problems.add('incidentId', 'INCIDENT_MISMATCH', message, 'Leave incidentId out.');
    }
    problems.refuseIfAny();
    if (!scenario) throw new TypeError('A scenario that was not found is refused above.');
    if (!active) return insertDisaster(transaction, by, scenario, components, told);
    const { summary, incidentId } = told;
    const reason = `The rest is lost too: ${scenario.code}.`;
    return moveOn(transaction, by, active, {
      scenario,
      lost: components,
      summary,
      reason,
      ...(incidentId && { incidentId }),
    });
  });
}

/** The scenario and components that an input names; what is wrong with them is added to the problems. */
async function readLoss(
  transaction: EntityManager,
  problems: Problems,
  input: DeclareDisasterInput,
  isExercise: boolean,
): Promise<{ scenario: RecoveryScenario | undefined; components: readonly Component[]; parts: readonly ActivePart[] }> {
  const { scenarios, components: all } = await readNetwork(transaction);
  const scenario = scenarios.find(({ id }) => id === input.scenarioId);
  if (!scenario) {
    addNotFound(problems, 'scenarioId', input.scenarioId, 'The query recoveryScenarios lists all of them.');
  }
  const components = namedComponents(problems, input.componentIds, all);
  if (!scenario || !components) return { scenario, components: [], parts: [] };
  const losses = lossesOf(components, all);
  const misfit = misfitOf(scenario, losses, scenarios);
  if (misfit) problems.add(misfit.field, misfit.code, misfit.message, misfit.suggestion);
  // What is lost in an exercise is not lost, so it stands beside nothing that is.
  if (isExercise) return { scenario, components, parts: [] };
  const active = await readActiveParts(transaction);
  const parts = active.filter(({ componentId }) => input.componentIds.includes(componentId));
  addOverlaps(problems, input.componentIds, scenario.extent, parts);
  if (!misfit && parts.length === 0) addGrowth(problems, losses, { all, scenarios, active });
  return { scenario, components, parts };
}

function addGrowth(
  problems: Problems,
  losses: ReturnType<typeof lossesOf>,
  network: { all: readonly Component[]; scenarios: readonly ScenarioFacts[]; active: readonly ActivePart[] },
): void {
  for (const loss of losses) {
    const growth = growthOf(loss, network.all, network.scenarios, network.active);
    if (growth) problems.add('scenarioId', 'EXTENT_MISMATCH', growth.message, growth.suggestion);
  }
}

async function insertDisaster(
  transaction: EntityManager,
  by: Authorship,
  scenario: RecoveryScenario,
  components: readonly Component[],
  { summary, incidentId, exercise }: GivenDisaster,
): Promise<DisasterEvent> {
  const reference = referenceOf(await nextNumber(transaction, DISASTERS));
  const disaster: DisasterEvent = {
    id: typedId('disasterEvent', reference),
    reference,
    scenarioId: scenario.id,
    summary,
    status: exercise ? DisasterStatus.EXERCISE_ONLY : DisasterStatus.DECLARED,
    exercise: exercise !== null,
    declaredAt: by.at,
    declaredBy: by.actor,
    recoveredAt: null,
    closedAt: null,
    incidentId,
    firstPublishedAt: null,
    ...(exercise ?? NO_EXERCISE),
    version: 1,
  };
  const componentIds = components.map(({ id }) => id);
  await transaction.insert(DisasterEvent, disaster);
  await transaction.insert(
    DisasterComponent,
    componentIds.map((componentId) => ({ disasterId: disaster.id, componentId })),
  );
  const changes = changesBetween(null, { ...disaster, componentIds }, CONFIDENTIAL_FIELDS);
  await recordNew(transaction, by, [{ thingId: disaster.id, changes }]);
  if (!exercise) await loseComponents(transaction, by, components, `Lost in ${reference}.`);
  return Object.assign(new DisasterEvent(), disaster);
}
