import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { addNotFound } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { Component } from '../component';
import { MAX_COMPONENTS } from '../declare-disaster';
import { type ActivePart, overlaps } from '../disaster-overlap';
import { RecoveryScenario } from '../recovery-scenario';
import type { FailureExtent } from '../vocabulary';

/** Every scenario by code, and every component by id, as they stand in a transaction. */
export async function readNetwork(transaction: EntityManager) {
  const scenarios = await entitiesOf(transaction.createQueryBuilder(RecoveryScenario, 'thing').orderBy('thing.code'));
  const components = await entitiesOf(transaction.createQueryBuilder(Component, 'thing').orderBy('thing.id'));
  return { scenarios, components };
}

/** The components that an input names, by id; null, with the problems added, unless there are all of them. */
export function namedComponents(
  problems: Problems,
  componentIds: readonly string[],
  all: readonly Component[],
): Component[] | null {
  const known = new Map(all.map((component) => [component.id, component]));
  // Too many names are told as such, not one by one.
  const named = componentIds.length > MAX_COMPONENTS ? [] : componentIds;
  for (const [index, id] of named.entries()) {
    if (!known.has(id)) {
      addNotFound(problems, ['componentIds', String(index)], id, 'The query components lists all of them.');
    }
  }
  const found = [...new Set(named)].sort().flatMap((id) => known.get(id) ?? []);
  return found.length > 0 && found.length === new Set(componentIds).size ? found : null;
}

/** Adds to the problems which of the named components active disasters are about already. */
export function addOverlaps(
  problems: Problems,
  componentIds: readonly string[],
  extent: FailureExtent,
  parts: readonly ActivePart[],
): void {
  for (const { componentId, disasterId } of overlaps(extent, parts)) {
    problems.add(
      ['componentIds', String(componentIds.indexOf(componentId))],
      'ALREADY_IN_DISASTER',
      `${componentId} is part of ${disasterId}, which is active.`,
      'Publish and log under that disaster; when the rest is lost too, report the loss under it (reportLoss).',
    );
  }
}
