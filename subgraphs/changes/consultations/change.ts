import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';

@Entity('proposed_change')
@ObjectType({ description: 'A proposed change: an area, why, and the clauses it touches.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Change {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `change:SAMPLE-2018-05-04-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  @Column('varchar')
  documentId!: string;

  /** Place among the changes of its consultation, from 1. */
  @Column('int')
  position!: number;

  @Column('text')
  @Field(() => String, { description: 'The area of the document that changes.' })
  area!: string;

  @Column('text')
  @Field(() => String, { description: 'Why it changes.' })
  rationale!: string;

  @Column('simple-json')
  @Field(() => [String], { description: 'What changes, point by point, where the rationale has points.' })
  points!: string[];

  @Column('simple-json')
  @Field(() => [String], { description: 'As the consultation cites them, e.g. "1.10.3 – 5"; read into clauses.' })
  clauseReferences!: string[];

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a revised text of the consultation left it out; null while it stands in the text.',
  })
  retiredAt!: Date | null;
}

/** A clause that a change touches. */
@Entity('change_clause')
export class ChangeClause {
  @PrimaryColumn('varchar')
  changeId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('varchar')
  clauseId!: string;
}

export const ChangeConnection = connectionType('Change', () => Change, 'proposed changes');
