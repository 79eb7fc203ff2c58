import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';

/** Most service requests that one publication names. */
export const MAX_SERVICE_REQUESTS = 500;

@InputType({ description: 'What is published of the impact of a disaster (IMP 5.1.9).' })
export class PublishImpactInput {
  @Field(() => ID, { description: 'The disaster.' })
  disasterId!: string;

  @Field(() => Int, { description: 'Version of the disaster that you saw.' })
  version!: number;

  @Field(() => String, { description: 'What Users need to know; at most 20,000 characters.' })
  text!: string;

  @Field(() => [String], { description: 'DUIS numbers of the service requests that are affected: one at least.' })
  affectedServiceRequests!: string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When recovery is expected: a time to come.' })
  expectedRecoveryAt?: Date | null;
}
