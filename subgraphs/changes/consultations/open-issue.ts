import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { OpenIssueState } from './consultation.vocabulary';

@Entity('open_issue')
@ObjectType({ description: 'Something that a consultation leaves open, and what it waits for.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class OpenIssue {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `openIssue:SAMPLE-2018-05-04-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  /** Place among the issues of its consultation, from 1. */
  @Column('int')
  position!: number;

  @Column('text')
  @Field(() => String, { description: 'What is open.' })
  summary!: string;

  @Column('text')
  @Field(() => String, { description: 'What it waits for.' })
  dependsOn!: string;

  @Column('varchar')
  @Field(() => OpenIssueState, { description: 'Whether it still waits.' })
  state!: OpenIssueState;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a revised text of the consultation left it out; null while it stands in the text.',
  })
  retiredAt!: Date | null;

  /** Whether it was raised here; else the text of the consultation states it, and says whether it still does. */
  @Column('boolean')
  recordedHere!: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

@Entity('open_issue_update')
@ObjectType({ description: 'What became known of an open issue.', simpleResolvers: true })
export class OpenIssueUpdate {
  @PrimaryColumn('varchar')
  openIssueId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  at!: Date;

  @Column('varchar', { name: 'author' })
  @Field(() => String, { description: 'Subject of the token with which it was written down.' })
  by!: string;

  @Column('text')
  @Field(() => String, { description: 'What became known.' })
  text!: string;
}
