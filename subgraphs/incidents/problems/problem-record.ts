import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/input/problems';
import { connectionType } from '../../../platform/paging/connection';
import { ProblemStatus } from './problem-status';

@Entity('problem_record')
@ObjectType({
  description: 'The cause that incidents have in common, and what is done about it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ProblemRecord {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id: `problemRecord:` and the reference.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'E.g. PRB000000012; given when it is opened, never reused.' })
  reference!: string;

  @Column('text')
  @Field(() => String, { description: 'What the incidents have in common, in a line.' })
  title!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the incidents have in common, at length.' })
  description!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What causes them; null while it is not known.' })
  rootCause!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What helps until the cause is gone; null when nothing is known.',
  })
  workaround!: string | null;

  @Column('varchar')
  @Field(() => ProblemStatus, { description: 'Where it stands.' })
  status!: ProblemStatus;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token of who opened it.' })
  openedBy!: string;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the cause was gone.' })
  resolvedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const ProblemRecordConnection = connectionType('ProblemRecord', () => ProblemRecord, 'problem records');

@ObjectType({ description: 'The problem record, or what to mend in the input.', simpleResolvers: true })
export class ProblemRecordPayload {
  @Field(() => ProblemRecord, { nullable: true, description: 'The problem record; null when nothing was changed.' })
  problem!: ProblemRecord | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
