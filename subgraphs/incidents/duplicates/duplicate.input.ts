import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Which incident tells of the same fault as another.' })
export class MarkDuplicateInput {
  @Field(() => ID, { description: 'Readable id of the incident that is the duplicate.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the duplicate that the caller saw.' })
  version!: number;

  @Field(() => ID, { description: 'Readable id of the incident that goes on.' })
  originalId!: string;

  @Field(() => String, { description: 'What shows that the fault is the same.' })
  note!: string;
}

@InputType({ description: 'Which incident proves to be no duplicate.' })
export class UnmarkDuplicateInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'Why it is none.' })
  note!: string;
}
