import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '../../platform/request-context';
import { Device } from './device';
import { type DeviceFilter, narrowDevices } from './device-filter';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

export enum InventoryDimension {
  STANDARD = 'STANDARD',
  TYPE = 'TYPE',
  STATUS = 'STATUS',
  CSP_REGION = 'CSP_REGION',
  SERVICE_PROVIDER = 'SERVICE_PROVIDER',
  RESPONSIBLE_SUPPLIER = 'RESPONSIBLE_SUPPLIER',
}
registerEnumType(InventoryDimension, {
  name: 'InventoryDimension',
  description: 'What devices can be counted by.',
  valuesConfig: {
    STANDARD: { description: 'SMETS1 or SMETS2.' },
    TYPE: { description: 'What the device is.' },
    STATUS: { description: 'Where it stands in its life.' },
    CSP_REGION: { description: 'Its region.' },
    SERVICE_PROVIDER: { description: 'Its S1SP.' },
    RESPONSIBLE_SUPPLIER: { description: 'Its responsible supplier.' },
  },
});

@ObjectType({
  description: 'How many devices there are of each kind; one row a combination of the dimensions asked for.',
  simpleResolvers: true,
})
export class InventoryCount {
  @Field(() => MeteringStandard, { nullable: true, description: 'Standard, when counted by it.' })
  standard?: MeteringStandard | null;

  @Field(() => DeviceType, { nullable: true, description: 'Type, when counted by it.' })
  type?: DeviceType | null;

  @Field(() => DeviceStatus, { nullable: true, description: 'Status, when counted by it.' })
  status?: DeviceStatus | null;

  @Field(() => CspRegion, { nullable: true, description: 'Region, when counted by it.' })
  cspRegion?: CspRegion | null;

  s1spId?: string | null;

  responsibleSupplierId?: string | null;

  @Field(() => Int, { description: 'Number of devices.' })
  count!: number;
}

export const COLUMNS = {
  [InventoryDimension.STANDARD]: 'standard',
  [InventoryDimension.TYPE]: 'type',
  [InventoryDimension.STATUS]: 'status',
  [InventoryDimension.CSP_REGION]: 'cspRegion',
  [InventoryDimension.SERVICE_PROVIDER]: 's1spId',
  [InventoryDimension.RESPONSIBLE_SUPPLIER]: 'responsibleSupplierId',
} as const;

/** Counts in one statement, in the order of the dimensions; without dimensions one row counts all. */
export async function countDevices(
  { database }: RequestContext,
  by: readonly InventoryDimension[],
  filter: DeviceFilter | null | undefined,
): Promise<InventoryCount[]> {
  const query = database.reads.createQueryBuilder(Device, 'thing').select('COUNT(*)', 'count').where('1 = 1');
  narrowDevices(query, filter);
  for (const dimension of new Set(by)) {
    const column = `thing.${COLUMNS[dimension]}`;
    query.addSelect(column, COLUMNS[dimension]).addGroupBy(column).addOrderBy(column);
  }
  const rows: InventoryCount[] = await query.getRawMany();
  return rows.map((row) => Object.assign(new InventoryCount(), row, { count: Number(row.count) }));
}
