import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { RecoveryAction } from '../recovery-action';
import { RecoveryScenario } from '../recovery-scenario';
import { ActionParty } from '../vocabulary';
import { actionListChange } from './action-list';
import type { ScenarioDefinition } from './scenario-definition';

/** A scenario with every action that it ever had. */
export interface StoredScenario {
  scenario: RecoveryScenario;
  actions: readonly RecoveryAction[];
}

function listOf({ actions }: StoredScenario, party: ActionParty): RecoveryAction[] {
  return actions
    .filter((action) => action.party === party && action.retiredAt === null)
    .sort((a, b) => a.order - b.order);
}

export async function readStoredScenario(
  transaction: EntityManager,
  scenario: RecoveryScenario,
): Promise<StoredScenario> {
  return { scenario, actions: await transaction.findBy(RecoveryAction, { scenarioId: scenario.id }) };
}

/** What a stored scenario says, as it would be defined. */
export function definitionOf(stored: StoredScenario): ScenarioDefinition {
  const { id: _id, version: _version, ...facts } = stored.scenario;
  return {
    ...facts,
    dccActions: listOf(stored, ActionParty.DCC).map(({ text }) => text),
    userActions: listOf(stored, ActionParty.USER).map(({ text }) => text),
  };
}

export async function insertScenario(
  transaction: EntityManager,
  by: Authorship,
  definition: ScenarioDefinition,
): Promise<RecoveryScenario> {
  const { dccActions, userActions, ...facts } = definition;
  const scenario = Object.assign(new RecoveryScenario(), {
    ...facts,
    id: typedId('recoveryScenario', facts.code),
    version: 1,
  });
  await transaction.insert(RecoveryScenario, scenario);
  const stored = { scenario, actions: [] };
  await changeList(transaction, by, stored, ActionParty.DCC, dccActions);
  await changeList(transaction, by, stored, ActionParty.USER, userActions);
  await recordNew(transaction, by, [{ thingId: scenario.id, changes: changesBetween(null, definition) }]);
  return scenario;
}

/** @returns the scenario as it is then; the very same when it says that already */
export async function changeScenario(
  transaction: EntityManager,
  by: Authorship,
  stored: StoredScenario,
  definition: ScenarioDefinition,
): Promise<RecoveryScenario> {
  const { scenario } = stored;
  const version = scenario.version + 1;
  const changes = changesBetween(definitionOf(stored), definition);
  if (changes === '[]') return scenario;
  const { dccActions, userActions, ...facts } = definition;
  await updateVersioned(transaction, RecoveryScenario, scenario, facts);
  await changeList(transaction, by, stored, ActionParty.DCC, dccActions);
  await changeList(transaction, by, stored, ActionParty.USER, userActions);
  await record(transaction, by, { thingId: scenario.id, changes });
  return Object.assign(new RecoveryScenario(), scenario, facts, { version });
}

async function changeList(
  transaction: EntityManager,
  by: Authorship,
  stored: StoredScenario,
  party: ActionParty,
  texts: readonly string[],
): Promise<void> {
  const { id: scenarioId, code } = stored.scenario;
  const { moved, added, retired } = actionListChange(listOf(stored, party), texts);
  for (const { id, order } of moved) await transaction.update(RecoveryAction, { id }, { order });
  for (const id of retired) await transaction.update(RecoveryAction, { id }, { retiredAt: by.at });
  const taken = stored.actions.filter((action) => action.party === party).length;
  const rows = added.map(({ order, text }, index) => {
    const id = typedId('recoveryAction', `${code}-${party}-${taken + index + 1}`);
    return { id, scenarioId, party, order, text, retiredAt: null };
  });
  await insertAll(transaction, RecoveryAction, rows);
}
