import { Mutex } from 'async-mutex';
import { redLine, type Segment } from './red-line';

/** Characters of both texts together up to which a red-line takes no time worth a turn. */
const SHORT = 2_000;

const turns = new Mutex();

/**
 * A red-line that lets others' requests go on before it: a page of long clauses takes seconds, in which nothing else would
 * be answered if they were compared in one go.
 */
export function redLineInTurn(before: string, after: string): Promise<Segment[]> | Segment[] {
  if (before === after || before.length + after.length <= SHORT) return redLine(before, after);
  return turns.runExclusive(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return redLine(before, after);
  });
}
