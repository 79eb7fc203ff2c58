import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { bcdr } from '../subgraphs/bcdr';
import { newDatabases, type TestDatabases } from './setup/databases';

const SCENARIOS = 'ScenariosAndExercises1527379200002';

/** A component, a scenario with its actions and an exercise, as the product kept them before. */
const OLD = [
  `INSERT INTO component (id, name, kind, providerId, providerKind, state, stateSince, version)
    VALUES ('component:N', 'North', 'DATA_CENTRE', 'serviceProvider:CSP-NORTH', 'CSP', 'OPERATIONAL', '2018-05-01', 1),
      ('component:A', 'A', 'DATA_CENTRE', 'serviceProvider:S1SP-A', 'S1SP', 'OPERATIONAL', '2018-05-01', 1)`,
  `INSERT INTO recovery_scenario (id, code, title, description, appliesTo, providerKind, componentKind, extent,
      clauseNumber, partialFailure, recoveryTimeObjectiveSeconds)
    VALUES ('recoveryScenario:ONE', 'ONE', 'One', 'One is lost', '["SMETS1"]', 'S1SP', 'DATA_CENTRE', 'PARTIAL', '5.2',
      1, 60)`,
  `INSERT INTO disaster_event (id, reference, scenarioId, summary, status, exercise, declaredAt, declaredBy,
      recoveredAt, version)
    VALUES ('disasterEvent:DIS000000001', 'DIS000000001', 'recoveryScenario:ONE', 'Tried', 'EXERCISE_ONLY', 1,
      '2018-05-02 09:00:00', 'sample:one', '2018-05-02 10:00:00', 1)`,
];

const KEPT = ['component', 'recovery_scenario', 'disaster_event'] as const;

describe('scenarios and exercises that were kept before they could be defined here', () => {
  let databases: TestDatabases;
  beforeEach(() => {
    databases = newDatabases();
  });
  afterEach(() => databases.drop());

  async function use<T>(migrations: readonly MigrationClass[], work: (database: Database) => Promise<T>): Promise<T> {
    const location = databaseOf(readSettings(databases.environment), 'bcdr');
    const [database] = await openDatabases([{ location, contents: { entities: bcdr.entities, migrations } }]);
    if (!database) throw new Error('It is not there.');
    return work(database).finally(() => database.close());
  }

  const place = bcdr.migrations.findIndex(({ name }) => name === SCENARIOS);
  const before = bcdr.migrations.slice(0, place);
  const upTo = bcdr.migrations.slice(0, place + 1);
  const rowsOf = (database: Database) =>
    Promise.all(KEPT.map((table) => database.reads.query(`SELECT * FROM ${table} ORDER BY id DESC`)));
  const indicesOf = async (database: Database) => {
    const runner = database.reads.connection.createQueryRunner();
    const table = await runner.getTable('recovery_action').finally(() => runner.release());
    return table?.indices.map(({ name, isUnique }) => ({ name, isUnique }));
  };
  const old = () =>
    use(before, async (database) => {
      await database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      });
      return rowsOf(database);
    });

  function expectTakenOver(rows: Record<string, unknown>[][], found: Record<string, unknown>[][]): void {
    const [[north, other], [scenario], [exercise]] = [found[0] ?? [], found[1] ?? [], found[2] ?? []];
    expect([north?.regions, other?.regions]).toEqual(['["NORTH"]', '[]']);
    expect(scenario).toMatchObject({ source: 'Sample', objectivesSource: 'Sample', effect: null, version: 1 });
    expect(exercise).toMatchObject({
      ...{ exerciseClass: 'OUTSIDE_LIVE', exerciseFrom: exercise?.declaredAt, exerciseTo: exercise?.recoveredAt },
      ...{ announcement: null, announcedAt: null },
    });
    for (const [index, table] of rows.entries()) expect(found[index]).toMatchObject(table);
  }

  it('lose nothing, and say where they are from', async () => {
    const rows = await old();
    expectTakenOver(rows, await use(upTo, rowsOf));
    expect(await use(upTo, indicesOf)).toEqual([{ name: 'recovery_action_in_order', isUnique: false }]);
  });

  it.each([
    ['at its end', []],
    [
      'half way',
      [
        'DROP INDEX recovery_action_in_order',
        'ALTER TABLE disaster_event DROP COLUMN announcedAt',
        'ALTER TABLE component DROP COLUMN regions',
        "DELETE FROM sequence WHERE name = 'disasterEvent'",
      ],
    ],
  ])('are taken over also when the change was killed %s', async (_when, statements) => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async (transaction) => {
        await transaction.query(`DELETE FROM migration WHERE name = '${SCENARIOS}'`);
        for (const statement of statements) {
          const onTable =
            database.engine === 'mysql' && statement.startsWith('DROP INDEX') ? ' ON recovery_action' : '';
          await transaction.query(`${statement}${onTable}`);
        }
      }),
    );
    expectTakenOver(rows, await use(upTo, rowsOf));
  });

  it('can be given back as they were', async () => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async ({ queryRunner }) => {
        const last = upTo.at(-1);
        if (!last || !queryRunner) throw new Error('There is no migration, or no connection.');
        await new last().down(queryRunner);
        await queryRunner.query(`DELETE FROM migration WHERE name = '${SCENARIOS}'`);
      }),
    );
    expect(await use(before, rowsOf)).toEqual(rows);
    expect(await use(before, indicesOf)).toEqual([{ name: 'recovery_action_scenario', isUnique: true }]);
  });
});
