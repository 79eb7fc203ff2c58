import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { newDatabases, type TestDatabases } from './setup/databases';

const SHARED_STORAGE = 'SharedStorage1527379200003';
const PLACES = `SELECT id, baselineId, clauseId, number, parentClauseId, contentHash FROM clause_version
  ORDER BY baselineId, position`;
const COLUMNS = 'id, baselineId, clauseId, position, number, parentClauseId, contentHash';

/** The document `document:OLD` with two baselines, as the product kept it before. */
const OLD = [
  "INSERT INTO document (id, code, title, kind) VALUES ('document:OLD', 'OLD', 'Old', 'GUIDANCE')",
  ...['OLD-1', 'OLD-2'].map(
    (key) => `INSERT INTO clause (id, documentId, number, heading) VALUES ('clause:${key}', 'document:OLD', '1', 'H')`,
  ),
  `INSERT INTO baseline (id, documentId, ordinal, label, status, effectiveFrom, contentHash, version) VALUES
    ('baseline:OLD-1.0', 'document:OLD', 1, '1.0', 'DESIGNATED', '2018-05-01', 'h1', 1),
    ('baseline:OLD-2.0', 'document:OLD', 2, '2.0', 'DRAFT', NULL, 'h2', 1)`,
  `INSERT INTO baseline_transition (id, baselineId, ordinal, fromStatus, toStatus, at, actor) VALUES
    ('baselineTransition:OLD-1.0-1', 'baseline:OLD-1.0', 1, 'SUBMITTED', 'DESIGNATED', '2018-04-30 12:00:00', 'x')`,
  `INSERT INTO clause_version (${COLUMNS}) VALUES
    ('clauseVersion:OLD-1.0#OLD-2', 'baseline:OLD-1.0', 'clause:OLD-2', 2, '1.1', 'clause:OLD-1', 'w2'),
    ('clauseVersion:OLD-1.0#OLD-1', 'baseline:OLD-1.0', 'clause:OLD-1', 1, '1', NULL, 'w1'),
    ('clauseVersion:OLD-2.0#OLD-2', 'baseline:OLD-2.0', 'clause:OLD-2', 1, '1', NULL, 'w3')`,
];

describe('the storage that baselines share', () => {
  let databases: TestDatabases;
  beforeEach(() => {
    databases = newDatabases();
  });
  afterEach(() => databases.drop());

  async function use<T>(migrations: readonly MigrationClass[], work: (database: Database) => Promise<T>): Promise<T> {
    const location = databaseOf(readSettings(databases.environment), 'changes');
    const [database] = await openDatabases([{ location, contents: { entities: changes.entities, migrations } }]);
    if (!database) throw new Error('It is not there.');
    return work(database).finally(() => database.close());
  }

  const before = changes.migrations.slice(0, 2);
  const upTo = changes.migrations.slice(0, 3);
  const old = () =>
    use(before, async (database) => {
      await database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      });
      return database.reads.query(PLACES);
    });

  it('takes over what was kept before, clause by clause, in order', async () => {
    const rows = await old();
    expect(rows).toHaveLength(3);
    await use(upTo, async ({ reads }) => {
      expect(await reads.query(PLACES)).toEqual(rows);
      expect(await reads.query('SELECT id, isPublic FROM baseline ORDER BY id')).toEqual([
        { id: 'baseline:OLD-1.0', isPublic: 1 },
        { id: 'baseline:OLD-2.0', isPublic: 0 },
      ]);
      const effective: { effectiveOn: string }[] = await reads.query('SELECT effectiveOn FROM baseline_transition');
      expect(effective).toEqual([{ effectiveOn: '2018-05-01' }]);
    });
  });

  it.each([
    ['before the old table was dropped', []],
    ['when the old table was dropped', ['DROP TABLE clause_version']],
    ['at its end', null],
  ])('takes all over also when the change was killed %s', async (_when, statements) => {
    const rows = await old();
    await use(upTo, async (database) => {
      await database.write(async (transaction) => {
        await transaction.query(`DELETE FROM migration WHERE name = '${SHARED_STORAGE}'`);
        if (statements === null) return;
        await transaction.query('CREATE TABLE kept AS SELECT * FROM clause_version');
        await transaction.query('DROP VIEW clause_version');
        await transaction.query('ALTER TABLE kept RENAME TO clause_version');
        for (const statement of statements) await transaction.query(statement);
      });
    });
    await use(upTo, async ({ reads }) => {
      expect(await reads.query(PLACES)).toEqual(rows);
    });
  });

  it('can be taken back', async () => {
    const rows = await old();
    const location = databaseOf(readSettings(databases.environment), 'changes');
    await use(upTo, async (database) => {
      const [last] = upTo.slice(-1);
      if (!last) throw new Error('There is no migration.');
      const writer = location.engine === 'sqlite' ? undefined : database.reads.dataSource;
      await database.write(async (transaction) => {
        const runner = transaction.queryRunner ?? writer?.createQueryRunner();
        if (!runner) throw new Error('There is no connection.');
        await new last().down(runner);
        await transaction.query(`DELETE FROM migration WHERE name = '${SHARED_STORAGE}'`);
      });
    });
    await use(before, async ({ reads }) => {
      expect(await reads.query(PLACES)).toEqual(rows);
    });
  });
});
