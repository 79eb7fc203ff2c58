import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabases } from '../../platform/database/open-databases';
import { databaseOf, readSettings } from '../../platform/settings';
import { changes } from '../../subgraphs/changes';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

describe('throughline assess', () => {
  let databases: TestDatabases;
  let files: string;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    await throughline(['sample'], databases.environment).finished;
  });
  afterAll(async () => {
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const run = (args: readonly string[], settings: Record<string, string> = {}) =>
    throughline(args, { ...databases.environment, ...settings }).finished;

  it('ends with 1 when a duty is not met, and writes what CI systems read', async () => {
    const output = join(files, 'obligations.xml');
    const { code, stdout, stderr } = await run([
      'assess',
      '--document',
      'IMP',
      '--format',
      'junit',
      '--output',
      output,
    ]);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: '' });
    const xml = readFileSync(output, 'utf8');
    expect(xml).toMatch(/<testsuites name="obligations" tests="8" failures="4" errors="0">/);
    expect(xml).toMatch(
      /<failure type="NON_COMPLIANT" message="1 of 59 break it: incidentAssignment:INC000000021-1.">/,
    );
  });

  it('tells all of it as JSON, of several documents, also where tokens come from an identity provider', async () => {
    const settings = { AUTH_ISSUER: 'https://issuer.example', AUTH_JWKS_URL: 'http://127.0.0.1:9/keys' };
    const { code, stdout } = await run(
      ['assess', '--document', 'IMP', '--document', 'SSI DS', '--format', 'json'],
      settings,
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).summary).toEqual({
      obligations: 11,
      compliant: 5,
      nonCompliant: 6,
      notApplicable: 0,
      inError: 0,
    });
  });

  it.each([
    ['there is nothing to assess', ['--document', 'DUIS'], /^There is no obligation/],
    ['it is not said who asks', ['--url', 'http://127.0.0.1:9'], /^A running product/],
    ['the product does not answer', ['--url', 'http://127.0.0.1:9', '--token', 'x'], /does not answer/],
    ['the report cannot be put there', ['--output', '/nowhere/at/all.xml'], /^There is no folder/],
  ])('ends with 2 when %s', async (_what, args, message) => {
    const { code, stderr } = await run(['assess', ...args]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  it('finds before it is deployed that a query is broken by the schema', async () => {
    expect(await run(['obligations', 'check'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await run(['obligations', 'check', '--database'])).code).toBe(0);
    const location = databaseOf(readSettings(databases.environment), 'changes');
    const [database] = await openDatabases([{ location, contents: changes }]);
    await database?.write((transaction) =>
      transaction.query("UPDATE obligation SET query = REPLACE(query, 'hasS1sp', 'hadS1sp')"),
    );
    await database?.close();
    const { code, stderr } = await run(['obligations', 'check', '--database']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/obligation:SSI-DS-1\.10\.3-1: .*"hadS1sp".*Did you mean "hasS1sp"/);
  });
});
