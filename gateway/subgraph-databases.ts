import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, type Settings } from '../platform/settings';
import { SUBGRAPHS } from './subgraphs';

export interface SubgraphDatabase {
  name: string;
  database: Database;
}

/**
 * Opens the databases of some subgraphs where the settings put them, brought up to date.
 * @throws StartFailure when one cannot be used; then none was changed
 */
export async function openSubgraphDatabases(settings: Settings, names: readonly string[]): Promise<SubgraphDatabase[]> {
  const definitions = SUBGRAPHS.filter(({ name }) => names.includes(name));
  const databases = await openDatabases(
    definitions.map((contents) => ({ location: databaseOf(settings, contents.name), contents })),
  );
  return databases.map((database, index) => ({ name: definitions[index]?.name ?? '', database }));
}
