import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { Eui64Scalar } from '../eui64';
import { MpxnScalar } from '../mpxn';
import { CspRegion, DeviceStatus } from '../vocabulary';

@InputType({
  description: 'What is to change of a device: what is left out stays as it is, what is null is cleared.',
})
export class UpdateDeviceInput {
  @Field(() => ID, { description: 'The device.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the change is made against.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Why; needed for moves out of service.' })
  reason?: string | null;

  @Field(() => DeviceStatus, { nullable: true, description: 'Where it stands now; deviceStatusMoves has the ways.' })
  status?: DeviceStatus | null;

  @Field(() => String, { nullable: true, description: 'E.g. SMETS1 v1.2.' })
  specificationVersion?: string | null;

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

  @Field(() => String, { nullable: true, description: 'Postcode of the home, in full.' })
  postcode?: string | null;

  @Field(() => CspRegion, { nullable: true, description: 'Region; SMETS1 for SMETS1.' })
  cspRegion?: CspRegion | null;

  @Field(() => ID, { nullable: true, description: 'SMETS1 Service Provider; a SMETS1 device has one (SSI DS 1.10.3).' })
  s1spId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Dual control organisation; for SMETS1 only.' })
  dcoId?: string | null;

  @Field(() => Eui64Scalar, {
    nullable: true,
    description: 'EUI-64 of the communications hub it is joined to now; null takes it off its hub.',
  })
  communicationsHubDeviceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Energy supplier responsible for it.' })
  responsibleSupplierId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was installed.' })
  installedAt?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken into service.' })
  commissionedAt?: Date | null;
}
