import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
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
    const query = `query ($id: ID!) { device(id: $id) { type history { nodes { actor action } } } }`;
    return (await post(product.url, token, query, { id: `device:${deviceId}` })).data.device;
  };

  it('takes a good file while the product is running, which knows the devices at once', async () => {
    const text = [HEADER, esme('00DB990000000001'), esme('00-db-99-00-00-00-00-02')].join('\n');
    expect(await importText(text)).toMatchObject({
      code: 0,
      stdout: '2 rows: 2 taken, 0 there already, 0 left out.\n',
    });
    expect(await device('00DB990000000002')).toEqual({
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
      esme('00DB990000000011'),
      esme('00DB990000000015'),
    ];
    const { code, stdout, stderr } = await importText([HEADER, ...rows].join('\n'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '8 rows: 2 taken, 0 there already, 6 left out.\n' });
    const told = stderr.split('\n').filter((line) => line.startsWith('row '));
    expect(told).toEqual([
      expect.stringMatching(/^row 2, deviceId "00DB99": EUI64_INVALID: .+\. \S.+\.$/),
      expect.stringMatching(/^row 3, s1sp "NOPE": NOT_FOUND: .+\. \S.+\.$/),
      expect.stringMatching(/^row 4, type "TOASTER": UNKNOWN_VALUE: .+ Write one of: .*ESME.*\.$/),
      expect.stringMatching(/^row 5, s1sp: S1SP_MISSING: .+\. \S.+\.$/),
      expect.stringMatching(/^row 6, deviceId: MISSING: .+\. \S.+\.$/),
      expect.stringMatching(/^row 7, deviceId "00DB990000000011": DUPLICATE: .+\. \S.+\.$/),
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
      /colour are not known; the columns are: deviceId/,
    ],
    ['lacks a column that there must be', `deviceId,s1sp\n00DB990000000031,S1SP-A`, /type, standard are missing/],
    ['has no header', good, /deviceId, type, standard are missing/],
    ['is separated by semicolons', `${HEADER}\n${good}`.replaceAll(',', ';'), /are missing/],
    ['is empty', '', /It is empty; .*deviceId/],
    ['is no text', Buffer.from([0x50, 0x4b, 3, 4, 0x22, 0xff, 0xfe, 0, 10, 0x22, 0x61]), /devices\.csv: \S/],
    ['has a row of another length', `${HEADER}\n${good}\n00DB990000000032,ESME`, /line 3; nothing was taken/],
    ['has a quote that never ends', `${HEADER}\n${good}\n"00DB`, /line 3.*; nothing was taken/],
  ])('refuses a file that %s, in a line, and takes nothing', async (_what, text, told) => {
    const before = inventory();
    const { code, stdout, stderr } = await importText(text);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(inventory()).toEqual(before);
  });

  it('says how far it came in a long file that breaks off', async () => {
    const rows = Array.from({ length: 1001 }, (_, index) => esme(`00DB98${index.toString(16).padStart(10, '0')}`));
    const { code, stderr } = await importText([HEADER, ...rows, '"broken'].join('\n'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/the first 1000 rows were dealt with\. Correct it and import the file again\.\n$/);
    const again = await importText([HEADER, ...rows].join('\n'));
    expect(again.stdout).toBe('1001 rows: 1 taken, 1000 there already, 0 left out.\n');
  });

  it.each([
    ['is not there', () => join(files, 'nowhere.csv'), /^There is no file .*nowhere\.csv\.\n$/],
    ['is a folder', () => files, /It cannot be read: EISDIR.*\n$/],
  ])('says in a line that a file %s', async (_what, file, told) => {
    const { code, stdout, stderr } = await importFile(file());
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
