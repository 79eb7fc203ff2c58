import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { TableImport } from '../table-file/table-import';

@InputType({ description: 'A table of SM WAN coverage.' })
export class ImportSmWanCoverageInput {
  @Field(() => String, {
    description: 'CSV with the columns outwardCode, region, available (yes or no) and expectedFrom (a day, or empty).',
  })
  csv!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Forget the places that the table does not have.',
  })
  replace?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check everything, change nothing.' })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'What the table changed, or what to mend in it.', simpleResolvers: true })
export class ImportSmWanCoveragePayload {
  @Field(() => TableImport, { nullable: true, description: 'What it changed; null when nothing was taken.' })
  report!: TableImport | null;

  @Field(() => [UserError], { description: 'What to mend, by row and column; empty when all went well.' })
  userErrors!: UserError[];
}
