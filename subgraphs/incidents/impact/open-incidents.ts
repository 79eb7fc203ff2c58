import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../../../platform/request-context';
import { Incident } from '../incident';
import { IncidentDevice } from '../incident-device';
import { OPEN_STATUSES } from '../vocabulary';
import { countTouched, type IncidentsAtProvider, type SingleIncident, type Touching } from './count-touched';
import { OpenIncidents } from './impact.reference';

function openIncidents({ database }: RequestContext) {
  return database.reads
    .createQueryBuilder(Incident, 'thing')
    .where('thing.status IN (:...open)', { open: OPEN_STATUSES })
    .select('thing.category', 'category')
    .addSelect('thing.serviceProviderId', 'providerId');
}

async function atProviders(context: RequestContext, ids: readonly string[]): Promise<IncidentsAtProvider[]> {
  if (ids.length === 0) return [];
  const rows: (Omit<IncidentsAtProvider, 'count'> & { count: number | string })[] = await openIncidents(context)
    .andWhere('thing.serviceProviderId IN (:...ids)', { ids })
    .addSelect('COUNT(*)', 'count')
    .groupBy('thing.category')
    .addGroupBy('thing.serviceProviderId')
    .getRawMany();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

async function linked(context: RequestContext, ids: readonly string[]): Promise<SingleIncident[]> {
  if (ids.length === 0) return [];
  const query = openIncidents(context).addSelect('thing.id', 'id').andWhere('thing.id IN (:...ids)', { ids });
  const rows: Omit<SingleIncident, 'deviceId'>[] = await query.getRawMany();
  return rows.map((row) => ({ ...row, deviceId: null }));
}

async function withDevices(context: RequestContext, ids: readonly string[]): Promise<SingleIncident[]> {
  if (ids.length === 0) return [];
  return openIncidents(context)
    .innerJoin(IncidentDevice, 'part', 'part.incidentId = thing.id')
    .addSelect('thing.id', 'id')
    .addSelect('part.deviceId', 'deviceId')
    .andWhere('part.deviceId IN (:...ids)', { ids })
    .getRawMany();
}

/** Counts in three statements, for however many impacts a request asks. */
export const openIncidentsTouched = perRequest(
  (context) =>
    new DataLoader<Touching, OpenIncidents[]>(
      async (wanted) => {
        const union = (of: (touching: Touching) => readonly string[]) => [...new Set(wanted.flatMap(of))];
        const [gathered, direct, byDevice] = await Promise.all([
          atProviders(
            context,
            union(({ providerIds }) => providerIds),
          ),
          linked(
            context,
            union(({ incidentIds }) => incidentIds),
          ),
          withDevices(
            context,
            union(({ deviceIds }) => deviceIds),
          ),
        ]);
        return wanted.map((touching) =>
          countTouched(gathered, [...direct, ...byDevice], touching).map((counted) =>
            Object.assign(new OpenIncidents(), counted),
          ),
        );
      },
      { cache: false },
    ),
);
