import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { post } from '../setup/product';
import { type Started, started } from '../setup/started';

const DOCUMENT = join(__dirname, '..', 'documents', 'second-consultation.txt');
const CONSULTATIONS = `{ consultations { nodes { reference version questions { code } changes { totalCount } } } }`;

describe('throughline import consultation', () => {
  let databases: TestDatabases;
  let files: string;
  let product: Started;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    product = await started(['start', '--no-sample'], databases.environment);
  });
  afterAll(async () => {
    await product?.stop();
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const importFile = (...args: string[]) =>
    throughline(['import', 'consultation', ...args], databases.environment).finished;
  const written = (text: string) => {
    const file = join(files, 'document.txt');
    writeFileSync(file, text);
    return file;
  };
  /** Everything that the database of changes holds. */
  const everything = () => {
    const file = join(databases.environment.THROUGHLINE_DATA ?? '', 'changes.sqlite');
    const database = new Database(file, { readonly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
    const rowsOf = (table: unknown) => database.prepare(`SELECT * FROM "${table}"`).all();
    const rows = tables.map((table) => [
      table,
      rowsOf(table)
        .map((row) => JSON.stringify(row))
        .sort(),
    ]);
    database.close();
    return rows;
  };
  const consultations = async () => {
    const { data, errors } = await post(product.url, null, CONSULTATIONS);
    expect(errors).toBeUndefined();
    return data.consultations.nodes;
  };

  it('checks a document without taking it', async () => {
    const before = everything();
    expect(await importFile(DOCUMENT, '--dry-run')).toEqual({
      code: 0,
      stdout: 'The document can be imported.\n',
      stderr: '',
    });
    expect(everything()).toEqual(before);
    expect(await consultations()).toEqual([]);
  });

  it('refuses a broken document by file and line, with a way out, and takes nothing of it', async () => {
    const before = everything();
    const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
    const broken = lines.findIndex((line) => line.startsWith('Date: '));
    lines[broken] = 'Date: the day after tomorrow';
    const file = written(lines.join('\n'));
    for (const options of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await importFile(file, ...options);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      const told = stderr.trimEnd().split('\n');
      expect(told.pop()).toBe('Nothing was taken.');
      expect(told[0]).toMatch(/:\d+: [A-Z_]+: \S.+\. \S.+\.$/);
      expect(told[0]?.startsWith(`${file}:${broken + 1}: `)).toBe(true);
    }
    expect(everything()).toEqual(before);
  });

  it.each([
    ['is empty', () => written(''), /document\.txt:1: /],
    ['is not there', () => join(files, 'nowhere.txt'), /^The file cannot be read: ENOENT.*nowhere\.txt.*\.\n$/],
    ['is a folder', () => files, /^The file cannot be read: EISDIR.*\.\n$/],
    ['is no text', () => written('\u0000\u0001\u0002'.repeat(1000)), /document\.txt:\d+: /],
  ])('says in a line that a file %s', async (_what, file, told) => {
    const before = everything();
    const { code, stdout, stderr } = await importFile(file());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(everything()).toEqual(before);
  });

  it('takes a document while the product is running, which answers with it at once', async () => {
    const { code, stdout, stderr } = await importFile(DOCUMENT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^The consultation 2019-09-11-\S+, “.*communications hubs.*”, was imported\.\n$/);
    expect(await consultations()).toEqual([
      {
        reference: expect.stringMatching(/^2019-09-11-/),
        version: 1,
        questions: ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((code) => ({ code })),
        changes: { totalCount: 6 },
      },
    ]);
  });

  it('changes nothing when the same document comes again, with whatever line ends', async () => {
    const before = everything();
    const windows = written(`\uFEFF${readFileSync(DOCUMENT, 'utf8').replaceAll('\n', '\r\n')}`);
    for (const file of [DOCUMENT, windows]) {
      const { code, stdout } = await importFile(file);
      expect(code).toBe(0);
      expect(stdout).toMatch(/nothing was changed\.\n$/);
    }
    expect(everything()).toEqual(before);
  });

  it('takes another text of the same consultation as a revision, which the product shows at once', async () => {
    const changed = readFileSync(DOCUMENT, 'utf8').replaceAll('within five working days', 'within six working days');
    const { code, stdout } = await importFile(written(changed));
    expect(code).toBe(0);
    expect(stdout).toMatch(/it is now a revision of it\.\n$/);
    expect(await consultations()).toEqual([expect.objectContaining({ version: 2 })]);
  });
});
