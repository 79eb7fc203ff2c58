import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/input/problems';

@InputType({ description: 'A link as a file says it, each cell as it is written there.' })
export class TraceLinkRowInput {
  @Field(() => String, { description: 'What it says of the first thing, towards the second, e.g. GOVERNS.' })
  type!: string;

  @Field(() => String, { description: 'Id of the thing that it comes from.' })
  from!: string;

  @Field(() => String, { description: 'Id of the thing that it goes to.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Why; empty to leave what is said of it as it is.' })
  rationale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who is to see that it holds; empty to leave that as it is, or for whoever imports a new one.',
  })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'RETIRED to take a link back; anything else keeps it.' })
  status?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id that it has here; one that is retired already stays so, whatever else joins the two things.',
  })
  id?: string | null;
}

@InputType({ description: 'Links of a file, in batches.' })
export class ImportTraceLinksInput {
  @Field(() => [TraceLinkRowInput], { description: 'Up to 500 of them, in the order of the file.' })
  links!: TraceLinkRowInput[];

  @Field(() => Int, { nullable: true, description: 'The row of the first, from 1, as faults count; 1 unless given.' })
  firstRow?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to check them only: everything is told, and nothing is changed.',
  })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'Why a row of a file of links was left out.', simpleResolvers: true })
export class TraceLinkFault {
  @Field(() => Int, { description: 'The row, from 1 after the header.' })
  row!: number;

  @Field(() => String, { description: 'The column, e.g. from.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'What stands there; null when nothing does.' })
  value!: string | null;

  @Field(() => String, { description: 'Stable, upper snake case, e.g. NOT_FOUND.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'How to put it right, in a sentence.' })
  suggestion!: string;
}

@ObjectType({ description: 'What became of the links of a file.', simpleResolvers: true })
export class TraceLinkImport {
  @Field(() => Int, { description: 'Links that were made.' })
  added!: number;

  @Field(() => Int, { description: 'Links that got another rationale or owner.' })
  changed!: number;

  @Field(() => Int, { description: 'Links that were taken back.' })
  retired!: number;

  @Field(() => Int, { description: 'Links that were there already, just so.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that were left out.' })
  rejected!: number;

  @Field(() => [TraceLinkFault], { description: 'Why rows were left out, in the order of the file.' })
  faults!: TraceLinkFault[];

  @Field(() => Boolean, { description: 'Whether they were checked only, and nothing changed.' })
  dryRun!: boolean;
}

@ObjectType({ description: 'What became of the links, or what to mend in the input.', simpleResolvers: true })
export class TraceLinkImportPayload {
  @Field(() => TraceLinkImport, {
    nullable: true,
    description: 'What became of them: rows with faults are left out, the others taken; null when nothing was read.',
  })
  traceLinkImport!: TraceLinkImport | null;

  @Field(() => [UserError], { description: 'What to mend; empty when the rows were read.' })
  userErrors!: UserError[];
}
