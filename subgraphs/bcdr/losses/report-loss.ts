import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What else is lost in a disaster.' })
export class ReportLossInput {
  @Field(() => ID, { description: 'The disaster, or the exercise.' })
  disasterId!: string;

  @Field(() => Int, { description: 'Version of it that you saw.' })
  version!: number;

  @Field(() => [ID], { description: 'What is lost besides: 1 to 200, of the same provider and kind.' })
  componentIds!: string[];

  @Field(() => String, { description: 'What happened, in a sentence; at most 500 characters.' })
  note!: string;
}
