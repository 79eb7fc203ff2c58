import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import type { RowError } from './row-error';

@ObjectType({ description: 'What became of the rows of a file of devices.', simpleResolvers: true })
export class ImportReport {
  @Field(() => ID, { description: 'Names the file by its content: the same text again has the same id.' })
  id!: string;

  @Field(() => Int, { description: 'Rows after the header, empty lines left out.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that were taken; in a check, that would have been.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows whose device is in the inventory already, just as the row has it.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that break a rule, and were left out.' })
  rejected!: number;

  @Field(() => Boolean, { description: 'Whether everything was checked and nothing changed.' })
  dryRun!: boolean;

  /** The first of what is wrong with rows. */
  found!: readonly RowError[];
}

@InputType({ description: 'A file of devices.' })
export class ImportDevicesInput {
  @Field(() => String, {
    description:
      'CSV text with a header row, of 8 million characters at most; larger files go through the command `throughline import devices`, which streams.',
  })
  csv!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check everything, change nothing.' })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The report of an import, or what to mend in the input.', simpleResolvers: true })
export class ImportDevicesPayload {
  @Field(() => ImportReport, { nullable: true, description: 'The report; null when the file could not be read.' })
  report!: ImportReport | null;

  @Field(() => [UserError], { description: 'What to mend; rows that break a rule are in the report instead.' })
  userErrors!: UserError[];
}
