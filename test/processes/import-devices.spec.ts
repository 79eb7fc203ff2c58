import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { post } from '../setup/product';
import { type Started, started } from '../setup/started';

const HEADER = 'deviceId,type,standard,s1sp';
const esme = (deviceId: string, s1sp = 'S1SP-A') => `${deviceId},ESME,SMETS1,${s1sp}`;

describe('throughline import devices', () => {
  let databases: TestDatabases;
  let files: string;
  let data: string;
  let product: Started;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    data = databases.environment.THROUGHLINE_DATA ?? '';
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    product = await started(['start'], databases.environment);
  });
  afterAll(async () => {
    await product?.stop();
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const importFile = (file: string) => throughline(['import', 'devices', file], databases.environment).finished;
  const importText = (text: string | Buffer) => {
    const file = join(files, 'devices.csv');
    writeFileSync(file, text);
    return importFile(file);
  };
  /** Everything that the inventory's database holds of devices and their histories. */
  const inventory = () => {
    const database = new Database(join(data, 'inventory.sqlite'), { readonly: true });
    const rows = ['device', 'audit_entry', 'sequence'].map((table) =>
      database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    );
    database.close();
    return rows;
  };
  const device = async (deviceId: string) => {
    const token = await developmentToken(data, { roles: [Role.ANALYST] });
    const query = `query ($id: ID!) { device(id: $id) { type manufacturer model history { nodes { actor action } } } }`;
    return (await post(product.url, token, query, { id: `device:${deviceId}` })).data.device;
  };

  it('takes a good file while the product is running, which knows the devices at once', async () => {
    const text = [HEADER, esme('00DB990000000001'), esme('00-db-99-00-00-00-00-02')].join('\n');
    expect(await importText(text)).toMatchObject({
      code: 0,
      stdout: '2 rows: 2 taken, 0 there already, 0 left out.\n',
    });
    expect(await device('00DB990000000002')).toMatchObject({
      type: 'ESME',
      history: { nodes: [{ actor: expect.stringMatching(/^cli:./), action: 'importDevices' }] },
    });
    const before = inventory();
    expect(await importText(text)).toMatchObject({
      code: 0,
      stdout: '2 rows: 0 taken, 2 there already, 0 left out.\n',
    });
    expect(inventory()).toEqual(before);
  });

  it('names each row that breaks a rule, with column, code and a way out, and takes the others', async () => {
    const rows = [
      esme('00DB990000000011'),
      esme('00DB99'),
      esme('00DB990000000012', 'NOPE'),
      '00DB990000000013,TOASTER,SMETS1,S1SP-A',
      esme('00DB990000000014', ''),
      ',ESME,SMETS1,S1SP-A',
      esme('00DB990000000011', 'S1SP-B'),
      esme('00DB990000000015'),
      esme('00DB990000000015'),
    ];
    const { code, stdout, stderr } = await importText([HEADER, ...rows].join('\n'));
    expect(code).toBe(1);
    const rejects = join(files, 'devices.rejects.csv');
    expect(stdout).toBe(
      `9 rows: 2 taken, 1 there already, 6 left out.\nThe rows that were left out are in ${rejects}: mend them there, and import that file.\n`,
    );
    expect(stderr).toBe('');
    const [header, ...told] = parse(readFileSync(rejects, 'utf8'), { bom: true });
    expect(header).toEqual([...HEADER.split(','), 'row', 'column', 'value', 'code', 'message', 'suggestion']);
    const sentence = expect.stringMatching(/^\S.+\.$/);
    expect(told).toEqual([
      ['00DB99', 'ESME', 'SMETS1', 'S1SP-A', '2', 'deviceId', '00DB99', 'EUI64_INVALID', sentence, sentence],
      ['00DB990000000012', 'ESME', 'SMETS1', 'NOPE', '3', 's1sp', 'NOPE', 'NOT_FOUND', sentence, sentence],
      ['00DB990000000013', 'TOASTER', 'SMETS1', 'S1SP-A', '4', 'type', 'TOASTER', 'UNKNOWN_VALUE', sentence, sentence],
      ['00DB990000000014', 'ESME', 'SMETS1', '', '5', 's1sp', '', 'S1SP_MISSING', sentence, sentence],
      ['', 'ESME', 'SMETS1', 'S1SP-A', '6', 'deviceId', '', 'MISSING', sentence, sentence],
      [
        '00DB990000000011',
        'ESME',
        'SMETS1',
        'S1SP-B',
        '7',
        'deviceId',
        '00DB990000000011',
        'DUPLICATE',
        sentence,
        sentence,
      ],
    ]);
    expect(await device('00DB990000000015')).not.toBeNull();
    expect(await device('00DB990000000012')).toBeNull();
  });

  it('reads what spreadsheets write: a byte order mark, CRLF, quotes, blank lines', async () => {
    const text = `\uFEFF${HEADER}\r\n"00DB990000000021","ESME",SMETS1,"S1SP-A"\r\n\r\n${esme('00DB990000000022')}\r\n`;
    expect(await importText(text)).toMatchObject({
      code: 0,
      stdout: '2 rows: 2 taken, 0 there already, 0 left out.\n',
    });
    expect(await device('00DB990000000022')).not.toBeNull();
  });

  const good = esme('00DB990000000031');
  it.each([
    [
      'has a column that there is not',
      `${HEADER},colour\n${good},red`,
      /"colour" is not known; the columns are: deviceId/,
    ],
    ['lacks a column that there must be', `deviceId,s1sp\n00DB990000000031,S1SP-A`, /type, standard are missing/],
    ['has no header', good, /deviceId, type, standard are missing/],
    [
      'has a misspelt column',
      `${HEADER},manufacterer\n${good},x`,
      /"manufacterer" \(did you mean manufacturer\?\) is not/,
    ],
    ['names a column twice', `${HEADER},type\n${good},ESME`, /the column type is named twice/],
    ['is in UTF-16 and does not say so', Buffer.from(`${HEADER}\n${good}`, 'utf16le'), /UTF-16/],
    ['is empty', '', /It is empty; .*deviceId/],
    ['is no text', Buffer.from([0x50, 0x4b, 3, 4, 0x22, 0xff, 0xfe, 0, 10, 0x22, 0x61]), /devices\.csv: \S/],
  ])('refuses a file that %s, in a line, and takes nothing', async (_what, text, told) => {
    const before = inventory();
    const { code, stdout, stderr } = await importText(text);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(inventory()).toEqual(before);
  });

  it.each([
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'))],
    ['CR line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
  ])('reads a file in or with %s', async (what, encode) => {
    const id = `00DB9700000000${what.length.toString(16).toUpperCase().padStart(2, '0')}`;
    const text = `${HEADER},manufacturer,model\n${esme(id)},Café Metering,"one ""two"""\n`;
    expect(await importText(encode(text))).toMatchObject({ code: 0 });
    expect(await device(id)).toMatchObject({ manufacturer: 'Café Metering', model: 'one "two"' });
  });

  it('rejects a row that is too long, too short, too wide or open at its end, and goes on behind it', async () => {
    const rows = [
      '00DB960000000001,ESME',
      `${esme('00DB960000000002')},more`,
      `${esme('00DB960000000003')}${'x'.repeat(1_000_000)}`,
      esme('00DB960000000004'),
      `"${esme('00DB960000000005')}`,
      `${esme('00DB960000000006')},`,
    ];
    const { stdout } = await importText([HEADER, ...rows].join('\n'));
    expect(stdout).toMatch(/^6 rows: 2 taken, 0 there already, 4 left out\.\n/);
    const told = parse(readFileSync(/are in (.*): mend/.exec(stdout)?.[1] ?? '', 'utf8'), { bom: true, from: 2 });
    expect(told.map((cells: string[]) => [cells.at(-6), cells.at(-4), cells.at(-3)])).toEqual([
      ['1', '', 'TOO_FEW_CELLS'],
      ['2', 'more', 'TOO_MANY_CELLS'],
      ['3', '', 'ROW_TOO_LONG'],
      ['5', '', 'QUOTE_NOT_CLOSED'],
    ]);
    expect(readdirSync(files).filter((name) => name.includes('rejects'))).toContain('devices.rejects-2.csv');
  });

  const manyRows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => esme(`${prefix}${index.toString(16).padStart(10, '0')}`));
  const countOf = (prefix: string): number => {
    const database = new Database(join(data, 'inventory.sqlite'), { readonly: true });
    const count = database.prepare('SELECT COUNT(*) FROM device WHERE deviceId >= ? AND deviceId < ?').pluck();
    const held = Number(count.get(prefix, `${prefix}G`));
    database.close();
    return held;
  };
  /** Imports a file until some of it is in, and then tells the command to end. */
  async function brokenOff(file: string, prefix: string) {
    const running = throughline(['import', 'devices', file], databases.environment);
    while (countOf(prefix) === 0) await new Promise((resume) => setTimeout(resume, 20));
    running.process.kill('SIGINT');
    return running.finished;
  }

  it('stops cleanly when it is told to, and goes on where it was', async () => {
    const file = join(files, 'long.csv');
    writeFileSync(file, [HEADER, ...manyRows('00DB98', 40_000)].join('\n'));
    const { code, stdout } = await brokenOff(file, '00DB98');
    expect(code).toBe(130);
    expect(stdout).toContain('It was broken off; start it again to go on from there.\n');
    const done = Number(/^(\d+) rows: \1 taken, 0 there already, 0 left out\./.exec(stdout)?.[1]);
    expect(done).toBeLessThan(40_000);
    expect(countOf('00DB98')).toBe(done);
    const again = await importFile(file);
    expect(again).toMatchObject({ code: 0, stdout: '40000 rows: 40000 taken, 0 there already, 0 left out.\n' });
    expect(again.stderr).toMatch(new RegExp(`^It goes on after row ${done}, where the import that cli:\\S+ began at`));
    expect(countOf('00DB98')).toBe(40_000);
  });

  it('begins anew with a file that has changed since, and says so', async () => {
    const file = join(files, 'changing.csv');
    const rows = manyRows('00DB95', 40_000);
    writeFileSync(file, [HEADER, ...rows].join('\n'));
    expect((await brokenOff(file, '00DB95')).code).toBe(130);
    writeFileSync(file, [HEADER, ...rows.slice(0, 2)].join('\n'));
    const told = /^The file has changed since its import was cut off after \d+ rows; it begins anew\.\n$/;
    const { stdout, stderr } = await importFile(file);
    expect(stdout).toBe('2 rows: 0 taken, 2 there already, 0 left out.\n');
    expect(stderr).toMatch(told);
  });

  it('lets two imports run at once, and one take over from another of the same file', async () => {
    const fileOf = (prefix: string, rows = 3_000) => {
      writeFileSync(join(files, prefix), [HEADER, ...manyRows(prefix, rows)].join('\n'));
      return join(files, prefix);
    };
    const both = await Promise.all(['00DB93', '00DB92'].map((prefix) => importFile(fileOf(prefix))));
    for (const { stdout } of both) expect(stdout).toBe('3000 rows: 3000 taken, 0 there already, 0 left out.\n');
    // So long that it is read ahead, by a thread that must end as well.
    const same = fileOf('00DB91', 40_000);
    const two = await Promise.all([importFile(same), importFile(same)]);
    expect(two.map(({ code }) => code)).toContain(0);
    for (const { code, stderr } of two) {
      if (code !== 0)
        expect(stderr).toMatch(/Another process has gone on with the import of this file; this one stops/);
    }
    expect(countOf('00DB91')).toBe(40_000);
  });

  it.each([
    ['is not there', () => join(files, 'nowhere.csv'), /^There is no file .*nowhere\.csv\.\n$/],
    ['is a folder', () => files, /is no file that can be read from its beginning.*\n$/],
  ])('says in a line that a file %s', async (_what, file, told) => {
    const { code, stdout, stderr } = await importFile(file());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
