import { Field, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Comment } from '../responses/comment';
import { Consultation } from './consultation';
import { ImportOutcome } from './consultation.vocabulary';

@InputType({ description: 'A published consultation document.' })
export class ImportConsultationInput {
  @Field(() => String, { description: "The consultation document's text, up to 5 MB." })
  text!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to check the text only: everything is read and told, and nothing is changed.',
  })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'The consultation, or what to mend in the input.', simpleResolvers: true })
export class ConsultationPayload {
  @Field(() => Consultation, {
    nullable: true,
    description: 'The consultation; null when the input is to be mended, and after a dry run, which makes none.',
  })
  consultation!: Consultation | null;

  @Field(() => ImportOutcome, {
    nullable: true,
    description: 'What an import did; null for what is no import, and when the input is to be mended.',
  })
  outcome?: ImportOutcome | null;

  @Field(() => [Comment], {
    nullable: true,
    description:
      'All comments that are to be decided before it can conclude; null when that was not what it failed for.',
  })
  undecidedComments?: Comment[] | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
