import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readWord } from '../../platform/word/read-word';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { type Started, started } from '../setup/started';

const SAMPLE = ['--consultation', 'SAMPLE-2018-05-04'];
const MATRIX = ['export', 'matrix', ...SAMPLE];

describe('throughline export', () => {
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
  const file = (name: string) => join(files, name);

  it('prints the public edition unless told otherwise, and nothing but it', async () => {
    const { code, stdout, stderr } = await run([...MATRIX, '--format', 'csv']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows: Record<string, string>[] = parse(stdout, { bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ Edition }) => Edition))).toEqual(
      new Set(['Public edition: confidential text left out']),
    );
  });

  it('writes the full edition to a file, also where tokens come from an identity provider', async () => {
    const output = file('full.docx');
    const settings = {
      AUTH_ISSUER: 'https://issuer.example',
      AUTH_JWKS_URL: 'http://127.0.0.1:9/keys',
      HOST: '0.0.0.0',
    };
    const args = ['export', 'conclusions', ...SAMPLE, '--format', 'docx', '--edition', 'full', '--output', output];
    const { code, stdout, stderr } = await run(args, settings);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: `${output} was written. Full edition: contains confidential text.\n`,
    });
    const { before, after, tracked } = await readWord(readFileSync(output));
    expect(tracked).toBe(true);
    expect(after[0]).toMatchObject({ outline: 0, text: expect.stringMatching(/^Conclusions: SMETS1 changes/) });
    expect(before).not.toEqual(after);
  });

  it.each([
    ['document', ['--baseline', 'baseline:IMP-1.0'], ['md']],
    ['red-line', ['--baseline', 'baseline:IMP-2.0', '--against', 'baseline:IMP-1.0'], ['docx']],
  ])('writes a %s as a file that can be read, under the name that was given', async (what, which, formats) => {
    for (const format of formats) {
      const output = file(`${what}.${format}`);
      const { code, stdout, stderr } = await run(['export', what, ...which, '--format', format, '--output', output]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/^\S+ was written\. IMP \d\.0 \([A-Z][a-z ]+\)\.\n$/);
      const written = readFileSync(output);
      if (format === 'docx') expect((await readWord(written)).tracked).toBe(what === 'red-line');
      else expect(written.toString()).toMatch(what === 'red-line' ? /<ins\b/ : /^# Incident Management Policy/);
    }
  });

  it('says in a sentence that there is no such baseline, and that two are not of one document', async () => {
    const none = await run(['export', 'document', '--baseline', 'baseline:NONE', '--format', 'md']);
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^NOT_FOUND: .+\n$/) });
    const other = ['--baseline', 'baseline:IMP-2.0', '--against', 'baseline:SSI-DS-1.0', '--format', 'docx'];
    const strange = await run(['export', 'red-line', ...other]);
    expect(strange).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^BAD_USER_INPUT: .+\n$/) });
  });

  describe('of a product that runs', () => {
    let product: Started;
    beforeAll(async () => {
      product = await started(['start'], databases.environment);
    });
    afterAll(() => product?.stop());

    it('is the same as that of its databases, for whoever the token is of', async () => {
      const { stdout: token } = await run(['token', '--role', 'GOVERNANCE']);
      const full = [...MATRIX, '--format', 'csv', '--edition', 'full'];
      const near = await run(full);
      const far = await run([...full, '--url', product.url], { THROUGHLINE_TOKEN: token.trim() });
      expect(far).toEqual(near);
      expect(near.code).toBe(0);
    });

    it('refuses to call an edition full that the token does not give', async () => {
      const { stdout: token } = await run(['token', '--role', 'ANALYST']);
      const args = [...MATRIX, '--format', 'csv', '--edition', 'full', '--url', product.url, '--token', token.trim()];
      const { code, stdout, stderr } = await run(args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe('The token is not of somebody who may see all of it; it gives the internal edition.\n');
    });
  });

  it('is the public one whatever token the environment has for other commands', async () => {
    const args = [...MATRIX, '--format', 'csv'];
    expect(await run(args, { THROUGHLINE_TOKEN: 'x' })).toEqual(await run(args));
  });

  it.each([
    [
      'a consultation that there is not',
      ['--consultation', 'NONE', '--format', 'csv'],
      /^NOT_FOUND: There is no consultation NONE\. .+\n$/,
    ],
    [
      'a folder that there is not',
      [...SAMPLE, '--format', 'csv', '--output', '/nowhere/a.csv'],
      /^There is no folder \/nowhere; .+\n$/,
    ],
    [
      'a token without a product',
      [...SAMPLE, '--format', 'csv', '--token', 'x'],
      /^The option --token goes with --url\.\n$/,
    ],
    [
      'the full edition of a product without a token',
      [...SAMPLE, '--format', 'csv', '--edition', 'full', '--url', 'http://127.0.0.1:9'],
      /needs --token/,
    ],
    [
      'a product that does not answer',
      [...SAMPLE, '--format', 'csv', '--url', 'http://127.0.0.1:9'],
      /^http:\/\/127\.0\.0\.1:9 does not answer \(.+\); check the address.+\n$/,
    ],
  ])('refuses %s in a sentence', async (_what, args, told) => {
    const { code, stdout, stderr } = await run(['export', 'matrix', ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
