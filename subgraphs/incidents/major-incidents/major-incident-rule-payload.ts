import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { MajorIncidentRule } from './major-incident-rule';

@ObjectType({ description: 'The rule, or what to mend in the input.', simpleResolvers: true })
export class MajorIncidentRulePayload {
  @Field(() => MajorIncidentRule, { nullable: true, description: 'The rule; null when nothing was changed.' })
  rule!: MajorIncidentRule | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
