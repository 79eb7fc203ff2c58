import { SUBGRAPHS } from '../gateway/subgraphs';
import { type Database, openDatabase } from '../platform/database/database';
import { databaseOf, type Settings } from '../platform/settings';
import { ensureDatabaseFolder } from './data-folder';

/** Opens the databases of some subgraphs, brought up to date, for a command; closes them after its work. */
export async function withDatabases<T>(
  settings: Settings,
  names: readonly string[],
  work: (databases: { name: string; database: Database }[]) => Promise<T>,
): Promise<T> {
  const opened: { name: string; database: Database }[] = [];
  try {
    for (const definition of SUBGRAPHS.filter(({ name }) => names.includes(name))) {
      ensureDatabaseFolder(settings, definition.name);
      opened.push({
        name: definition.name,
        database: await openDatabase(databaseOf(settings, definition.name), {
          ...definition,
          subgraph: definition.name,
        }),
      });
    }
    return await work(opened);
  } finally {
    await Promise.all(opened.map(({ database }) => database.close()));
  }
}

export const ALL_SUBGRAPHS = SUBGRAPHS.map(({ name }) => name);
