import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';

@Entity('question')
@ObjectType({ description: 'A question that a consultation asks.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Question {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `question:SAMPLE-2018-05-04-Q1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** Place among the questions of its consultation, from 1. */
  @Column('int')
  position!: number;

  @Column('varchar')
  @Field(() => String, { description: 'As the consultation numbers it, e.g. Q1.' })
  code!: string;

  @Column('text')
  @Field(() => String, { description: 'What is asked.' })
  text!: string;

  @Column('varchar', { nullable: true })
  documentId!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a revised text of the consultation left it out; null while it stands in the text.',
  })
  retiredAt!: Date | null;
}
