import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { connectionType } from '../../platform/paging/connection';
import { Eui64Scalar } from './eui64';
import { MpxnScalar } from './mpxn';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

@Entity('device')
@ObjectType({ description: 'A smart metering device in a home.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "deviceId")')
export class Device {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id: `device:` and the EUI-64.' })
  id!: string;

  @Column('varchar')
  @Field(() => Eui64Scalar, { description: 'The identifier on its label.' })
  deviceId!: string;

  @Column('varchar')
  @Field(() => DeviceType, { description: 'What it is in the home.' })
  type!: DeviceType;

  @Column('varchar')
  @Field(() => MeteringStandard, { description: 'The generation of specifications it is built to.' })
  standard!: MeteringStandard;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'E.g. SMETS1 v1.2, SMETS2 v4.2.' })
  specificationVersion!: string | null;

  @Column('varchar')
  @Field(() => DeviceStatus, { description: 'Where it stands in its life.' })
  status!: DeviceStatus;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who made it.' })
  manufacturer!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: "The maker's name of the model." })
  model!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Version of its firmware.' })
  firmwareVersion!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => MpxnScalar, { nullable: true, description: 'Supply number of the meter point it measures.' })
  mpxn!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Unique property reference number of the home.' })
  uprn!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Postcode of the home, like `M1 4BT`.' })
  postcode!: string | null;

  @Column('varchar')
  @Field(() => CspRegion, { description: 'Region; SMETS1 for a SMETS1 device (SSI DS, general provisions).' })
  cspRegion!: CspRegion;

  @Column('varchar', { nullable: true })
  s1spId!: string | null;

  @Column('varchar', { nullable: true })
  dcoId!: string | null;

  /** The hub that it is joined to; null for a hub. */
  @Column('varchar', { nullable: true })
  communicationsHubId!: string | null;

  @Column('varchar', { nullable: true })
  responsibleSupplierId!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was installed.' })
  installedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken into service.' })
  commissionedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const DeviceConnection = connectionType('Device', () => Device, 'devices');

/** The id of the hub of a home: the device itself when it is the hub. */
export function hubIdOf(device: Pick<Device, 'id' | 'type' | 'communicationsHubId'>): string | null {
  return device.type === DeviceType.CHF ? device.id : device.communicationsHubId;
}
