import { Field, ID, InputType, Int } from 'type-graphql';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { TextSpanInput } from './submit-response.input';

@InputType({ description: 'What of an answer is confidential.' })
export class AnswerSpansInput {
  @Field(() => ID, { description: 'The answer.' })
  answerId!: string;

  @Field(() => [TextSpanInput], { description: 'All parts of its text that are confidential from now on.' })
  spans!: TextSpanInput[];
}

@InputType({ description: 'How much of a response is confidential from now on.' })
export class SetConfidentialityInput {
  @Field(() => ID, { description: 'The response.' })
  responseId!: string;

  @Field(() => Int, { description: 'Its version that the caller saw.' })
  version!: number;

  @Field(() => Confidentiality, { description: 'How much of it is confidential; PARTIAL needs spans that say what.' })
  confidentiality!: Confidentiality;

  @Field(() => [AnswerSpansInput], {
    nullable: true,
    description: 'What is confidential, answer by answer; in an answer that is not named, nothing is.',
  })
  spans?: AnswerSpansInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is; needed for PARTIAL and ALL, unless the response has a reason already, which then stays.',
  })
  reason?: string | null;
}
