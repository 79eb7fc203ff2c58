import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { Confidentiality, Stance } from '../consultations/consultation.vocabulary';
import { Response } from './response';

@InputType({ description: 'Code points of the text, start included, end excluded.' })
export class TextSpanInput {
  @Field(() => Int, { description: 'The first code point that belongs to it, counted from 0.' })
  start!: number;

  @Field(() => Int, { description: 'The first code point after it.' })
  end!: number;
}

@InputType({ description: 'What is said to one question.' })
export class AnswerInput {
  @Field(() => String, { description: 'The question, e.g. Q1.' })
  questionCode!: string;

  @Field(() => String, { description: 'The answer, up to 200,000 characters.' })
  text!: string;

  @Field(() => Stance, { nullable: true, description: 'What the respondent thinks of it, where it says so.' })
  stance?: Stance | null;

  @Field(() => [TextSpanInput], {
    nullable: true,
    description: 'Parts of the text, as it is given here, that are confidential; for PARTIAL and ALL only.',
  })
  confidentialSpans?: TextSpanInput[] | null;
}

@InputType({ description: 'A response to a consultation.' })
export class SubmitResponseInput {
  @Field(() => ID, { description: 'The consultation.' })
  consultationId!: string;

  @Field(() => ID, { description: "The organisation that responds; for a respondent, the caller's own." })
  organisationId!: string;

  @Field(() => [AnswerInput], { description: 'What it says: one answer or more, one a question.' })
  answers!: AnswerInput[];

  @Field(() => Confidentiality, { description: 'How much of it is confidential; PARTIAL needs spans that say what.' })
  confidentiality!: Confidentiality;

  @Field(() => String, { nullable: true, description: 'Why it is; needed for PARTIAL and ALL, and for these only.' })
  confidentialityReason?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it came in, by another way; now unless given, and given by governance only.',
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

@ObjectType({ description: 'The response, or what to mend in the input.', simpleResolvers: true })
export class ResponsePayload {
  @Field(() => Response, { nullable: true, description: 'The response; null when nothing was changed.' })
  response!: Response | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
