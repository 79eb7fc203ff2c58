import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import type { Component } from '../component';
import { DisasterComponent } from '../disaster-component';
import { CONFIDENTIAL_FIELDS, DisasterEvent } from '../disaster-event';
import type { RecoveryScenario } from '../recovery-scenario';
import { loseComponents } from './component-states';

export interface FurtherLoss {
  scenario: Pick<RecoveryScenario, 'id'>;
  /** What is lost now; what the disaster was about before it stays about. */
  lost: readonly Component[];
  summary?: string;
  incidentId?: string;
  reason: string;
}

/**
 * A disaster grows: it is about more components from now on, and about the scenario that then fits. It stays one event,
 * so that what was lost first is not counted twice, and its times run from when it was declared.
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export async function moveOn(
  transaction: EntityManager,
  by: Authorship,
  disaster: DisasterEvent,
  { scenario, lost, reason, ...told }: FurtherLoss,
): Promise<DisasterEvent> {
  const held = await transaction.findBy(DisasterComponent, { disasterId: disaster.id });
  const before = held.map(({ componentId }) => componentId).sort();
  const added = lost.filter(({ id }) => !before.includes(id));
  const changed = { scenarioId: scenario.id, ...told };
  const version = disaster.version + 1;
  await updateVersioned(transaction, DisasterEvent, disaster, changed);
  if (added.length > 0) {
    await transaction.insert(
      DisasterComponent,
      added.map(({ id }) => ({ disasterId: disaster.id, componentId: id })),
    );
  }
  const changes = changesBetween(
    { ...disaster, componentIds: before },
    { ...changed, componentIds: [...before, ...added.map(({ id }) => id)].sort(), version },
    CONFIDENTIAL_FIELDS,
  );
  await record(transaction, by, { thingId: disaster.id, changes, reason });
  if (!disaster.exercise) await loseComponents(transaction, by, lost, `Lost in ${disaster.reference}.`);
  return Object.assign(new DisasterEvent(), disaster, changed, { version });
}
