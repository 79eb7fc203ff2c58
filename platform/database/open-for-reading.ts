import { existsSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { StartFailure } from '../start-failure';
import { describe, openDataSource } from './data-source';
import type { WantedDatabase } from './open-databases';
import { StatementCount } from './statement-count';

/** A database that is only looked at. */
export interface ReadDatabase {
  readonly reads: EntityManager;
  close(): Promise<void>;
}

/**
 * Opens a database as it is, brought up to date or not; an account that may only read is enough.
 * @throws StartFailure when there is none, or it is none of ours
 */
export async function openForReading({ location, contents }: WantedDatabase): Promise<ReadDatabase> {
  if (location.engine === 'sqlite' && !existsSync(location.file)) {
    throw new StartFailure(
      `There is no database ${location.file}; set THROUGHLINE_DATA or DATABASE_URL to where it is.`,
    );
  }
  const { entities } = contents;
  const wanted = { entities, migrations: [] };
  const source = await openDataSource(location, wanted, new StatementCount(), { readOnly: true });
  const runner = source.createQueryRunner();
  try {
    if (!(await runner.hasTable('audit_entry'))) {
      throw new StartFailure(`${describe(location)} has no histories; point to data of Throughline.`);
    }
  } catch (error) {
    await source.destroy();
    throw error;
  }
  await runner.release();
  return { reads: source.manager, close: () => source.destroy() };
}
