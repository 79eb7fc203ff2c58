import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { incidents } from '../subgraphs/incidents';
import { newDatabases, type TestDatabases } from './setup/databases';

const LIVES = 'IncidentLives1527379200002';

const columns = `id, reference, summary, category, status, raisedById, raisedAt, responseSeconds, resolutionSeconds,
  pauses, responseDueAt, resolutionDueAt, version`;
const incident = (reference: string) => `INSERT INTO incident (${columns}) VALUES ('incident:${reference}',
  '${reference}', 'Old', 'CATEGORY_1', 'IN_PROGRESS', 'organisation:DCC', '2018-05-04 00:00:00', 600, 14400, '[]',
  '2018-05-04 00:10:00', '2018-05-04 04:00:00', 5)`;
const event = (reference: string, number: number, kind: string) => `INSERT INTO incident_event
  (id, incidentId, number, at, kind, actor, text) VALUES ('incidentEvent:${reference}-${number}',
  'incident:${reference}', ${number}, '2018-05-04 0${number}:00:00', '${kind}', 'somebody', 'Reason ${number}.')`;

/** Incidents as the product kept them before: their escalations are in their timelines alone. */
const OLD = [
  ...['OLD1', 'OLD2'].map(incident),
  event('OLD1', 1, 'LOGGED'),
  event('OLD1', 2, 'ESCALATED'),
  event('OLD1', 3, 'NOTE'),
  event('OLD1', 4, 'ESCALATED'),
  event('OLD2', 1, 'LOGGED'),
];

const KEPT = ['incident', 'incident_event', 'category_target'] as const;

describe('incidents that were kept before they could be taken through their lives here', () => {
  let databases: TestDatabases;
  beforeEach(() => {
    databases = newDatabases();
  });
  afterEach(() => databases.drop());

  async function use<T>(migrations: readonly MigrationClass[], work: (database: Database) => Promise<T>): Promise<T> {
    const location = databaseOf(readSettings(databases.environment), 'incidents');
    const [database] = await openDatabases([{ location, contents: { entities: incidents.entities, migrations } }]);
    if (!database) throw new Error('It is not there.');
    return work(database).finally(() => database.close());
  }

  const place = incidents.migrations.findIndex(({ name }) => name === LIVES);
  const before = incidents.migrations.slice(0, place);
  const upTo = incidents.migrations.slice(0, place + 1);
  const rowsOf = (database: Database): Promise<object[][]> =>
    Promise.all(KEPT.map(async (table) => database.reads.query(`SELECT * FROM ${table} ORDER BY 1, 2`)));
  const old = () =>
    use(before, async (database) => {
      await database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      });
      return rowsOf(database);
    });
  const escalations = (database: Database) =>
    database.reads.query('SELECT id, incidentId, level, reason, actor FROM escalation ORDER BY id');

  const expected = [
    [2, 'Reason 2.'],
    [4, 'Reason 4.'],
  ].map(([, reason], index) => ({
    ...{ id: `escalation:OLD1-${index + 1}`, incidentId: 'incident:OLD1', level: index + 1, reason, actor: 'somebody' },
  }));

  it('lose nothing, and are at the level to which they were escalated', async () => {
    const [kept = [], events, targets = []] = await old();
    await use(upTo, async (database) => {
      expect(await rowsOf(database)).toEqual([
        kept.map((row, index) => ({ ...row, escalationLevel: index === 0 ? 2 : 0 })),
        events,
        targets.map((row) => ({ ...row, confirmed: 0, version: 1 })),
      ]);
      expect(await escalations(database)).toEqual(expected);
    });
  });

  it('are taken over once, however often it begins', async () => {
    await old();
    const once = await use(upTo, async (database) => {
      await database.write((transaction) => transaction.query(`DELETE FROM migration WHERE name = '${LIVES}'`));
      return rowsOf(database);
    });
    await use(upTo, async (database) => {
      expect(await rowsOf(database)).toEqual(once);
      expect(await escalations(database)).toEqual(expected);
    });
  });
});
