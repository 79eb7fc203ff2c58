import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { ConsultationStatus } from './consultation.vocabulary';

@InputType({ description: 'A question that a consultation asks.' })
export class QuestionInput {
  @Field(() => String, { description: 'As the consultation numbers it, e.g. Q1; each once.' })
  code!: string;

  @Field(() => String, { description: 'What is asked, up to 20,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The document that it is about, one of those consulted on.' })
  documentCode?: string | null;
}

@InputType({ description: 'A mailbox, and what it is for.' })
export class ResponseContactInput {
  @Field(() => String, { description: 'What it is for.' })
  purpose!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

@InputType({ description: 'Where responses go, and who answers questions.' })
export class ResponseInstructionsInput {
  @Field(() => String, { nullable: true, description: 'E-mail address that responses go to.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Site where the consultation stands.' })
  website?: string | null;

  @Field(() => [ResponseContactInput], { nullable: true, description: 'Mailboxes for other matters, 20 at most.' })
  contacts?: ResponseContactInput[] | null;
}

@InputType({ description: 'A new consultation.' })
export class OpenConsultationInput {
  @Field(() => String, { description: 'Short name, e.g. 2018-05-04-IMP; no other consultation has it.' })
  reference!: string;

  @Field(() => String, { description: 'Title, up to 500 characters.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation that publishes it.' })
  publisherId?: string | null;

  @Field(() => String, { nullable: true, description: 'Marking of the document, e.g. "DCC Controlled".' })
  classification?: string | null;

  @Field(() => DateScalar, { description: 'First day on which responses are taken; until then it is a draft.' })
  opensOn!: string;

  @Field(() => DateScalar, { description: 'Last day, to its end in UK time, on which a response is not late.' })
  closesOn!: string;

  @Field(() => [String], { description: 'Codes of the documents that it is on: one at least.' })
  documentCodes!: string[];

  @Field(() => [QuestionInput], { description: 'What it asks: one question at least, unless it is a draft.' })
  questions!: QuestionInput[];

  @Field(() => [ID], { nullable: true, description: 'Organisations that are asked to respond, 200 at most.' })
  invitedOrganisationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Baselines that it proposes.' })
  proposalIds?: string[] | null;

  @Field(() => ResponseInstructionsInput, { nullable: true, description: 'Where responses go.' })
  responseInstructions?: ResponseInstructionsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether responses may be published, their confidential parts apart.',
  })
  responsesMayBePublished?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to keep it as a draft, which opens by transitionConsultation only.',
  })
  draft?: boolean | null;
}

@InputType({
  description:
    'What changes of a consultation; what is left out stays. A draft can change in everything but its reference. One that is public keeps its terms: its closing day can be put off while it is open, its proposals and where responses go can change until it is over.',
})
export class UpdateConsultationInput {
  @Field(() => ID, { description: 'The consultation.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the consultation that you saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Title, up to 500 characters.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organisation that publishes it.' })
  publisherId?: string | null;

  @Field(() => String, { nullable: true, description: 'Marking of the document, e.g. "DCC Controlled".' })
  classification?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which responses are taken.' })
  opensOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day, to its end in UK time, on which a response is not late; of an open one, a later day.',
  })
  closesOn?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the documents that it is on, all of them.' })
  documentCodes?: string[] | null;

  @Field(() => [QuestionInput], { nullable: true, description: 'What it asks, all of it.' })
  questions?: QuestionInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Baselines that it proposes, all of them.' })
  proposalIds?: string[] | null;

  @Field(() => ResponseInstructionsInput, { nullable: true, description: 'Where responses go.' })
  responseInstructions?: ResponseInstructionsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether responses may be published, their confidential parts apart.',
  })
  responsesMayBePublished?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why, for the history, which everybody reads.' })
  note?: string | null;
}

@InputType({ description: 'Organisations that are asked to respond to a consultation.' })
export class InviteOrganisationsInput {
  @Field(() => ID, { description: 'The consultation.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the consultation that you saw.' })
  version!: number;

  @Field(() => [ID], { description: 'Those that are asked besides the ones that are already: 1 to 200.' })
  organisationIds!: string[];
}

@InputType({ description: 'A step of a consultation.' })
export class TransitionConsultationInput {
  @Field(() => ID, { description: 'The consultation.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the consultation that you saw.' })
  version!: number;

  @Field(() => ConsultationStatus, {
    description:
      'Where it goes: DRAFT to OPEN to CLOSED to UNDER_REVIEW to CONCLUDED; from CLOSED back to OPEN; WITHDRAWN from any before CONCLUDED. An open one closes by itself at the end of its closing day.',
  })
  to!: ConsultationStatus;

  @Field(() => String, {
    nullable: true,
    description:
      'Why; needed to withdraw it, and to close it before its closing day, which is then that day. Everybody reads it.',
  })
  note?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'New closing day, for OPEN only: needed when the closing day has passed.',
  })
  closesOn?: string | null;
}
