import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IncidentCategory } from '../vocabulary';

export enum IncidentPerformanceDimension {
  SERVICE_PROVIDER = 'SERVICE_PROVIDER',
  PARTY = 'PARTY',
}
registerEnumType(IncidentPerformanceDimension, {
  name: 'IncidentPerformanceDimension',
  description: 'What performance is told apart by, besides the category.',
  valuesConfig: {
    SERVICE_PROVIDER: { description: 'The service provider at which the fault is.' },
    PARTY: { description: 'The party that has the incident, or had it when it was resolved.' },
  },
});

@ObjectType({
  description:
    'How the incidents of a category that were raised in a period fared. Those that tell of the same fault as another are counted as duplicates and nowhere else (practice, to be confirmed).',
  simpleResolvers: true,
})
export class IncidentPerformance {
  @Field(() => IncidentCategory, { description: 'The category.' })
  category!: IncidentCategory;

  /** Resolved to the service provider. */
  serviceProviderId!: string | null;

  /** Resolved to the organisation. */
  partyId!: string | null;

  @Field(() => Int, { description: 'How many were raised, duplicates apart.' })
  logged!: number;

  @Field(() => Int, { description: 'How many were raised that tell of the same fault as another.' })
  duplicates!: number;

  @Field(() => Int, { description: 'How many are resolved; not those that were taken up again.' })
  resolved!: number;

  @Field(() => Int, { description: 'How many were taken up, or resolved, in time.' })
  responseWithinTarget!: number;

  @Field(() => Int, { description: 'How many were resolved in time, pauses apart.' })
  resolutionWithinTarget!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Median of the seconds until resolution, pauses apart; null when none is resolved.',
  })
  medianResolutionSeconds!: number | null;
}
