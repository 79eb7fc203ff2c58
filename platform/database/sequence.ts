import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** Running numbers, e.g. of incidents: one row a sequence. */
@Entity('sequence')
export class SequenceRow {
  @PrimaryColumn('varchar')
  name!: string;

  @Column('int')
  value!: number;
}

/**
 * The next number of a sequence, from 1. Its row stays locked until the transaction ends, so numbers are unique; one
 * taken by a transaction that was rolled back is given again, since nobody saw it.
 */
export async function nextNumber(transaction: EntityManager, name: string): Promise<number> {
  const taken = await transaction.increment(SequenceRow, { name }, 'value', 1);
  if (taken.affected === 0) {
    // The first number: somebody else may begin the sequence at the same time.
    await transaction.createQueryBuilder().insert().into(SequenceRow).values({ name, value: 0 }).orIgnore().execute();
    await transaction.increment(SequenceRow, { name }, 'value', 1);
  }
  return (await transaction.findOneByOrFail(SequenceRow, { name })).value;
}

/** Moves a sequence on to at least a number that was taken from elsewhere. */
export async function reserveNumber(transaction: EntityManager, name: string, value: number): Promise<void> {
  const row = await transaction.findOneBy(SequenceRow, { name });
  if (!row) await transaction.insert(SequenceRow, { name, value });
  else if (row.value < value) await transaction.update(SequenceRow, { name }, { value });
}
