import { entitiesOf } from '../../platform/database/rows';
import { perRequest } from '../../platform/request-context';
import { componentsOfDisaster } from './bcdr.loaders';
import { DisasterEvent } from './disaster-event';
import { keepVisibleDisasters } from './visible-disasters';
import { DisasterStatus } from './vocabulary';

/** What makes a disaster an active one: it is no exercise, and not recovered from. */
export const ACTIVE = `(thing.exercise = FALSE AND thing.status IN ('${DisasterStatus.DECLARED}', '${DisasterStatus.RECOVERING}'))`;

export interface ActiveDisaster {
  disaster: DisasterEvent;
  providerIds: readonly string[];
}

/** Every active disaster that exists for the caller, with the providers that it is about; newest first. */
export const activeDisasters = perRequest(async (context): Promise<ActiveDisaster[]> => {
  const query = context.database.reads
    .createQueryBuilder(DisasterEvent, 'thing')
    .where(ACTIVE)
    .orderBy('thing.declaredAt', 'DESC')
    .addOrderBy('thing.id', 'DESC');
  keepVisibleDisasters(query, context);
  return Promise.all(
    (await entitiesOf(query)).map(async (disaster) => ({
      disaster,
      providerIds: (await componentsOfDisaster(context, disaster.id)).flatMap(({ providerId }) => providerId ?? []),
    })),
  );
});

export function isOfProviders(
  providerIds: readonly string[],
): (active: Pick<ActiveDisaster, 'providerIds'>) => boolean {
  return (active) => active.providerIds.some((id) => providerIds.includes(id));
}
