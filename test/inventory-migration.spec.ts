import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { inventory } from '../subgraphs/inventory';
import { newDatabases, type TestDatabases } from './setup/databases';

const KEPT = 'KeptInventory1527379200002';

/** An inventory as the product held it before it could be changed. */
const OLD = [
  `INSERT INTO organisation (id, name, roles) VALUES ('organisation:OLD', 'Old', '["ENERGY_SUPPLIER"]')`,
  `INSERT INTO service_provider (id, name, kind, organisationId) VALUES ('serviceProvider:OLD', 'Old', 'S1SP', NULL)`,
  `INSERT INTO sm_wan_coverage (outwardCode, region, available, expectedFrom) VALUES ('M1', 'NORTH', 0, '2018-09-30')`,
  `INSERT INTO device (id, deviceId, type, standard, status, cspRegion, s1spId, version)
    VALUES ('device:00DB940000000001', '00DB940000000001', 'ESME', 'SMETS1', 'PENDING', 'SMETS1', 'serviceProvider:OLD', 3)`,
];

const TABLES = ['organisation', 'service_provider', 'sm_wan_coverage', 'device'] as const;
const ADDED = [{ version: 1 }, { version: 1 }, {}, { postcode: null }];
/** Moves that the table begins with. */
const MOVES = 36;

describe('an inventory of before it could be changed', () => {
  let databases: TestDatabases;
  beforeEach(() => {
    databases = newDatabases();
  });
  afterEach(() => databases.drop());

  async function use<T>(migrations: readonly MigrationClass[], work: (database: Database) => Promise<T>): Promise<T> {
    const location = databaseOf(readSettings(databases.environment), 'inventory');
    const [database] = await openDatabases([{ location, contents: { entities: inventory.entities, migrations } }]);
    if (!database) throw new Error('It is not there.');
    return work(database).finally(() => database.close());
  }

  const place = inventory.migrations.findIndex(({ name }) => name === KEPT);
  const before = inventory.migrations.slice(0, place);
  const upTo = inventory.migrations.slice(0, place + 1);
  const rowsOf = (database: Database) =>
    Promise.all(TABLES.map(async (table) => database.reads.query(`SELECT * FROM ${table}`)));
  const movesOf = async (database: Database) =>
    (await database.reads.query('SELECT id FROM device_status_move ORDER BY id')).length;
  const old = () =>
    use(before, async (database) => {
      await database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      });
      return rowsOf(database);
    });
  const takenOver = (rows: unknown[]) => rows.map((table, index) => [{ ...Object(table)[0], ...ADDED[index] }]);

  it('is taken over with nothing lost, and its devices may move from then on', async () => {
    const rows = await old();
    await use(upTo, async (database) => {
      expect(await rowsOf(database)).toEqual(takenOver(rows));
      expect(await movesOf(database)).toBe(MOVES);
    });
  });

  it.each([
    ['at its end', []],
    ['before there were moves', ['DROP TABLE device_status_move']],
    ['among the moves', ["DELETE FROM device_status_move WHERE standard = 'SMETS2'"]],
    ['half way', ['DROP TABLE device_status_move', 'ALTER TABLE service_provider DROP COLUMN version']],
  ])('is taken over also when the change was killed %s', async (_when, statements) => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async (transaction) => {
        await transaction.query(`DELETE FROM migration WHERE name = '${KEPT}'`);
        for (const statement of statements) await transaction.query(statement);
      }),
    );
    await use(upTo, async (database) => {
      expect(await rowsOf(database)).toEqual(takenOver(rows));
      expect(await movesOf(database)).toBe(MOVES);
    });
  });

  it('can be given back as it was', async () => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async ({ queryRunner }) => {
        const last = upTo.at(-1);
        if (!last || !queryRunner) throw new Error('There is no migration, or no connection.');
        await new last().down(queryRunner);
        await queryRunner.query(`DELETE FROM migration WHERE name = '${KEPT}'`);
      }),
    );
    expect(await use(before, rowsOf)).toEqual(rows);
  });
});
