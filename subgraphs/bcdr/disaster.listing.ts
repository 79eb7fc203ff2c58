import type { SortKey } from '../../platform/paging/keyset';
import { listing } from '../../platform/paging/listing';
import { DisasterEvent } from './disaster-event';
import { type DisasterFilter, narrowDisasters } from './disaster-filter';
import { keepVisibleDisasters } from './visible-disasters';

export const NEWEST_FIRST: readonly SortKey[] = [{ path: 'thing.declaredAt', direction: 'DESC' }];

export const disasters = listing<DisasterEvent, DisasterFilter | null | undefined>({
  name: 'disasters',
  entity: DisasterEvent,
  narrow(query, filter, context) {
    narrowDisasters(query, filter);
    keepVisibleDisasters(query, context);
  },
});

export const disastersOfScenario = listing<DisasterEvent>({
  name: 'RecoveryScenario.disasters',
  entity: DisasterEvent,
  parent: 'thing.scenarioId',
  narrow: (query, _filter, context) => keepVisibleDisasters(query, context),
});
