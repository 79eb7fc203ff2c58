import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { EscalationLevel } from './escalation-level';

@InputType({ description: 'Which incident is taken to the next level, and why.' })
export class EscalateIncidentInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'What a level of escalation is to be.' })
export class SetEscalationLevelInput {
  @Field(() => Int, { description: 'Which level: one that there is, or the next one above them.' })
  level!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the level that the caller saw; left out for one that is new.',
  })
  version?: number | null;

  @Field(() => String, { description: 'What it is called, in at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Who is told when an incident comes to it.' })
  told!: string;

  @Field(() => String, { description: 'Where it comes from, e.g. the clause of the document in force.' })
  source!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was checked against the document in force; false unless given.',
  })
  confirmed?: boolean | null;
}

@ObjectType({ description: 'The level of escalation, or what to mend in the input.', simpleResolvers: true })
export class EscalationLevelPayload {
  @Field(() => EscalationLevel, { nullable: true, description: 'The level; null when nothing was changed.' })
  escalationLevel!: EscalationLevel | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
