import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType } from '../../platform/paging/connection';
import { ComponentKind, FailureExtent, MeteringStandard, ServiceProviderKind } from './vocabulary';

@Entity('recovery_scenario')
@ObjectType({ description: 'A disaster recovery scenario of IMP 5.2.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class RecoveryScenario {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `recoveryScenario:S1SP-DC-ONE`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Short name, e.g. S1SP-DC-ONE.' })
  code!: string;

  @Column('varchar')
  @Field(() => String, { description: 'What is lost, in a line.' })
  title!: string;

  @Column('text')
  @Field(() => String, { description: 'What is lost and what that means.' })
  description!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the loss does to services, in words.' })
  effect!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    description: 'Where it is taken from, so that one can tell what is settled from what is yet to be confirmed.',
  })
  source!: string;

  @Column('simple-json')
  @Field(() => [MeteringStandard], { description: 'Devices of which standards it concerns.' })
  appliesTo!: MeteringStandard[];

  @Column('varchar', { nullable: true })
  @Field(() => ServiceProviderKind, {
    nullable: true,
    description: "Kind of the provider whose components are lost; null for DCC's own.",
  })
  providerKind!: ServiceProviderKind | null;

  @Column('varchar')
  @Field(() => ComponentKind, { description: 'Kind of the components that are lost.' })
  componentKind!: ComponentKind;

  @Column('varchar')
  @Field(() => FailureExtent, {
    description: "How many of the provider's components of that kind are lost: one of them, or all.",
  })
  extent!: FailureExtent;

  @Column('varchar')
  @Field(() => String, {
    description: 'Number of the clause that sets the scenario; the clause itself is reached by its trace links.',
  })
  clauseNumber!: string;

  @Column('boolean')
  @Field(() => Boolean, {
    description:
      'Whether it goes on working for others: the loss of one S1SP leaves service requests to other S1SPs working.',
  })
  partialFailure!: boolean;

  @Column('int', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Within how many seconds services are to be back; null where none is set.',
  })
  recoveryTimeObjectiveSeconds!: number | null;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many seconds of data may be lost; null where none is set.' })
  recoveryPointObjectiveSeconds!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the objectives are taken from; null where none is set.' })
  objectivesSource!: string | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const RecoveryScenarioConnection = connectionType(
  'RecoveryScenario',
  () => RecoveryScenario,
  'recovery scenarios',
);
