import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../platform/graphql/scalars';
import type { Device } from './device';
import { CspRegion, MeteringStandard } from './vocabulary';

@Entity('sm_wan_coverage')
@ObjectType({ description: 'Whether the SM WAN reaches a place.', simpleResolvers: true })
export class SmWanCoverageEstimate {
  /** Outward part of a postcode, e.g. M1. */
  @PrimaryColumn('varchar')
  outwardCode!: string;

  @Column('varchar')
  @Field(() => CspRegion, { description: 'Region that the place is in.' })
  region!: CspRegion;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether there is coverage now.' })
  available!: boolean;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'When coverage is expected, where there is none yet.' })
  expectedFrom!: string | null;
}

@ObjectType({ description: 'Coverage is not a question for this device or standard.', simpleResolvers: true })
export class SmWanCoverageNotApplicable {
  @Field(() => String, { description: 'Why, with the clause that says so.' })
  reason!: string;
}

export const SmWanCoverage = createUnionType({
  name: 'SmWanCoverage',
  description: 'What can be said of SM WAN coverage.',
  types: () => [SmWanCoverageEstimate, SmWanCoverageNotApplicable] as const,
});

/** @source SSI DS 1.10.6: the coverage service does not apply to SMETS1 devices. */
export function coverageNotApplicable(): SmWanCoverageNotApplicable {
  return Object.assign(new SmWanCoverageNotApplicable(), {
    reason: 'The SM WAN coverage service does not apply to SMETS1 devices (SSI DS 1.10.6).',
  });
}

/** Coverage at a device: one that has been taken into service over the SM WAN is reached by it. */
export function coverageOfDevice(device: Device): SmWanCoverageEstimate | SmWanCoverageNotApplicable {
  if (device.standard === MeteringStandard.SMETS1) return coverageNotApplicable();
  return Object.assign(new SmWanCoverageEstimate(), {
    outwardCode: '',
    region: device.cspRegion,
    available: device.commissionedAt !== null,
    expectedFrom: null,
  });
}

/**
 * The outward part of a UK postcode, full or outward alone, in capitals.
 * @returns undefined when the text is no postcode
 */
export function outwardCodeOf(postcode: string): string | undefined {
  const [, outward] = /^([A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]{2})?$/.exec(postcode.replace(/\s/g, '').toUpperCase()) ?? [];
  return outward;
}
