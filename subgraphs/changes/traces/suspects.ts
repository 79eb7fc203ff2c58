import { entitiesOf } from '../../../platform/database/rows';
import { batched } from '../../../platform/loading';
import { today } from '../register/register.loaders';
import { TraceLinkEnd } from './trace-link-end';
import { holdsOnDay, TraceLinkSuspect } from './trace-link-suspect';

/** Where a link is suspect today, by its id, in the order of the clauses' ids. */
export const suspicionsOf = batched<TraceLinkSuspect[]>(async (linkIds, context) => {
  const query = context.database.reads
    .createQueryBuilder(TraceLinkSuspect, 'thing')
    .where('thing.linkId IN (:...linkIds)', { linkIds })
    .andWhere(holdsOnDay('thing'), { suspectDay: today(context) })
    .orderBy('thing.thingId')
    .addOrderBy('thing.fromDay');
  const found = new Map<string, TraceLinkSuspect[]>(linkIds.map((id) => [id, []]));
  for (const suspicion of await entitiesOf(query)) found.get(suspicion.linkId)?.push(suspicion);
  return linkIds.map((id) => found.get(id) ?? []);
});

/** Both ends of a link, the one that it comes from first. */
export const endsOfLink = batched<TraceLinkEnd[]>(async (linkIds, { database }) => {
  const query = database.reads
    .createQueryBuilder(TraceLinkEnd, 'thing')
    .where('thing.linkId IN (:...linkIds)', { linkIds })
    .orderBy('thing.direction', 'DESC');
  const found = new Map<string, TraceLinkEnd[]>(linkIds.map((id) => [id, []]));
  for (const end of await entitiesOf(query)) found.get(end.linkId)?.push(end);
  return linkIds.map((id) => found.get(id) ?? []);
});
