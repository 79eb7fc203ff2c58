import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('escalation_level')
@ObjectType({ description: 'A level to which incidents are taken, and who is told then.', simpleResolvers: true })
export class EscalationLevel {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `escalationLevel:1`.' })
  id!: string;

  @Column('int')
  @Field(() => Int, { description: 'Which level: from 1, each above the one before.' })
  level!: number;

  @Column('varchar')
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Column('text')
  @Field(() => String, { description: 'Who is told when an incident comes to it.' })
  told!: string;

  @Column('text')
  @Field(() => String, { description: 'Where the level comes from.' })
  source!: string;

  @Column('boolean')
  @Field(() => Boolean, {
    description: 'Whether it was checked against the document in force; false while that is to be done.',
  })
  confirmed!: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}
