import type { EntityManager } from 'typeorm';
import type { Problems } from '../../../platform/input/problems';
import type { DisasterEvent } from '../disaster-event';
import { readActiveParts } from '../losses/active-parts';
import { readNetwork } from '../losses/read-loss';
import { growthOf } from '../losses/standing-loss';
import { lossesOf } from '../scenario-fit';
import { heldByOthers, partsOf } from './disaster-parts';

/**
 * What fails again must not be about what another disaster is about by now; nor may it, with what is lost besides, be the
 * loss of all, which is another scenario.
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export async function checkFailingAgain(
  transaction: EntityManager,
  problems: Problems,
  disaster: DisasterEvent,
): Promise<void> {
  const held = await heldByOthers(transaction, disaster);
  for (const { componentId, reference } of held) {
    const message = `${componentId} is part of ${reference}, which is active.`;
    problems.add('to', 'ALREADY_IN_DISASTER', message, `Publish and log under ${reference}.`);
  }
  if (held.length > 0) return;
  const { scenarios, components } = await readNetwork(transaction);
  const active = await readActiveParts(transaction);
  for (const loss of lossesOf(await partsOf(transaction, disaster), components)) {
    const growth = growthOf(loss, components, scenarios, active);
    if (growth) problems.add('to', 'EXTENT_MISMATCH', growth.message, growth.suggestion);
  }
}
