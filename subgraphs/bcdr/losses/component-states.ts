import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { Component } from '../component';
import { ServiceState } from '../vocabulary';

/** Gives a component another state, and tells why in its history. */
export async function changeState(
  transaction: EntityManager,
  by: Authorship,
  component: Component,
  { state, reason, since = by.at }: { state: ServiceState; reason: string; since?: Date },
): Promise<Component> {
  const changed = { state, stateSince: since, version: component.version + 1 };
  await updateVersioned(transaction, Component, component, changed);
  await record(transaction, by, { thingId: component.id, changes: changesBetween(component, changed), reason });
  return Object.assign(new Component(), component, changed);
}

/** Components become UNAVAILABLE; one that is so already stays so since when it was. */
export async function loseComponents(
  transaction: EntityManager,
  by: Authorship,
  components: readonly Component[],
  reason: string,
): Promise<void> {
  for (const component of components) {
    if (component.state === ServiceState.UNAVAILABLE) continue;
    await changeState(transaction, by, component, { state: ServiceState.UNAVAILABLE, reason });
  }
}

/** Components are OPERATIONAL again; one that is so already stays so since when it was. */
export async function returnComponents(
  transaction: EntityManager,
  by: Authorship,
  components: readonly Component[],
  { since, reason }: { since: Date; reason: string },
): Promise<void> {
  for (const component of components) {
    if (component.state === ServiceState.OPERATIONAL) continue;
    // It cannot be back before it was as it is.
    const back = since < component.stateSince ? component.stateSince : since;
    await changeState(transaction, by, component, { state: ServiceState.OPERATIONAL, reason, since: back });
  }
}
