import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWord } from '../../platform/word/read-word';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

const CONSULTATION = ['--consultation', 'SAMPLE-2018-05-04'];
const ORGANISATION = ['--organisation', 'organisation:SUP-ROWAN'];

describe('responses by command', () => {
  let databases: TestDatabases;
  let files: string;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    expect((await run('sample')).code).toBe(0);
  });
  afterAll(async () => {
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const run = (...args: string[]) => throughline(args, databases.environment).finished;
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(files, name), content);
    return join(files, name);
  };
  const bring = (path: string, ...more: string[]) =>
    run('import', 'response', path, ...CONSULTATION, ...ORGANISATION, ...more);

  it('begin with an empty form, which is printed or written to a file', async () => {
    const form = (...args: string[]) => run('template', 'response-form', ...CONSULTATION, ...args);
    const printed = await form('--format', 'csv');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toContain('Closing day,,,2018-06-04');
    const output = join(files, 'form.docx');
    expect(await form('--format', 'docx', '--output', output)).toMatchObject({ code: 0, stdout: '' });
    const { after } = await readWord(readFileSync(output));
    expect(after.some(({ text }) => text === 'Question Q1')).toBe(true);
    const none = await run('template', 'response-form', '--consultation', 'NOPE', '--format', 'csv');
    expect(none).toEqual({ code: 1, stdout: '', stderr: 'There is no consultation NOPE; check its reference.\n' });
  });

  it('are taken in from a form as a Windows program saves it', async () => {
    const content = Buffer.from('question;stance;answer\r\nQ1;opposes;It costs \u00A35.\r\n', 'latin1');
    const { code, stdout } = await bring(file('form.csv', content), '--received-at', '2018-06-01T10:00:00Z');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^response:SAMPLE-2018-05-04-\w{10} was taken in: 1 answer, received 2018-06-01T10:00:00.000Z, confidential: none.\nNote: organisation:SUP-ROWAN had responded already: response:SAMPLE-2018-05-04-02\. .*--replaces\.\n$/,
    );
  });

  it('are taken in from an e-mail, with what to know about it, and replace earlier ones', async () => {
    const mail =
      'From: a@rowan.example\nDate: Fri, 1 Jun 2018 10:00:00 +0100\n\nQ1: Please keep confidential that we agree.\n';
    const { code, stdout } = await bring(file('mail.eml', mail), '--confidentiality', 'none');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /received 2018-06-01T09:00:00.000Z, confidential: none.\nNote: The e-mail speaks of confidentiality/,
    );
    const [id = ''] = stdout.split(' ');
    expect(await bring(file('mail.txt', 'Q1: We agree.'), '--replaces', id)).toMatchObject({ code: 0 });
    const again = await bring(file('mail.txt', 'Q1: We agree.'), '--replaces', id);
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/ALREADY_REPLACED.*\nNothing was taken.\n$/),
    });
  });

  it('are refused by the place in the file, and none of it is taken', async () => {
    const path = file('bad.csv', 'question,stance,answer\nQ1,perhaps,yes\nQ9,,yes\n');
    const { code, stdout, stderr } = await bring(path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/bad\.csv:row 2 stance: UNKNOWN_STANCE: "perhaps" is no stance\. /),
      expect.stringMatching(/bad\.csv:row 3 question: UNKNOWN_QUESTION: /),
      'Nothing was taken.',
      '',
    ]);
    expect(await bring(join(files, 'none.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await bring(file('form.pdf', 'x'))).toMatchObject({ code: 1, stderr: expect.stringContaining('--format') });
  });
});
