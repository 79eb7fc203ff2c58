import { openSubgraphDatabases, type SubgraphDatabase } from '../gateway/subgraph-databases';
import { SUBGRAPHS } from '../gateway/subgraphs';
import type { Settings } from '../platform/settings';
import { ensureDatabaseFolder } from './data-folder';

/** Opens the databases of some subgraphs, brought up to date, for a command; closes them after its work. */
export async function withDatabases<T>(
  settings: Settings,
  names: readonly string[],
  work: (databases: SubgraphDatabase[]) => Promise<T>,
): Promise<T> {
  for (const name of names) ensureDatabaseFolder(settings, name);
  const databases = await openSubgraphDatabases(settings, names);
  try {
    return await work(databases);
  } finally {
    await Promise.all(databases.map(({ database }) => database.close()));
  }
}

export const ALL_SUBGRAPHS = SUBGRAPHS.map(({ name }) => name);
