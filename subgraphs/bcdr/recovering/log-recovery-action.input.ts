import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: "An action of a disaster's scenario that was done." })
export class LogRecoveryActionInput {
  @Field(() => ID, { description: 'The disaster.' })
  disasterId!: string;

  @Field(() => Int, { description: 'Version of the disaster that you saw.' })
  version!: number;

  @Field(() => ID, { description: 'The action that was done: one of those of its scenario.' })
  actionId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be said of it, at most 20,000 characters; needed when the action is in the log already.',
  })
  note?: string | null;
}
