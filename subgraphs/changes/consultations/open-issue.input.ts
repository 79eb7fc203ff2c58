import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { OpenIssueState } from './consultation.vocabulary';
import { OpenIssue } from './open-issue';

@InputType({ description: 'Something that a consultation leaves open.' })
export class RaiseOpenIssueInput {
  @Field(() => ID, { description: 'The consultation.' })
  consultationId!: string;

  @Field(() => String, { description: 'What is open, up to 20,000 characters.' })
  summary!: string;

  @Field(() => String, { description: 'What it waits for, up to 20,000 characters.' })
  dependsOn!: string;
}

@InputType({ description: 'What became known of an open issue.' })
export class UpdateOpenIssueInput {
  @Field(() => ID, { description: 'The issue.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the issue that you saw; when it is given, it must be the current one.',
  })
  version?: number | null;

  @Field(() => String, { description: 'What became known, up to 20,000 characters.' })
  text!: string;

  @Field(() => OpenIssueState, { nullable: true, description: 'Whether it still waits; as it is unless given.' })
  state?: OpenIssueState | null;
}

@ObjectType({ description: 'The open issue, or what to mend in the input.', simpleResolvers: true })
export class OpenIssuePayload {
  @Field(() => OpenIssue, { nullable: true, description: 'The issue; null when nothing was changed.' })
  openIssue!: OpenIssue | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
