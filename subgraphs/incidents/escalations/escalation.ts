import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';

@Entity('escalation')
@ObjectType({ description: 'That an incident was taken to a higher level.', simpleResolvers: true })
export class Escalation {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: `escalation:`, the incident's reference and a number." })
  id!: string;

  @Column('varchar')
  incidentId!: string;

  @Column('int')
  @Field(() => Int, { description: 'The level that it came to, from 1.' })
  level!: number;

  @Column('varchar')
  @Field(() => String, { description: 'What the level was called then.' })
  name!: string;

  @Column('text')
  @Field(() => String, { description: 'Who was to be told.' })
  told!: string;

  @Column('text')
  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Column('varchar', { name: 'actor' })
  @Field(() => String, { description: 'Subject of the token of who did it.' })
  by!: string;
}
