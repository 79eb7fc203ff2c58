import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { newDatabases, type TestDatabases } from './setup/databases';

const LIVES = 'ConsultationLives1527379200006';

/** A consultation with an open issue and a milestone, as the product kept it before. */
const OLD = [
  `INSERT INTO consultation (id, reference, title, recordedStatus, publishedOn, opensOn, closesOn, closesAt,
      proposedBaselineIds, invitedOrganisationIds, responseInstructions, responsesMayBePublished, sharedWith,
      disclosureRegimes, automaticDisclaimerIsNoRequest, version)
    VALUES ('consultation:OLD', 'OLD', 'Old', 'OPEN', '2018-05-04', '2018-05-04', '2018-06-04', '2018-06-04 23:00:00',
      '[]', '[]', '{}', 1, '[]', '[]', 1, 3)`,
  `INSERT INTO open_issue (id, consultationId, position, summary, dependsOn, state)
    VALUES ('openIssue:OLD-1', 'consultation:OLD', 1, 'Open', 'Talks', 'OPEN')`,
  `INSERT INTO milestone (id, consultationId, position, name, plannedFor, cancelled, endsConsultation)
    VALUES ('milestone:OLD-1', 'consultation:OLD', 1, 'Baselined', 'June', 0, 0)`,
];

const KEPT = ['consultation', 'open_issue', 'milestone'] as const;

describe('consultations that were kept before they could be run here', () => {
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

  const place = changes.migrations.findIndex(({ name }) => name === LIVES);
  const before = changes.migrations.slice(0, place);
  const upTo = changes.migrations.slice(0, place + 1);
  const rowsOf = (database: Database) =>
    Promise.all(KEPT.map(async (table) => database.reads.query(`SELECT * FROM ${table}`)));
  const old = () =>
    use(before, async (database) => {
      await database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      });
      return rowsOf(database);
    });

  const added = [
    { opened: 1, concludedOn: null },
    { recordedHere: 0, version: 1 },
    { recordedHere: 0, settledAt: null, version: 1 },
  ];
  const takenOver = (rows: unknown[]) => rows.map((table, index) => [{ ...Object(table)[0], ...added[index] }]);

  it('were published, so that they stay open to all, and lose nothing', async () => {
    const rows = await old();
    expect(await use(upTo, rowsOf)).toEqual(takenOver(rows));
  });

  it.each([
    ['at its end', []],
    ['before the steps had a table', ['DROP TABLE consultation_transition']],
    [
      'half way',
      [
        'DROP TABLE consultation_transition',
        'ALTER TABLE milestone DROP COLUMN version',
        'ALTER TABLE milestone DROP COLUMN settledAt',
      ],
    ],
  ])('are taken over also when the change was killed %s', async (_when, statements) => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async (transaction) => {
        await transaction.query(`DELETE FROM migration WHERE name = '${LIVES}'`);
        for (const statement of statements) await transaction.query(statement);
      }),
    );
    expect(await use(upTo, rowsOf)).toEqual(takenOver(rows));
  });

  it('can be given back as they were', async () => {
    const rows = await old();
    await use(upTo, (database) =>
      database.write(async ({ queryRunner }) => {
        const last = upTo.at(-1);
        if (!last || !queryRunner) throw new Error('There is no migration, or no connection.');
        await new last().down(queryRunner);
        await queryRunner.query(`DELETE FROM migration WHERE name = '${LIVES}'`);
      }),
    );
    expect(await use(before, rowsOf)).toEqual(rows);
  });
});
