import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

const SCHEDULE = 'schedule';
/** How long a run that nothing more is heard of keeps others from beginning one, in milliseconds. */
const LONGEST_RUN = 60 * 60 * 1000;
const MINUTE = 60_000;

/** Which run of the schedule was taken up last; one row, for which replicas race. */
@Entity('assessment_turn')
export class AssessmentTurn {
  @PrimaryColumn('varchar')
  id!: string;

  /** When the run was due, in minutes since 1970. */
  @Column('int')
  minute!: number;

  @Column('datetime', { precision: 3, nullable: true })
  heldUntil!: Date | null;
}

/**
 * Takes up the run that is due, unless another replica has, or is still at the one before.
 * @returns whether it is the caller's
 */
export async function takeTurn(transaction: EntityManager, now: Date): Promise<boolean> {
  // Clocks of replicas differ by less than half a minute.
  const minute = Math.round(now.getTime() / MINUTE);
  const { affected } = await transaction
    .createQueryBuilder()
    .update(AssessmentTurn)
    .set({ minute, heldUntil: new Date(now.getTime() + LONGEST_RUN) })
    .where('id = :id AND minute < :minute AND (heldUntil IS NULL OR heldUntil <= :now)', { id: SCHEDULE, minute, now })
    .execute();
  return affected === 1;
}

/** Lets others begin the next run. */
export async function endTurn(transaction: EntityManager): Promise<void> {
  await transaction.update(AssessmentTurn, { id: SCHEDULE }, { heldUntil: null });
}
