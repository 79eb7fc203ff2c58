import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A baseline whose placements another one stands on: itself at depth 0, then the ones before, each a step further. */
@Entity('baseline_lineage')
export class BaselineLineage {
  @PrimaryColumn('varchar')
  baselineId!: string;

  @PrimaryColumn('varchar')
  ancestorId!: string;

  @Column('int')
  depth!: number;
}
