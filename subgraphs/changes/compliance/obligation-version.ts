import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An obligation as it stood from one change to the next, so that a day of the past is judged by what was in it. */
@Entity('obligation_version')
export class ObligationVersion {
  @PrimaryColumn('varchar')
  obligationId!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('varchar')
  clauseId!: string;

  @Column('text')
  statement!: string;

  @Column('varchar')
  obligedParty!: string;

  @Column('text')
  query!: string;

  @Column('varchar')
  queryHash!: string;

  @Column('datetime', { precision: 3 })
  changedAt!: Date;
}
