import { randomBytes } from 'node:crypto';
import { FULL_TEXT } from '../migrations/changes/7-search';
import type { Database } from '../platform/database/database';
import { type FullTextIndex, mayHold } from '../platform/database/full-text';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { newDatabases, type TestDatabases } from './setup/databases';
import { SAMPLE_END } from './setup/product';

const { answer, comment, ...others } = FULL_TEXT;
const INDICES: FullTextIndex[] = [...Object.values(others), ...Object.values(answer), ...Object.values(comment)];
const newWord = () => `zq${randomBytes(6).toString('hex')}`;
const SEARCH = 'Search1527379200007';

describe('an index of words', () => {
  let databases: TestDatabases;
  let database: Database;

  async function open(migrations = changes.migrations): Promise<Database> {
    const location = databaseOf(readSettings(databases.environment), 'changes');
    const [opened] = await openDatabases([{ location, contents: { ...changes, migrations } }]);
    if (!opened) throw new Error('It is not there.');
    return opened;
  }

  async function held(index: FullTextIndex, word: string): Promise<string[]> {
    const { sql, parameters } = mayHold(database.engine, index, 'thing', [{ words: [word] }]);
    const entity = database.reads.dataSource.entityMetadatas.find(({ tableName }) => tableName === index.table);
    const query = database.reads.createQueryBuilder(entity?.target ?? '', 'thing').where(sql, parameters);
    const rows: { id: string }[] = await query.select(`thing.${index.key}`, 'id').orderBy('1').getRawMany();
    return rows.map(({ id }) => id);
  }

  const supporting = () => held(FULL_TEXT.clauseText, 'supporting');
  const sql = (statement: string, parameters: unknown[] = []) =>
    database.write((transaction) => transaction.query(statement, parameters));

  beforeAll(async () => {
    databases = newDatabases();
    // Data as it was before there was such an index.
    database = await open(changes.migrations.filter(({ name }) => name !== SEARCH));
    await database.write((transaction) =>
      changes.loadSample(transaction, { actor: 'test', action: 'test', at: SAMPLE_END }),
    );
    await database.close();
    database = await open();
  });
  afterAll(async () => {
    await database.close();
    await databases.drop();
  });

  it('has the words of what was there before it', async () => {
    expect((await supporting()).length).toBeGreaterThan(1);
    expect(await held(FULL_TEXT.comment.publicText, 'triage')).toContain('comment:SAMPLE-2018-05-04-01-Q2-1');
  });

  it('is made again where the work was broken off, and loses nothing', async () => {
    const before = await supporting();
    await sql('DELETE FROM migration WHERE name = ?', [SEARCH]);
    await database.close();
    database = await open();
    expect(await supporting()).toEqual(before);
  });

  it('outlasts that the file is packed', async () => {
    const before = await supporting();
    await sql('DELETE FROM clause_text WHERE contentHash = ?', [before[0]]);
    if (database.engine === 'sqlite') {
      await database.close();
      const location = databaseOf(readSettings(databases.environment), 'changes');
      if (location.engine !== 'sqlite') throw new Error('It is no file.');
      const { default: Sqlite } = await import('better-sqlite3');
      new Sqlite(location.file).exec('VACUUM').close();
      database = await open();
    }
    expect(await supporting()).toEqual(before.slice(1));
  });

  it.each(INDICES)('$name keeps up with what is written, changed and removed', async (index) => {
    const { table, columns, key, json } = index;
    const [row] = await database.reads.query(`SELECT \`${key}\` AS id FROM ${table} ORDER BY 1 LIMIT 1`);
    const column = columns.at(-1) ?? '';
    const say = (word: string) => {
      const text = `it\n${word}`;
      const written = json?.includes(column) ? JSON.stringify([text]) : text;
      return sql(`UPDATE ${table} SET \`${column}\` = ? WHERE \`${key}\` = ?`, [written, row.id]);
    };
    const [first, second] = [newWord(), newWord()];
    await say(first);
    expect(await held(index, first)).toEqual([row.id]);
    await say(second);
    expect([await held(index, first), await held(index, second)]).toEqual([[], [row.id]]);
    await sql(`DELETE FROM ${table} WHERE \`${key}\` = ?`, [row.id]);
    expect(await held(index, second)).toEqual([]);
  });
});
