import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../graphql/scalars';

@Entity('audit_entry')
@ObjectType('AuditEntry', { description: "One entry of a thing's append-only history.", simpleResolvers: true })
export class AuditEntryRow {
  /** The thing whose history it is. */
  @PrimaryColumn('varchar')
  thingId!: string;

  /** Place in the thing's history, from 1. */
  @PrimaryColumn('int')
  sequence!: number;

  @Field(() => ID, { description: 'Readable id: the thing and the place in its history.' })
  get id(): string {
    return `auditEntry:${this.thingId}#${this.sequence}`;
  }

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When the change was made.' })
  at!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token that made the change.' })
  actor!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Name of the mutation or import that made the change.' })
  action!: string;

  @Column('text')
  @Field(() => String, {
    description: 'Changed fields: name, value before, value after, as JSON text; confidential text is never in it.',
  })
  changes!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, in the words of who made the change.' })
  reason!: string | null;

  @Column('varchar')
  @Field(() => String, {
    description: 'SHA-256 over this entry and the one before it of the same thing: a change to the past shows.',
  })
  hash!: string;
}
