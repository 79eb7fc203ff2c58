import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';

@Entity('action_log_entry')
@ObjectType({ description: "An action of a disaster's scenario that was done.", simpleResolvers: true })
export class ActionLogEntry {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `actionLogEntry:DIS000000001-1`.' })
  id!: string;

  @Column('varchar')
  disasterId!: string;

  /** Place in the log of the disaster, from 1. */
  @Column('int')
  number!: number;

  @Column('varchar')
  actionId!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  doneAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Who did it.' })
  doneBy!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What is to be said of it.' })
  note!: string | null;
}
