import { Authorized, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NETWORK_READERS } from '../../platform/caller/role';
import { DateTimeScalar } from '../../platform/graphql/scalars';

// `simple: false`: a field with a simple resolver has nothing that would ask for authority.
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
  @Authorized(NETWORK_READERS)
  @Field(() => String, { simple: false, description: 'Who wrote that it was done; not for outsiders.' })
  doneBy!: string;

  @Column('text', { nullable: true })
  @Authorized(NETWORK_READERS)
  @Field(() => String, {
    simple: false,
    nullable: true,
    description: 'What is to be said of it; not for outsiders.',
  })
  note!: string | null;
}
