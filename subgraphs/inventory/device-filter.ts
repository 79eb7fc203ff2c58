import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepLinked, keepStartingWith, keepWhether } from '../../platform/database/conditions';
import { badArgument } from '../../platform/errors';
import { DateTimeRange, keepWithin } from '../../platform/graphql/date-time-range';
import { SortDirection } from '../../platform/graphql/sort-direction';
import type { SortKey } from '../../platform/paging/keyset';
import { PageArgs } from '../../platform/paging/page-args';
import { GONE } from './communications-hub-responsibility';
import type { Device } from './device';
import { ANOMALOUS } from './device-anomalies';
import { MpxnScalar } from './mpxn';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

@InputType({ description: 'Which devices; all that is given must hold.' })
export class DeviceFilter {
  @Field(() => [ID], { nullable: true, description: 'One of these ids.' })
  ids?: string[] | null;

  @Field(() => [DeviceType], { nullable: true, description: 'One of these types.' })
  types?: DeviceType[] | null;

  @Field(() => MeteringStandard, { nullable: true, description: 'Of this standard.' })
  standard?: MeteringStandard | null;

  @Field(() => [DeviceStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: DeviceStatus[] | null;

  @Field(() => [CspRegion], { nullable: true, description: 'In one of these regions.' })
  cspRegions?: CspRegion[] | null;

  @Field(() => [ID], { nullable: true, description: 'With one of these as S1SP or dual control organisation.' })
  serviceProviderIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'With one of these as responsible supplier.' })
  responsibleSupplierIds?: string[] | null;

  @Field(() => MpxnScalar, { nullable: true, description: 'At this meter point.' })
  mpxn?: string | null;

  @Field(() => String, { nullable: true, description: 'At this property.' })
  uprn?: string | null;

  @Field(() => String, { nullable: true, description: 'Prefix of the EUI-64.' })
  deviceIdPrefix?: string | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Taken into service within this time.' })
  commissioned?: DateTimeRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Data that breaks a rule of the inventory, e.g. a SMETS1 device with no S1SP, or a region other than SMETS1.',
  })
  anomalous?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has an S1SP.' })
  hasS1sp?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether SM WAN coverage would be told for it: its place is in the coverage table; never so for SMETS1 (SSI DS 1.10.6).',
  })
  smWanCoverageOffered?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the lead supplier answers for the communications hub and a meter tells who that is (IMP 2.1.3).',
  })
  hubAnsweredByLeadSupplier?: boolean | null;
}

export enum DeviceSortField {
  DEVICE_ID = 'DEVICE_ID',
  COMMISSIONED_AT = 'COMMISSIONED_AT',
  INSTALLED_AT = 'INSTALLED_AT',
}
registerEnumType(DeviceSortField, {
  name: 'DeviceSortField',
  description: 'What devices can be sorted by.',
  valuesConfig: {
    DEVICE_ID: { description: 'The EUI-64.' },
    COMMISSIONED_AT: { description: 'When it was taken into service; never comes below every time.' },
    INSTALLED_AT: { description: 'When it was installed; never comes below every time.' },
  },
});

@InputType({ description: 'An order of devices.' })
export class DeviceSort {
  @Field(() => DeviceSortField, { description: 'What to sort by.' })
  field!: DeviceSortField;

  @Field(() => SortDirection, { description: 'Which end comes first.', defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

/** The keys of an order; the EUI-64 is the id's own, so it needs none but the direction. */
function sortKeys(sort: DeviceSort | null | undefined): SortKey[] {
  const { field = DeviceSortField.DEVICE_ID, direction = SortDirection.ASC } = sort ?? {};
  if (field === DeviceSortField.DEVICE_ID) return [{ path: 'thing.deviceId', direction }];
  const path = field === DeviceSortField.COMMISSIONED_AT ? 'thing.commissionedAt' : 'thing.installedAt';
  return [{ path, direction, nullable: true }];
}

/** The arguments of every list of devices. */
@ArgsType()
export class DeviceListArgs extends PageArgs {
  @Field(() => DeviceFilter, { nullable: true, description: 'Which of them.' })
  filter?: DeviceFilter | null;

  @Field(() => DeviceSort, { nullable: true, description: 'In which order; by EUI-64 unless given.' })
  sort?: DeviceSort | null;

  /** As a listing takes them. */
  toRequest() {
    const { filter, sort, ...page } = this;
    return { page, filter, sort: sortKeys(sort) };
  }
}

/**
 * A SMETS1 hub is the lead supplier's, and the meter that tells who that is has one: as communicationsHubResponsibility
 * decides it. By name, the type of an electricity meter comes before that of a gas meter.
 * @source IMP 2.1.3
 */
const LEAD_SUPPLIER_KNOWN = `(thing.standard = 'SMETS1' AND (
  SELECT meter.responsibleSupplierId FROM device meter
  WHERE meter.communicationsHubId = CASE thing.type WHEN 'CHF' THEN thing.id ELSE thing.communicationsHubId END
    AND meter.type IN ('ESME', 'GSME')
  ORDER BY CASE WHEN meter.status IN (${GONE.map((status) => `'${status}'`).join(', ')}) THEN 2
    WHEN meter.status = 'PENDING' THEN 1 ELSE 0 END, meter.type, meter.id LIMIT 1) IS NOT NULL)`;

/** The coverage table has the place: a postcode is kept in full, with a blank and three characters after its first part. */
const COVERAGE_KNOWN = `(thing.standard = 'SMETS2' AND (SELECT place.outwardCode FROM sm_wan_coverage place
  WHERE place.outwardCode = SUBSTR(thing.postcode, 1, LENGTH(thing.postcode) - 4)) IS NOT NULL)`;

const OF_PROVIDERS = '(thing.s1spId IN (:...values) OR thing.dcoId IN (:...values))';

/** @throws BAD_USER_INPUT for a prefix that cannot begin an EUI-64 */
function readPrefix(text: string): string {
  const prefix = text.replace(/[-: ]/g, '').toUpperCase();
  if (/^[0-9A-F]{1,16}$/.test(prefix)) return prefix;
  const message = `${JSON.stringify(text.slice(0, 40))} cannot begin an EUI-64.`;
  throw badArgument('deviceIdPrefix', message, 'Give 1 to 16 hexadecimal digits.');
}

/** @throws BAD_USER_INPUT for a filter that cannot be read */
export function narrowDevices(query: SelectQueryBuilder<Device>, filter: DeviceFilter | null | undefined): void {
  if (!filter) return;
  keepAmong(query, 'thing.id', filter.ids);
  keepAmong(query, 'thing.type', filter.types);
  keepAmong(query, 'thing.standard', filter.standard ? [filter.standard] : null);
  keepAmong(query, 'thing.status', filter.statuses);
  keepAmong(query, 'thing.cspRegion', filter.cspRegions);
  keepAmong(query, 'thing.responsibleSupplierId', filter.responsibleSupplierIds);
  keepAmong(query, 'thing.mpxn', filter.mpxn ? [filter.mpxn] : null);
  keepAmong(query, 'thing.uprn', filter.uprn ? [filter.uprn] : null);
  keepLinked(query, OF_PROVIDERS, filter.serviceProviderIds);
  keepStartingWith(query, 'thing.deviceId', filter.deviceIdPrefix && readPrefix(filter.deviceIdPrefix));
  keepWithin(query, 'thing.commissionedAt', filter.commissioned);
  keepWhether(query, ANOMALOUS, filter.anomalous);
  keepWhether(query, 'thing.s1spId IS NOT NULL', filter.hasS1sp);
  keepWhether(query, COVERAGE_KNOWN, filter.smWanCoverageOffered);
  keepWhether(query, LEAD_SUPPLIER_KNOWN, filter.hubAnsweredByLeadSupplier);
}
