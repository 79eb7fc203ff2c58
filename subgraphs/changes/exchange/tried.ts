import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';

/** Ends a transaction whose work was only tried. */
class OnlyTried extends Error {}

/** Does work in a transaction; when it is only to be tried, all of it is taken back, and what would have come of it told. */
export async function tried<T>(
  database: Database,
  only: boolean,
  work: (transaction: EntityManager) => Promise<T>,
): Promise<T> {
  if (!only) return database.write(work);
  const came: { result: T }[] = [];
  try {
    await database.write(async (transaction) => {
      came.push({ result: await work(transaction) });
      throw new OnlyTried('It was tried, and is taken back.');
    });
  } catch (error) {
    if (!(error instanceof OnlyTried)) throw error;
  }
  const last = came.at(-1);
  if (!last) throw new TypeError('Work that was only tried was never done.');
  return last.result;
}
