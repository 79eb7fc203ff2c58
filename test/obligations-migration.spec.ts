import type { MigrationClass } from '../platform/database/data-source';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { queryHash } from '../subgraphs/changes/compliance/query/query-hash';
import { newDatabases, type TestDatabases } from './setup/databases';

const OBLIGATIONS = 'Obligations1527379200009';
const QUERY = '{ population: devices { totalCount } violations: devices { totalCount } }';

/** An obligation that was assessed twice, as the product kept it before. */
const OLD = [
  `INSERT INTO obligation (id, clauseId, statement, obligedParty, query, latestAssessmentId, version)
    VALUES ('obligation:OLD-1-1', 'clause:OLD-1', 'A duty of old', 'Somebody', '${QUERY}', 'complianceAssessment:OLD-1-1-2', 3)`,
  ...[1, 2].map(
    (number) => `INSERT INTO compliance_assessment (id, obligationId, assessedAt, clauseVersionId, contentHash, outcome,
      population, violations, evidenceIds) VALUES ('complianceAssessment:OLD-1-1-${number}', 'obligation:OLD-1-1',
      '2018-06-0${number} 12:00:00.000', 'clauseVersion:OLD', 'hash', 'COMPLIANT', 2, 0, '[]')`,
  ),
];

describe('obligations that were kept before they could be defined here', () => {
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

  const place = changes.migrations.findIndex(({ name }) => name === OBLIGATIONS);
  const before = changes.migrations.slice(0, place);
  const upTo = changes.migrations.slice(0, place + 1);
  const rowsOf = async ({ reads }: Database) => ({
    obligation: await reads.query('SELECT * FROM obligation'),
    compliance_assessment: await reads.query('SELECT * FROM compliance_assessment ORDER BY id'),
  });
  const fill = async (database: Database) => {
    await database.write(async (transaction) => {
      for (const statement of OLD) await transaction.query(statement);
    });
    return rowsOf(database);
  };

  it('lose nothing, and are known since they were first heard of', async () => {
    const old = await use(before, fill);
    await use(upTo, async (database) => {
      const { obligation, compliance_assessment: assessments } = await rowsOf(database);
      expect(obligation).toMatchObject(old.obligation);
      expect(assessments).toMatchObject(old.compliance_assessment);
      expect(assessments.map(({ queryHash: hash }: { queryHash: string }) => hash)).toEqual(
        Array(2).fill(queryHash(QUERY)),
      );
      const versions = await database.reads.query('SELECT * FROM obligation_version');
      expect(versions).toMatchObject([
        { obligationId: 'obligation:OLD-1-1', version: 3, query: QUERY, queryHash: queryHash(QUERY) },
      ]);
      for (const time of [obligation[0].definedAt, versions[0].changedAt]) {
        const text = time instanceof Date ? time.toISOString() : `${String(time).replace(' ', 'T')}Z`;
        expect(text).toBe('2018-06-01T12:00:00.000Z');
      }
    });
  });

  it.each([
    ['at its end', []],
    ['half way', ['DROP TABLE assessment_turn', 'UPDATE obligation SET queryHash = NULL, definedAt = NULL']],
    [
      'at its beginning',
      ['DROP TABLE assessment_turn', 'DROP TABLE obligation_version', 'ALTER TABLE obligation DROP COLUMN retiredAt'],
    ],
  ])('are taken over also when the change was killed %s', async (_when, statements) => {
    await use(before, fill);
    const once = await use(upTo, rowsOf);
    await use(upTo, (database) =>
      database.write(async (transaction) => {
        await transaction.query(`DELETE FROM migration WHERE name = '${OBLIGATIONS}'`);
        for (const statement of statements) await transaction.query(statement);
      }),
    );
    await use(upTo, async (database) => {
      expect(await rowsOf(database)).toEqual(once);
      expect(await database.reads.query('SELECT version FROM obligation_version')).toEqual([{ version: 3 }]);
      expect(await database.reads.query('SELECT minute FROM assessment_turn')).toEqual([{ minute: 0 }]);
    });
  });

  it('can be given back as they were', async () => {
    const rows = await use(before, fill);
    await use(upTo, (database) =>
      database.write(async ({ queryRunner }) => {
        const last = upTo.at(-1);
        if (!last || !queryRunner) throw new Error('There is no migration, or no connection.');
        await new last().down(queryRunner);
        await queryRunner.query(`DELETE FROM migration WHERE name = '${OBLIGATIONS}'`);
      }),
    );
    expect(await use(before, rowsOf)).toEqual(rows);
  });
});
