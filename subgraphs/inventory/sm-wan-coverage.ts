import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../platform/graphql/scalars';
import type { Device } from './device';
import { outwardCodeOf } from './sm-wan/postcode';
import { CspRegion, MeteringStandard } from './vocabulary';

@Entity('sm_wan_coverage')
@ObjectType({ description: 'Whether the SM WAN reaches a place.', simpleResolvers: true })
export class SmWanCoverageEstimate {
  @PrimaryColumn('varchar')
  @Field(() => String, { description: 'The place: the first part of its postcodes, e.g. `M1`.' })
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

@ObjectType({ description: 'Coverage is a question, and nothing is held that answers it.', simpleResolvers: true })
export class SmWanCoverageUnknown {
  @Field(() => String, { description: 'What is not known.' })
  reason!: string;

  @Field(() => String, { description: 'What to do, so that there is an answer.' })
  suggestion!: string;
}

export const SmWanCoverage = createUnionType({
  name: 'SmWanCoverage',
  description: 'What can be said of SM WAN coverage.',
  types: () => [SmWanCoverageEstimate, SmWanCoverageNotApplicable, SmWanCoverageUnknown] as const,
});

type Answer = SmWanCoverageEstimate | SmWanCoverageNotApplicable | SmWanCoverageUnknown;

/** @source SSI DS 1.10.6: the coverage service does not apply to SMETS1 devices. */
export function coverageNotApplicable(): SmWanCoverageNotApplicable {
  return Object.assign(new SmWanCoverageNotApplicable(), {
    reason: 'The SM WAN coverage service does not apply to SMETS1 devices (SSI DS 1.10.6).',
  });
}

/** What is said of a place that the imported table has, or has not. */
export function coverageAt(
  outwardCode: string,
  estimate: SmWanCoverageEstimate | null,
): SmWanCoverageEstimate | SmWanCoverageUnknown {
  if (estimate) return estimate;
  return Object.assign(new SmWanCoverageUnknown(), {
    reason: `The coverage table does not have ${outwardCode}.`,
    suggestion: 'Check the postcode, or import a coverage table that has its area.',
  });
}

/** Coverage at a device: as the table has it for where the device is. */
export async function coverageOfDevice(
  { standard, postcode }: Pick<Device, 'standard' | 'postcode'>,
  estimateOf: (outwardCode: string) => Promise<SmWanCoverageEstimate | null>,
): Promise<Answer> {
  if (standard === MeteringStandard.SMETS1) return coverageNotApplicable();
  const outwardCode = outwardCodeOf(postcode ?? '');
  if (outwardCode === undefined) {
    return Object.assign(new SmWanCoverageUnknown(), {
      reason: 'The device has no postcode by which coverage could be looked up.',
      suggestion: 'Give its postcode by updateDevice.',
    });
  }
  return coverageAt(outwardCode, await estimateOf(outwardCode));
}
