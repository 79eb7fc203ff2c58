import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throughline } from '../setup/command';
import { newDatabases } from '../setup/databases';

const ORGANISATIONS = `key,name,roles
DCC,Data Communications Company,DCC
SUP-ONE,"One Energy, Ltd",ENERGY_SUPPLIER NETWORK_OPERATOR
SP-ONE,Zähler & Co,service_provider
`;
const PROVIDERS = 'key;name;kind;organisation\nS1SP-A;A;S1SP;SP-ONE\nDCO-1;Dual;DCO;organisation:SP-ONE\n';
const COVERAGE = 'outwardCode,region,available\nM1,NORTH,yes\n';

describe('an installation without the sample', () => {
  const databases = newDatabases();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-tables-'));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await databases.drop();
  });

  let number = 0;
  const take = (kind: string, content: string | Buffer, ...options: string[]) => {
    const file = join(folder, `${kind}-${number++}.csv`);
    writeFileSync(file, content);
    return throughline(['import', kind, file, ...options], databases.environment).finished;
  };

  it('is set up from three small files and its devices', async () => {
    const windows = Buffer.from(ORGANISATIONS, 'latin1');
    expect(await take('organisations', windows, '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing was changed'),
    });
    expect(await take('organisations', windows)).toMatchObject({ code: 0, stdout: expect.stringContaining('3 new') });
    expect(await take('organisations', ORGANISATIONS)).toMatchObject({
      code: 0,
      stdout: '3 rows: 0 new, 0 changed, 3 there already, 0 forgotten.\n',
    });
    expect(await take('service-providers', PROVIDERS)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^2 rows: 2 new/),
    });
    expect(await take('coverage', COVERAGE)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 rows: 1 new/),
    });
    const devices =
      'deviceId,type,standard,s1sp,dco,responsibleSupplier\n00DB930000000001,ESME,SMETS1,S1SP-A,DCO-1,SUP-ONE\n';
    expect(await take('devices', devices)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 taken') });
    const renamed = ORGANISATIONS.replace('Zähler', 'Meters');
    expect(await take('organisations', renamed)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 changed'),
    });
  });

  it.concurrent.each([
    [
      'organisations',
      'key,name,rolls\nA,B,OTHER',
      ['header: COLUMN_UNKNOWN', 'Did you mean roles?', 'Add it. The columns'],
    ],
    [
      'organisations',
      'key,name,roles\na b,,KING',
      ['row 1, key: KEY_INVALID', 'A-B', 'row 1, name: EMPTY', 'row 1, roles: UNKNOWN_VALUE'],
    ],
    ['organisations', 'key,name,roles\nA,Same,OTHER\nB,same,OTHER', ['row 2, name: NAME_TAKEN']],
    ['service-providers', 'key,name,kind,organisation\nX,X,CSP,NOPE', ['row 1, organisation: NOT_FOUND']],
    ['service-providers', 'key,name,kind\nDCO-1,Dual,CSP', ['row 1, kind: WRONG_KIND']],
    ['coverage', 'outwardCode,region,available\nM1 4BT,NORTH,yes', ['row 1, outwardCode: OUTWARD_CODE_INVALID']],
  ])('takes nothing of %s that break a rule, and tells each by row and column', async (kind, content, told) => {
    const { code, stdout, stderr } = await take(kind, content);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const words of [...told, 'Nothing was taken.']) expect(stderr).toContain(words);
  });

  it('says of a file that there is not that it cannot be read', async () => {
    const { code, stderr } = await throughline(['import', 'coverage', join(folder, 'nope')], databases.environment)
      .finished;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('cannot be read') });
  });
});
