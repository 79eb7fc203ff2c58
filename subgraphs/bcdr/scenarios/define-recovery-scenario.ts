import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { RecoveryScenario } from '../recovery-scenario';
import { ComponentKind, FailureExtent, MeteringStandard, ServiceProviderKind } from '../vocabulary';

/** What can be left out both when a scenario is defined and when it is changed. */
@InputType({ description: 'What a scenario may leave out.' })
class OptionalOfScenario {
  @Field(() => String, { nullable: true, description: 'What the loss does to services, in words.' })
  effect?: string | null;

  @Field(() => ServiceProviderKind, {
    nullable: true,
    description: "Kind of the provider whose components are lost; null for DCC's own.",
  })
  providerKind?: ServiceProviderKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it goes on working for others; by itself true for an S1SP (IMP 5.2), else false.',
  })
  partialFailure?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Within how many seconds services are to be back.' })
  recoveryTimeObjectiveSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many seconds of data may be lost.' })
  recoveryPointObjectiveSeconds?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the objectives are taken from, at most 200 characters; needed where one is set.',
  })
  objectivesSource?: string | null;
}

@InputType({ description: 'A disaster recovery scenario (IMP 5.2).' })
export class DefineRecoveryScenarioInput extends OptionalOfScenario {
  @Field(() => String, { description: 'Short name, e.g. S1SP-DC-ONE; it stays.' })
  code!: string;

  @Field(() => String, { description: 'What is lost, in a line; at most 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'What is lost and what that means; at most 20,000 characters.' })
  description!: string;

  @Field(() => [MeteringStandard], { description: 'Devices of which standards it concerns: one at least.' })
  appliesTo!: MeteringStandard[];

  @Field(() => ComponentKind, { description: 'Kind of the components that are lost.' })
  componentKind!: ComponentKind;

  @Field(() => FailureExtent, {
    description: "Whether some of the provider's components of that kind are lost, or all.",
  })
  extent!: FailureExtent;

  @Field(() => String, { description: 'Number of the clause that sets it, e.g. 5.2.' })
  clauseNumber!: string;

  @Field(() => String, { description: 'Where it is taken from; at most 500 characters.' })
  source!: string;

  @Field(() => [String], { description: 'What DCC does, in order: 1 to 100, each at most 500 characters.' })
  dccActions!: string[];

  @Field(() => [String], { description: 'What Users do, in order: 1 to 100, each at most 500 characters.' })
  userActions!: string[];
}

@InputType({
  description:
    'What changes in a scenario: what is left out stays. What it is about (kinds and extent) stays once it has occurred.',
})
export class UpdateRecoveryScenarioInput extends OptionalOfScenario {
  @Field(() => ID, { description: 'The scenario.' })
  id!: string;

  @Field(() => Int, { description: 'Version of it that you saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What is lost, in a line; at most 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'What is lost and what that means.' })
  description?: string | null;

  @Field(() => [MeteringStandard], { nullable: true, description: 'Devices of which standards it concerns.' })
  appliesTo?: MeteringStandard[] | null;

  @Field(() => ComponentKind, { nullable: true, description: 'Kind of the components that are lost.' })
  componentKind?: ComponentKind | null;

  @Field(() => FailureExtent, { nullable: true, description: 'Whether some of them are lost, or all.' })
  extent?: FailureExtent | null;

  @Field(() => String, { nullable: true, description: 'Number of the clause that sets it.' })
  clauseNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is taken from.' })
  source?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All that DCC does, in order. An action that reads as before is the same; one left out is retired.',
  })
  dccActions?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'All that Users do, in order; likewise.' })
  userActions?: string[] | null;
}

@ObjectType({ description: 'The scenario, or what to mend in the input.', simpleResolvers: true })
export class RecoveryScenarioPayload {
  @Field(() => RecoveryScenario, { nullable: true, description: 'The scenario; null when nothing was changed.' })
  scenario!: RecoveryScenario | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
