import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A row that was not taken, and why; rows are counted from 1 after the header.',
  simpleResolvers: true,
})
export class RowError {
  @Field(() => Int, { description: 'Number of the row.' })
  row!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Column in which it is; null for what is wrong with the row as a whole.',
  })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there, as far as it can be shown.' })
  value!: string | null;

  @Field(() => String, { description: 'Stable, upper snake case, e.g. CHECK_DIGIT_MISMATCH.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'How to put it right, in a sentence.' })
  suggestion!: string;
}
