import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Where a clause stands in a baseline, kept only where that is otherwise than in what the baseline was made from. What
 * a baseline says in all is read as `ClauseVersion`.
 */
@Entity('clause_placement')
export class ClausePlacement {
  @PrimaryColumn('varchar')
  baselineId!: string;

  @PrimaryColumn('varchar')
  clauseId!: string;

  /** Key in the order of the document, compared code point by code point. */
  @Column('varchar')
  position!: string;

  @Column('varchar')
  number!: string;

  @Column('varchar', { nullable: true })
  parentClauseId!: string | null;

  @Column('varchar')
  contentHash!: string;

  /** Whether the clause is gone here, though it stands in what the baseline was made from. */
  @Column('boolean')
  removed!: boolean;
}
