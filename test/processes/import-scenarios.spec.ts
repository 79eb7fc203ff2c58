import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

describe('throughline import scenarios', () => {
  let databases: TestDatabases;
  let folder: string;
  beforeAll(() => {
    databases = newDatabases('sqlite');
    folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  });
  afterAll(async () => {
    await databases?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => throughline(args, databases.environment).finished;

  it('takes a file, and what is exported then changes nothing when it is taken again', async () => {
    const [file, written] = [join(folder, 'in.json'), join(folder, 'out.json')];
    const { scenarios, serviceRequests } = JSON.parse(
      readFileSync(join(__dirname, '..', '..', 'sample', 'bcdr.json'), 'utf8'),
    );
    const all = scenarios.length + serviceRequests.length;
    writeFileSync(file, JSON.stringify({ scenarios, serviceRequests }));
    const told = (what: string, defined: number) => ({
      ...{ code: 0, stderr: '', stdout: `${what}: ${defined} defined, 0 changed, ${all - defined} there already.\n` },
    });
    expect(await run('import', 'scenarios', file, '--dry-run')).toEqual(told('It can be taken', all));
    expect(await run('import', 'scenarios', file)).toEqual(told('It was taken', all));
    expect(await run('export', 'scenarios', '--output', written)).toMatchObject({ code: 0 });
    expect(await run('import', 'scenarios', written)).toEqual(told('It was taken', 0));
    expect((await run('export', 'scenarios')).stdout).toBe(readFileSync(written, 'utf8'));
  });

  it('names every fault with its place, and takes nothing', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, '{ "scenarios": [{ "code": 1 }], "colour": "red" }');
    const { code, stdout, stderr } = await run('import', 'scenarios', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const fault of [
      'scenarios.0.code: INVALID_TYPE: 1 stands there. Write a text in double quotes.',
      'scenarios.0.dccActions: INVALID_TYPE: Nothing stands there. Write a list in square brackets.',
      'scenarios.0.extent: INVALID_VALUE: Nothing is none of the values. Write one of: PARTIAL, TOTAL.',
      'UNRECOGNIZED_KEYS: Nothing is called "colour" here. Check the spelling against the guide, or take it out.',
    ]) {
      expect(stderr).toContain(`${file}: ${fault}\n`);
    }
    expect(stderr).toMatch(/Nothing was taken\.\n$/);
    expect((await run('import', 'scenarios', join(folder, 'none.json'))).stderr).toContain('cannot be read');
  });
});
