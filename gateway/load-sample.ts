import { SequenceRow } from '../platform/database/sequence';
import { AuditEntryRow } from '../platform/history/audit-entry';
import type { RunningSubgraph } from '../platform/running-subgraph';
import type { Clock } from '../platform/time/clock';
import { SUBGRAPHS } from './subgraphs';

/** Notes in a database whether the sample case was put in it, or is not wanted there. */
const MARK = 'sample';
const LOADED = 1;
const DECLINED = 0;

type Sampled = Pick<RunningSubgraph, 'name' | 'database'>;

async function markOf({ database }: Sampled): Promise<number | null> {
  return (await database.reads.findOneBy(SequenceRow, { name: MARK }))?.value ?? null;
}

/** Whether a database holds anything but the sample case. */
async function holdsOwnData(subgraph: Sampled): Promise<boolean> {
  const mark = await markOf(subgraph);
  if (mark !== null) return mark === DECLINED;
  return subgraph.database.reads.exists(AuditEntryRow);
}

/**
 * Puts the sample case into databases that are new, and goes on with one that was interrupted; where there is anything
 * else, it leaves everything as it is.
 * @returns whether anything was loaded
 */
export async function loadSample(subgraphs: readonly Sampled[], clock: Clock): Promise<boolean> {
  for (const subgraph of subgraphs) if (await holdsOwnData(subgraph)) return false;
  let loaded = false;
  for (const subgraph of subgraphs) {
    const definition = SUBGRAPHS.find(({ name }) => name === subgraph.name);
    if (!definition || (await markOf(subgraph)) !== null) continue;
    await subgraph.database.write(async (transaction) => {
      await definition.loadSample(transaction, { actor: 'sample', action: 'loadSample', at: clock.now() });
      await transaction.insert(SequenceRow, { name: MARK, value: LOADED });
    });
    loaded = true;
  }
  return loaded;
}

/** Keeps the sample case out of databases that do not have it. */
export async function declineSample(subgraphs: readonly Sampled[]): Promise<void> {
  for (const subgraph of subgraphs) {
    if ((await markOf(subgraph)) !== null) continue;
    await subgraph.database.write((transaction) => transaction.insert(SequenceRow, { name: MARK, value: DECLINED }));
  }
}
