import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words of a clause, kept once however many baselines hold them; its key is the hash of what it says. */
@Entity('clause_text')
export class ClauseText {
  @PrimaryColumn('varchar')
  contentHash!: string;

  @Column('varchar', { length: 500 })
  heading!: string;

  @Column('text')
  text!: string;
}
