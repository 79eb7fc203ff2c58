import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { ProblemRecord } from './problem-record';

/**
 * The problem record that an input names, locked until the transaction ends.
 * @throws CONFLICT when it has changed since the caller saw it, with its present state: `extensions.current`
 * @throws Refusal when there is none, with what else was found so far
 */
export async function readProblem(
  transaction: EntityManager,
  problems: Problems,
  { id, version }: { id: string; version: number },
): Promise<ProblemRecord> {
  if (isIdOf('problemRecord', id)) {
    await transaction.increment(ProblemRecord, { id }, 'version', 0);
    const problem = await transaction.findOneBy(ProblemRecord, { id });
    if (problem?.id === id) {
      if (version === problem.version) return problem;
      const { status, title, rootCause, workaround } = problem;
      const current = { version: problem.version, status, title, rootCause, workaround };
      throw conflict(id, version, problem.version, { current });
    }
  }
  addNotFound(problems, 'id', id, 'Check the id; problem records are like problemRecord:PRB000000001.');
  throw problems.refusal();
}

/** Writes a change of a problem record that this transaction holds, and its history. */
export async function changeProblem(
  transaction: EntityManager,
  by: Authorship,
  before: ProblemRecord,
  { changes = {}, told = {}, reason }: { changes?: Partial<ProblemRecord>; told?: object; reason: string | null },
): Promise<ProblemRecord> {
  const after = Object.assign(new ProblemRecord(), before, changes, { version: before.version + 1 });
  await updateVersioned(transaction, ProblemRecord, before, { ...changes });
  const thingId = before.id;
  await record(transaction, by, { thingId, changes: changesBetween(before, { ...after, ...told }), reason });
  return after;
}
