import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { newDatabases, type TestDatabases } from './setup/databases';

const NAME = 'SuspectLinks1527379200008';
const clause = (key: string) => `('clause:${key}', 'document:OLD', '${key.slice(4)}', 'H', 1)`;
const baseline = (label: string, ordinal: number, status: string, from: string | null, to: string | null) =>
  `('baseline:OLD-${label}', 'document:OLD', ${ordinal}, '${label}', '${status}',
    ${from ? `'${from}'` : 'NULL'}, ${to ? `'${to}'` : 'NULL'}, 'h', 1, 1)`;
const place = (label: string, key: string, words: string) =>
  `('baseline:OLD-${label}', 'clause:${key}', 'a${key}', '${key.slice(4)}', '${words}', 0)`;
const link = (id: string, from: string, to: string, status: string, reviewed: string | null, hash: string | null) =>
  `('traceLink:${id}', 'GOVERNS', '${from}', '${to}', '${status}',
    ${reviewed ? `'clauseVersion:${reviewed}'` : 'NULL'}, ${hash ? `'${hash}'` : 'NULL'}, '2018-05-08 10:00:00', 'ann', 1)`;

const LINKS: [string, string, string, string, string | null, string | null][] = [
  ['1-CALLED', 'device:A', 'clause:OLD-1', 'SUSPECT', 'OLD-2.0#OLD-1', 'w2'],
  ['2-CHANGED', 'device:A', 'clause:OLD-1', 'CURRENT', 'OLD-1.0#OLD-1', 'w1'],
  ['3-BOTH', 'clause:OLD-2', 'clause:OLD-1', 'CURRENT', 'OLD-2.0#OLD-1', 'w2'],
  ['4-AHEAD', 'device:A', 'clause:OLD-1', 'CURRENT', 'OLD-3.0#OLD-1', 'w3'],
  ['5-OVER', 'device:A', 'clause:OLD-2', 'RETIRED', 'OLD-1.0#OLD-2', 'v1'],
  ['6-NONE', 'device:A', 'component:B', 'CURRENT', null, null],
];

/** A document whose second baseline is in force and whose third is proposed, and links as they were kept before. */
const OLD = [
  "INSERT INTO document (id, code, title, kind) VALUES ('document:OLD', 'OLD', 'Old', 'GUIDANCE')",
  `INSERT INTO clause (id, documentId, number, heading, isPublic) VALUES ${clause('OLD-1')}, ${clause('OLD-2')}`,
  `INSERT INTO baseline
    (id, documentId, ordinal, label, status, effectiveFrom, effectiveTo, contentHash, isPublic, version) VALUES
    ${baseline('1.0', 1, 'SUPERSEDED', '2018-01-01', '2018-05-01')},
    ${baseline('2.0', 2, 'DESIGNATED', '2018-05-01', null)}, ${baseline('3.0', 3, 'IN_CONSULTATION', null, null)}`,
  `INSERT INTO baseline_lineage (baselineId, ancestorId, depth) VALUES ${['1.0', '2.0', '3.0']
    .map((label) => `('baseline:OLD-${label}', 'baseline:OLD-${label}', 0)`)
    .join(', ')}`,
  `INSERT INTO clause_placement (baselineId, clauseId, position, number, contentHash, removed) VALUES ${[
    ...['1.0 OLD-1 w1', '2.0 OLD-1 w2', '3.0 OLD-1 w3', '1.0 OLD-2 v1', '2.0 OLD-2 v1', '3.0 OLD-2 v1'],
  ]
    .map((line) => line.split(' '))
    .map(([label = '', key = '', words = '']) => place(label, key, words))
    .join(', ')}`,
  `INSERT INTO trace_link (id, type, fromId, toId, status, reviewedClauseVersionId, reviewedContentHash, createdAt,
    createdBy, version) VALUES ${LINKS.map((each) => link(...each)).join(', ')}`,
  ...LINKS.flatMap(([id, from, to, status]) =>
    [
      [from, 'OUT', to],
      [to, 'IN', from],
    ].map(
      ([here, direction, there]) => `INSERT INTO trace_link_end
        (thingId, linkId, direction, otherId, otherKind, type, status)
        VALUES ('${here}', 'traceLink:${id}', '${direction}', '${there}', 'X', 'GOVERNS', '${status}')`,
    ),
  ),
];

const ENDS = `SELECT linkId, thingId, status, reviewedVersionId, reviewedHash, reviewedOrdinal FROM trace_link_end
  WHERE thingId LIKE 'clause:%' ORDER BY linkId, thingId`;
const SUSPECT =
  'SELECT linkId, thingId, fromDay, toDay, since, baselineId FROM trace_link_suspect ORDER BY linkId, fromDay';

const end = (id: string, key: string, status: string, label: string, hash: string, ordinal: number) => ({
  ...{ linkId: `traceLink:${id}`, thingId: `clause:${key}`, status },
  ...{ reviewedVersionId: `clauseVersion:OLD-${label}#${key}`, reviewedHash: hash, reviewedOrdinal: ordinal },
});

describe('links that were kept before each end knew what it was reviewed against', () => {
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

  const at = changes.migrations.findIndex(({ name }) => name === NAME);
  const upTo = changes.migrations.slice(0, at + 1);
  const old = () =>
    use(changes.migrations.slice(0, at), (database) =>
      database.write(async (transaction) => {
        for (const statement of OLD) await transaction.query(statement);
      }),
    );

  async function expectTakenOver({ reads }: Database): Promise<void> {
    expect(await reads.query(ENDS)).toEqual([
      end('1-CALLED', 'OLD-1', 'CURRENT', '2.0', 'w2', 2),
      end('2-CHANGED', 'OLD-1', 'CURRENT', '1.0', 'w1', 1),
      end('3-BOTH', 'OLD-1', 'CURRENT', '2.0', 'w2', 2),
      // What was in force when the link was made.
      end('3-BOTH', 'OLD-2', 'CURRENT', '2.0', 'v1', 2),
      end('4-AHEAD', 'OLD-1', 'CURRENT', '3.0', 'w3', 3),
      end('5-OVER', 'OLD-2', 'RETIRED', '1.0', 'v1', 1),
    ]);
    const suspect = { thingId: 'clause:OLD-1', toDay: null };
    expect(await reads.query(SUSPECT)).toEqual([
      // It was called suspect, and stays so; the proposal says otherwise.
      {
        ...suspect,
        linkId: 'traceLink:1-CALLED',
        fromDay: '2018-05-08',
        since: '2018-05-08',
        baselineId: 'baseline:OLD-3.0',
      },
      {
        ...suspect,
        linkId: 'traceLink:2-CHANGED',
        fromDay: '2018-05-01',
        since: '2018-05-01',
        baselineId: 'baseline:OLD-2.0',
      },
    ]);
    expect(await reads.query('SELECT DISTINCT owner, status FROM trace_link ORDER BY status')).toEqual([
      { owner: 'ann', status: 'CURRENT' },
      { owner: 'ann', status: 'RETIRED' },
    ]);
  }

  it('are taken over, suspect or not as their texts say, or as they were called', async () => {
    await old();
    await use(upTo, expectTakenOver);
  });

  it('are taken over also when the change was killed half way', async () => {
    await old();
    await use(upTo, (database) =>
      database.write(async (transaction) => {
        await transaction.query('DELETE FROM migration WHERE name = ?', [NAME]);
      }),
    );
    await use(upTo, expectTakenOver);
  });
});
