import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { BaselineStatus } from './register.vocabulary';

@InputType({ description: 'A new draft of a document.' })
export class CreateBaselineInput {
  @Field(() => String, { description: 'Short name of the document, e.g. SSI DS.' })
  documentCode!: string;

  @Field(() => String, { description: 'Its number, e.g. 2.1; no other baseline of the document has it.' })
  label!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A baseline of the document whose text it begins with; it begins empty unless given.',
  })
  basedOnId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history. Up to 20,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'One change of one clause in a draft.' })
export class EditClauseInput {
  @Field(() => ID, { description: 'The draft.' })
  baselineId!: string;

  @Field(() => Int, { description: 'The version of the draft that the caller saw.' })
  version!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The clause, also one that the draft left out before; a new one unless given.',
  })
  clauseId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The clause that it is to follow, with all that stands under that one. Unless given, a new clause comes where its number belongs, and another one stays.',
  })
  afterClauseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is to come first in the document.' })
  first?: boolean | null;

  @Field(() => String, {
    description:
      'Its number, e.g. 2.1.3; which clause it stands under follows from it. What stands under it is renumbered with it.',
  })
  number!: string;

  @Field(() => String, { description: 'Its heading; up to 500 characters, may be empty.' })
  heading!: string;

  @Field(() => String, { description: 'Markdown, without numbers of sub-clauses; up to 200,000 characters.' })
  text!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether it is to be taken out; number, heading and text are not looked at then.',
  })
  remove?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'For a new clause: the clause that it is split from.' })
  derivedFromClauseId?: string | null;
}

@InputType({ description: 'A step of a baseline on its way into force.' })
export class TransitionBaselineInput {
  @Field(() => ID, { description: 'The baseline.' })
  id!: string;

  @Field(() => Int, { description: 'The version of it that the caller saw.' })
  version!: number;

  @Field(() => BaselineStatus, { description: 'Where it goes.' })
  to!: BaselineStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The body that decided it: needed to baseline, submit and designate. Up to 200 characters.',
  })
  authority?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Day in UK time on which the step takes effect: today unless given. Needed to designate, as the first day in force.',
  })
  effectiveFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why: needed to go back to draft and to withdraw. Up to 20,000 characters.',
  })
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With IN_CONSULTATION: the consultation that is to propose it.',
  })
  consultationId?: string | null;
}
