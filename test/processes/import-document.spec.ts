import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

const TEXT = '# Policy\n\n## 1 Aims\n\nIt serves all.\n\n### 1.1 Scope\n\nAll of it.\n';
const AS_IMP = ['--document', 'IMP', '--label', '9.0', '--based-on', 'baseline:IMP-1.0'];

describe('throughline import document', () => {
  let databases: TestDatabases;
  let files: string;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    expect(await throughline(['sample'], databases.environment).finished).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const importFile = (...args: string[]) =>
    throughline(['import', 'document', ...args], databases.environment).finished;
  const written = (name: string, content: string) => {
    const file = join(files, name);
    writeFileSync(file, content);
    return file;
  };

  it('checks a document, takes it, and changes nothing when it comes again', async () => {
    const file = written('policy.md', TEXT);
    const told = '2 clauses, 2 modified, 57 removed.\n';
    expect(await importFile(file, ...AS_IMP, '--dry-run')).toEqual({
      ...{ code: 0, stderr: '', stdout: `The document can be imported: ${told}` },
    });
    expect(await importFile(file, ...AS_IMP)).toEqual({
      ...{ code: 0, stderr: '', stdout: `The draft baseline:IMP-9.0 was made: ${told}` },
    });
    expect(await importFile(file, ...AS_IMP)).toEqual({
      ...{ code: 0, stderr: '', stdout: `baseline:IMP-9.0 was there already, just so; nothing was changed: ${told}` },
    });
  });

  it('names what cannot be taken, a line a problem', async () => {
    const file = written('twice.md', `${TEXT}\n## 1 Again\n`);
    const { code, stdout, stderr } = await importFile(file, ...AS_IMP);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `${file}:11: DUPLICATE: The number 1 stands at line 3 already. Give one of the two another number.\nNothing was taken.\n`,
    );
  });

  it.each([
    ['is no document', () => written('policy.pdf', '%PDF'), /is neither a Word document \(\.docx\) nor Markdown/],
    ['only calls itself a Word document', () => written('policy.docx', TEXT), /policy\.docx: NOT_A_WORD_FILE: /],
    ['is not there', () => join(files, 'nowhere.md'), /^The file cannot be read: ENOENT/],
    [
      'has 200 MB',
      () => {
        const file = written('large.docx', '');
        truncateSync(file, 200 * 1024 * 1024);
        return file;
      },
      /large\.docx: TOO_LARGE: It has 200\.0 MB; at most 20 MB are taken\./,
    ],
  ])('says in a line that a file %s', async (_what, file, told) => {
    const { code, stdout, stderr } = await importFile(file(), ...AS_IMP);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
