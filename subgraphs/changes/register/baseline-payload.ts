import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Baseline } from './baseline';

@ObjectType({ description: 'The baseline, or what to mend in the input.', simpleResolvers: true })
export class BaselinePayload {
  @Field(() => Baseline, { nullable: true, description: 'The baseline; null when nothing was changed.' })
  baseline!: Baseline | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
