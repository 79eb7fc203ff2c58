import DataLoader from 'dataloader';
import { perRequest, type RequestContext } from '../../../platform/request-context';
import { Device } from '../device';
import { COLUMNS, InventoryCount, type InventoryDimension } from '../inventory-count';
import { type CountedDevices, countTouched, type Touching } from './count-touched';

/** What is counted by, and whom the devices are reached through. */
interface Row {
  id: string;
  s1spId: string | null;
  dcoId: string | null;
  cspRegion: string;
  count: number | string;
}

function union(all: readonly Touching[], of: (touching: Touching) => readonly string[]): string[] {
  return [...new Set(all.flatMap(of))];
}

/** Devices that are reached through any of the providers and regions, counted; and those that links lead to, one by one. */
async function readDevices(
  { database }: RequestContext,
  columns: readonly string[],
  wanted: readonly Touching[],
): Promise<CountedDevices[]> {
  const providerIds = union(wanted, (touching) => touching.providerIds);
  const regions = union(wanted, (touching) => touching.regions);
  const deviceIds = union(wanted, (touching) => touching.deviceIds);
  const through = [...new Set(['s1spId', 'dcoId', 'cspRegion', ...columns])];
  const devices = () => {
    const query = database.reads.createQueryBuilder(Device, 'thing').select([]);
    for (const column of through) query.addSelect(`thing.${column}`, column);
    return query;
  };
  const reached = [
    ...(providerIds.length > 0 ? ['thing.s1spId IN (:...providerIds)', 'thing.dcoId IN (:...providerIds)'] : []),
    ...(regions.length > 0 ? ['thing.cspRegion IN (:...regions)'] : []),
  ].join(' OR ');
  const counted = devices().addSelect('COUNT(*)', 'count').where(`(${reached})`, { providerIds, regions });
  for (const column of through) counted.addGroupBy(`thing.${column}`);
  const single = devices().addSelect('thing.id', 'id').where('thing.id IN (:...deviceIds)', { deviceIds });
  const [many, few] = await Promise.all([
    reached === '' ? [] : counted.getRawMany<Row>(),
    deviceIds.length === 0 ? [] : single.getRawMany<Row>(),
  ]);
  return [
    ...many.map((row): CountedDevices => ({ ...row, id: null, count: Number(row.count) })),
    ...few.map((row): CountedDevices => ({ ...row, count: 1 })),
  ];
}

const loaders = perRequest(() => new Map<string, DataLoader<Touching, InventoryCount[]>>());

/** Counts in two statements, for however many impacts a request asks. */
export function devicesTouched(
  context: RequestContext,
  by: readonly InventoryDimension[],
  touching: Touching,
): Promise<InventoryCount[]> {
  const columns = [...new Set(by)].map((dimension) => COLUMNS[dimension]);
  const key = columns.join();
  const made = loaders(context).get(key);
  const loader =
    made ??
    new DataLoader<Touching, InventoryCount[]>(
      async (wanted) => {
        const devices = await readDevices(context, columns, wanted);
        return wanted.map((each) =>
          countTouched(devices, columns, each).map((counted) => Object.assign(new InventoryCount(), counted)),
        );
      },
      { cache: false },
    );
  if (!made) loaders(context).set(key, loader);
  return loader.load(touching);
}
