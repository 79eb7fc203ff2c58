import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { incidents } from '../subgraphs/incidents';
import { newDatabases, type TestDatabases } from './setup/databases';

const DESK_LISTS = 'DeskLists1527379200003';
const DUE = "'2018-05-03 12:00:00.000'";

/** An incident of an older log: how it stands, and what was kept of its clocks. */
const incident = (key: string, changes: Record<string, string>) => {
  const row: Record<string, string> = {
    id: `'incident:INC00000000${key}'`,
    reference: `'INC00000000${key}'`,
    summary: `'Old ${key}'`,
    category: "'CATEGORY_1'",
    status: "'IN_PROGRESS'",
    raisedById: "'organisation:DCC'",
    raisedAt: "'2018-05-01 12:00:00.000'",
    responseSeconds: '600',
    resolutionSeconds: '172800',
    pauses: "'[]'",
    responseDueAt: DUE,
    resolutionDueAt: DUE,
    version: '1',
    ...changes,
  };
  return `INSERT INTO incident (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).join(', ')})`;
};
const assigned = (key: string, role: string) =>
  `INSERT INTO incident_assignment (id, incidentId, number, partyId, role, assignedAt, assignedByDcc, reason) VALUES
    ('incidentAssignment:${key}', 'incident:INC00000000${key}', 1, 'organisation:X', '${role}', ${DUE}, 1, 'R')`;
const major = (key: string) =>
  `INSERT INTO major_incident (incidentId, declaredAt, declaredBy, summary, reportPublishedAt) VALUES
    ('incident:INC00000000${key}', ${DUE}, 'x', 'Much', ${DUE})`;

const OLD = [
  incident('1', { assignmentId: "'incidentAssignment:1'" }),
  incident('2', { pausedSince: DUE, status: "'PENDING'", assignmentId: "'incidentAssignment:2'" }),
  incident('3', { responseMetAt: DUE }),
  incident('4', { responseMetAt: DUE, resolvedAt: DUE, status: "'CLOSED'" }),
  assigned('1', 'ENERGY_SUPPLIER'),
  assigned('2', 'SERVICE_PROVIDER'),
  ...['1', '2', '3'].map(major),
];

describe('a log of incidents from before there were lists of what is due', () => {
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

  const before = incidents.migrations.slice(
    0,
    incidents.migrations.findIndex(({ name }) => name === DESK_LISTS),
  );
  const all = incidents.migrations;

  async function expectTakenOver(): Promise<void> {
    await use(all, async ({ reads }) => {
      const clocks: { id: string; response: number; resolution: number }[] = await reads.query(
        `SELECT id, responseRunsOutAt = responseDueAt AS response, resolutionRunsOutAt = resolutionDueAt AS resolution
          FROM incident ORDER BY id`,
      );
      expect(clocks.map(({ response, resolution }) => [response, resolution])).toEqual([
        [1, 1],
        [null, null],
        [null, 1],
        [null, null],
      ]);
      expect(await reads.query('SELECT kind, summary FROM major_incident ORDER BY incidentId')).toEqual([
        { kind: 'NON_DCC', summary: 'Much' },
        { kind: 'DCC', summary: 'Much' },
        { kind: 'DCC', summary: 'Much' },
      ]);
      expect(await reads.query('SELECT categories, reviewWithinDays FROM major_incident_rule')).toHaveLength(1);
      const names: { name: string }[] = await reads.query("SELECT name FROM sequence WHERE name = 'problem'");
      expect(names).toHaveLength(1);
    });
  }

  const old = () =>
    use(before, ({ write }) =>
      write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      }),
    );

  it('is taken over whole: what runs runs out, and what was met or stands still does not', async () => {
    await old();
    await expectTakenOver();
  });

  it.each([
    ['before it noted that it was done', []],
    ['before the table of problem records was made', ['DROP TABLE problem_record', 'DROP TABLE major_incident_rule']],
  ])('is taken over whole when the work was broken off %s', async (_when, undo) => {
    await old();
    await use(all, ({ write }) =>
      write(async (transaction) => {
        for (const statement of undo) await transaction.query(statement);
        await transaction.query('DELETE FROM migration WHERE name = ?', [DESK_LISTS]);
      }),
    );
    await expectTakenOver();
  });
});
