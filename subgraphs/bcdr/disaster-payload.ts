import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/input/problems';
import { DisasterEvent } from './disaster-event';

@ObjectType({ description: 'The disaster, or what to mend in the input.', simpleResolvers: true })
export class DisasterPayload {
  @Field(() => DisasterEvent, { nullable: true, description: 'The disaster; null when nothing was changed.' })
  disaster!: DisasterEvent | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
