import type { EntityManager } from 'typeorm';
import { conflict } from '../../../platform/errors';
import { authorship } from '../../../platform/history/history';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { DisasterEvent } from '../disaster-event';
import { holdDisasters } from '../losses/hold-disasters';
import { RecoveryScenario } from '../recovery-scenario';
import { ServiceProviderKind } from '../vocabulary';
import type { DefineRecoveryScenarioInput, UpdateRecoveryScenarioInput } from './define-recovery-scenario';
import { readScenario, type ScenarioDefinition } from './scenario-definition';
import { changeScenario, definitionOf, insertScenario, readStoredScenario } from './stored-scenario';

type Given = Omit<DefineRecoveryScenarioInput, 'id'>;

/** What an input, or an entry of a file, says of a scenario, with what is left out as it is by itself. */
export function givenScenario(given: Given): ScenarioDefinition {
  return {
    code: given.code,
    title: given.title,
    description: given.description,
    effect: given.effect ?? null,
    appliesTo: given.appliesTo,
    providerKind: given.providerKind ?? null,
    componentKind: given.componentKind,
    extent: given.extent,
    clauseNumber: given.clauseNumber,
    source: given.source,
    partialFailure: given.partialFailure ?? given.providerKind === ServiceProviderKind.S1SP,
    recoveryTimeObjectiveSeconds: given.recoveryTimeObjectiveSeconds ?? null,
    recoveryPointObjectiveSeconds: given.recoveryPointObjectiveSeconds ?? null,
    objectivesSource: given.objectivesSource ?? null,
    dccActions: given.dccActions,
    userActions: given.userActions,
  };
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function defineRecoveryScenario(
  context: RequestContext,
  input: DefineRecoveryScenarioInput,
): Promise<RecoveryScenario> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const definition = readScenario(problems, givenScenario(input));
    const { code } = definition;
    if (await transaction.existsBy(RecoveryScenario, { code })) {
      const message = `There is a scenario ${code} already.`;
      problems.add('code', 'ALREADY_EXISTS', message, 'Change it with updateRecoveryScenario, or give another code.');
    }
    problems.refuseIfAny();
    return insertScenario(transaction, authorship(context, 'defineRecoveryScenario'), definition);
  });
}

/** What a scenario says with the changes of an input: null takes away what a scenario need not have, else it says nothing. */
function changedScenario(before: ScenarioDefinition, input: UpdateRecoveryScenarioInput): ScenarioDefinition {
  const kept = <T>(given: T | undefined, held: T): T => (given === undefined ? held : given);
  return {
    code: before.code,
    title: input.title ?? before.title,
    description: input.description ?? before.description,
    effect: kept(input.effect, before.effect),
    appliesTo: input.appliesTo ?? before.appliesTo,
    providerKind: kept(input.providerKind, before.providerKind),
    componentKind: input.componentKind ?? before.componentKind,
    extent: input.extent ?? before.extent,
    clauseNumber: input.clauseNumber ?? before.clauseNumber,
    source: input.source ?? before.source,
    partialFailure: input.partialFailure ?? before.partialFailure,
    recoveryTimeObjectiveSeconds: kept(input.recoveryTimeObjectiveSeconds, before.recoveryTimeObjectiveSeconds),
    recoveryPointObjectiveSeconds: kept(input.recoveryPointObjectiveSeconds, before.recoveryPointObjectiveSeconds),
    objectivesSource: kept(input.objectivesSource, before.objectivesSource),
    dccActions: input.dccActions ?? before.dccActions,
    userActions: input.userActions ?? before.userActions,
  };
}

/** What a scenario is about, on which the impact of every disaster rests that it occurred in. */
const SUBJECT = ['providerKind', 'componentKind', 'extent'] as const;

/** Adds to the problems that a scenario which has occurred, or was exercised, would be about something else. */
export async function checkSubject(
  transaction: EntityManager,
  problems: Problems,
  before: ScenarioDefinition & { id: string },
  after: ScenarioDefinition,
  under: readonly string[] = [],
): Promise<void> {
  const changed = SUBJECT.filter((field) => before[field] !== after[field]);
  if (changed.length === 0 || !(await transaction.existsBy(DisasterEvent, { scenarioId: before.id }))) return;
  for (const field of changed) {
    const message = `${before.code} has occurred or was exercised, so what it is about stays.`;
    problems.add([...under, field], 'SCENARIO_USED', message, 'Define another scenario under another code.');
  }
}

/**
 * @throws CONFLICT when the scenario has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateRecoveryScenario(
  context: RequestContext,
  input: UpdateRecoveryScenarioInput,
): Promise<RecoveryScenario> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    await holdDisasters(transaction);
    const { id, version } = input;
    const scenario = isIdOf('recoveryScenario', id) ? await transaction.findOneBy(RecoveryScenario, { id }) : null;
    if (scenario?.id !== id) {
      addNotFound(problems, 'id', id, 'The query recoveryScenarios lists all of them.');
      throw problems.refusal();
    }
    if (scenario.version !== version) throw conflict(id, version, scenario.version);
    const stored = await readStoredScenario(transaction, scenario);
    const before = definitionOf(stored);
    const definition = readScenario(problems, changedScenario(before, input));
    await checkSubject(transaction, problems, { ...before, id }, definition);
    problems.refuseIfAny();
    return changeScenario(transaction, authorship(context, 'updateRecoveryScenario'), stored, definition);
  });
}
