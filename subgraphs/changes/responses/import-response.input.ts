import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { Response } from './response';
import { ResponseFormat } from './response-form/response-form-format';

@InputType({ description: 'A file in which an organisation responds to a consultation.' })
export class ImportResponseInput {
  @Field(() => ID, { description: 'The consultation.' })
  consultationId!: string;

  @Field(() => ID, { description: "The organisation that responds; for a respondent, the caller's own." })
  organisationId!: string;

  @Field(() => ResponseFormat, { description: 'What kind of file it is.' })
  format!: ResponseFormat;

  @Field(() => String, { description: 'The file: in base64 a Word document or a whole e-mail (.eml), else its text.' })
  content!: string;

  @Field(() => Confidentiality, {
    nullable: true,
    description:
      'How much of it is confidential, where the respondent has said so otherwise; as the file says unless given. Needed for an e-mail that speaks of confidentiality in its own words and marks nothing.',
  })
  confidentiality?: Confidentiality | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is, where the respondent has said so otherwise; as the file says unless given.',
  })
  confidentialityReason?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it came in; for an e-mail the time at which it was sent, else now, unless given by governance.',
  })
  receivedAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The organisation's own earlier response to the consultation, where this one replaces it; both are kept.",
  })
  replacesId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version in which the earlier response was seen.' })
  replacesVersion?: number | null;
}

@ObjectType({
  description: 'Something about a file that whoever takes it in should know; it stands in the way of nothing.',
  simpleResolvers: true,
})
export class ImportNotice {
  @Field(() => String, { description: 'Stable, upper snake case, e.g. AUTOMATIC_FOOTER.' })
  code!: string;

  @Field(() => String, { description: 'What it is, in a sentence.' })
  message!: string;

  @Field(() => String, { description: 'What to do about it, in a sentence.' })
  suggestion!: string;
}

@ObjectType({ description: 'The response, or what to mend in the file or the input.', simpleResolvers: true })
export class ImportResponsePayload {
  @Field(() => Response, { nullable: true, description: 'The response; null when nothing was changed.' })
  response!: Response | null;

  @Field(() => [ImportNotice], { description: 'What to know about the file; none when nothing was changed.' })
  notices!: ImportNotice[];

  @Field(() => [UserError], {
    description:
      'What to mend; empty when all went well. Problems of the file are under `content`, with the place in it.',
  })
  userErrors!: UserError[];
}
