import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('clause')
@ObjectType({
  description: 'A clause through all its versions; keeps its identity when it is renumbered or moved.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Clause {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: the document's key and the clause's number at birth." })
  id!: string;

  @Column('varchar')
  documentId!: string;

  /** As it was last known here; the field of that name reads the baseline that stands. */
  @Column('varchar')
  number!: string;

  /** As `number`; empty for a clause that is cited but whose text is not held. */
  @Column('varchar', { length: 500 })
  heading!: string;

  /** The clause that it was split from. */
  @Column('varchar', { nullable: true })
  derivedFromId!: string | null;

  /** Whether outsiders know of it: it was cited in public, or stood in a baseline that left its draft. */
  @Column('boolean')
  isPublic!: boolean;
}
