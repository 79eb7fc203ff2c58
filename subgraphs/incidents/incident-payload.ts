import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/input/problems';
import { Incident } from './incident';

@ObjectType({ description: 'The incident, or what to mend in the input.', simpleResolvers: true })
export class IncidentPayload {
  @Field(() => Incident, { nullable: true, description: 'The incident; null when nothing was changed.' })
  incident!: Incident | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
