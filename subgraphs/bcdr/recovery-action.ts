import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ActionParty } from './vocabulary';

@Entity('recovery_action')
@ObjectType({ description: 'Something that is to be done when a scenario occurs.', simpleResolvers: true })
export class RecoveryAction {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `recoveryAction:S1SP-DC-ONE-DCC-1`.' })
  id!: string;

  @Column('varchar')
  scenarioId!: string;

  @Column('varchar')
  @Field(() => ActionParty, { description: 'Who does it.' })
  party!: ActionParty;

  @Column('int')
  @Field(() => Int, { description: "Place among the party's actions, from 1." })
  order!: number;

  @Column('text')
  @Field(() => String, { description: 'What is done.' })
  text!: string;

  /** When it was taken off the scenario's list; it is kept for the logs that name it. */
  @Column('datetime', { precision: 3, nullable: true })
  retiredAt!: Date | null;
}
