import { SUBGRAPHS } from '../gateway/subgraphs';
import { databaseOf, type Settings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';

/**
 * The files of all subgraphs' databases.
 * @throws StartFailure when one of them is not in a file of ours
 */
export function sqliteFiles(settings: Settings): { subgraph: string; file: string }[] {
  return SUBGRAPHS.map(({ name: subgraph }) => {
    const location = databaseOf(settings, subgraph);
    if (location.engine === 'sqlite') return { subgraph, file: location.file };
    throw new StartFailure(
      `The database of ${subgraph} is at ${location.host}:${location.port}; it is backed up and restored by the tools of its server, see docs/backups.md.`,
    );
  });
}
