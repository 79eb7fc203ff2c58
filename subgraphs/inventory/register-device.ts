import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { UserError } from '../../platform/input/problems';
import { Device } from './device';
import { Eui64Scalar } from './eui64';
import { MpxnScalar } from './mpxn';
import { CspRegion, DeviceStatus, DeviceType, MeteringStandard } from './vocabulary';

@InputType({ description: 'What is known of a device when it is taken into the inventory.' })
export class RegisterDeviceInput {
  @Field(() => Eui64Scalar, { description: 'The identifier on its label.' })
  deviceId!: string;

  @Field(() => DeviceType, { description: 'What it is in the home.' })
  type!: DeviceType;

  @Field(() => MeteringStandard, { description: 'The generation of specifications it is built to.' })
  standard!: MeteringStandard;

  @Field(() => String, { nullable: true, description: 'E.g. SMETS1 v1.2.' })
  specificationVersion?: string | null;

  @Field(() => DeviceStatus, { nullable: true, description: 'Where it stands in its life; PENDING unless given.' })
  status?: DeviceStatus | null;

  @Field(() => String, { nullable: true, description: 'Who made it.' })
  manufacturer?: string | null;

  @Field(() => String, { nullable: true, description: "The maker's name of the model." })
  model?: string | null;

  @Field(() => String, { nullable: true, description: 'Version of its firmware.' })
  firmwareVersion?: string | null;

  @Field(() => MpxnScalar, { nullable: true, description: 'Supply number: an MPAN for an ESME, an MPRN for a GSME.' })
  mpxn?: string | null;

  @Field(() => String, { nullable: true, description: 'Unique property reference number: up to 12 digits.' })
  uprn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Postcode of the home, in full; SM WAN coverage is looked up by it.',
  })
  postcode?: string | null;

  @Field(() => CspRegion, { nullable: true, description: 'Region; needed for SMETS2, SMETS1 by itself for SMETS1.' })
  cspRegion?: CspRegion | null;

  @Field(() => ID, { nullable: true, description: 'SMETS1 Service Provider; needed for SMETS1 (SSI DS 1.10.3).' })
  s1spId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Dual control organisation; for SMETS1 only.' })
  dcoId?: string | null;

  @Field(() => Eui64Scalar, { nullable: true, description: 'EUI-64 of the communications hub it is joined to.' })
  communicationsHubDeviceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Energy supplier responsible for it.' })
  responsibleSupplierId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was installed.' })
  installedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken into service.' })
  commissionedAt?: Date | null;
}

@ObjectType({ description: 'The device, or what to mend in the input.', simpleResolvers: true })
export class DevicePayload {
  @Field(() => Device, { nullable: true, description: 'The device; null when nothing was changed.' })
  device!: Device | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
