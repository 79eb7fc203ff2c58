import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What a table that was taken as a whole has changed, or would change.',
  simpleResolvers: true,
})
export class TableImport {
  @Field(() => Int, { description: 'Rows of the table.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that were new.' })
  added!: number;

  @Field(() => Int, { description: 'Rows that differed from what was held.' })
  changed!: number;

  @Field(() => Int, { description: 'Rows that were held just so.' })
  unchanged!: number;

  @Field(() => Int, { description: 'What was held and is no longer, as the table does not have it.' })
  removed!: number;

  @Field(() => Boolean, { description: 'Whether all of it was checked alone, and nothing changed.' })
  dryRun!: boolean;
}
