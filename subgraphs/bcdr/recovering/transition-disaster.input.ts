import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { DisasterStatus } from '../vocabulary';

@InputType({ description: "A step of a disaster's life." })
export class TransitionDisasterInput {
  @Field(() => ID, { description: 'The disaster.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the disaster that you saw.' })
  version!: number;

  @Field(() => DisasterStatus, { description: 'Where it stands from now on.' })
  to!: DisasterStatus;

  @Field(() => String, { description: 'Why; kept in the history; at most 20,000 characters.' })
  note!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the services were back, or the exercise ended, if that was before now; only with the step that ends recovery.',
  })
  recoveredAt?: Date | null;
}
