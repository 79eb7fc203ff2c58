import type { EntityManager } from 'typeorm';
import { ACTIVE } from '../active-disasters';
import { DisasterComponent } from '../disaster-component';
import { DisasterEvent } from '../disaster-event';
import type { ActivePart } from '../disaster-overlap';
import { RecoveryScenario } from '../recovery-scenario';

/** Which components are parts of active disasters, and of which: the oldest disaster first. */
export async function readActiveParts(transaction: EntityManager): Promise<ActivePart[]> {
  return transaction
    .createQueryBuilder(DisasterEvent, 'thing')
    .innerJoin(DisasterComponent, 'part', 'part.disasterId = thing.id')
    .innerJoin(RecoveryScenario, 'scenario', 'scenario.id = thing.scenarioId')
    .where(ACTIVE)
    .select('part.componentId', 'componentId')
    .addSelect('thing.id', 'disasterId')
    .addSelect('thing.status', 'status')
    .addSelect('scenario.extent', 'extent')
    .orderBy('thing.declaredAt')
    .addOrderBy('thing.id')
    .addOrderBy('part.componentId')
    .getRawMany<ActivePart>();
}
