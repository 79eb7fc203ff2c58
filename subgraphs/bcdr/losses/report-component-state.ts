import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Component } from '../component';
import { ServiceState } from '../vocabulary';

@InputType({ description: 'How well a component works now.' })
export class ReportComponentStateInput {
  @Field(() => ID, { description: 'The component.' })
  id!: string;

  @Field(() => ServiceState, { description: 'How well it works.' })
  state!: ServiceState;

  @Field(() => String, { description: 'Why, in a sentence; at most 500 characters. It goes into its history.' })
  reason!: string;
}

@ObjectType({ description: 'The component, or what to mend in the input.', simpleResolvers: true })
export class ComponentPayload {
  @Field(() => Component, { nullable: true, description: 'The component; null when nothing was changed.' })
  component!: Component | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
