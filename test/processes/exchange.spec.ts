import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

const LAMPS = join(__dirname, '..', 'documents', 'reqif', 'doors.reqif');

describe('throughline and the formats of other tools', () => {
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

  const run = (...args: string[]) => throughline(args, databases.environment).finished;
  const file = (name: string) => join(files, name);

  it('exports links that come back by import unchanged, and names rows with faults', async () => {
    await run('export', 'links', '--format', 'csv', '--edition', 'full', '--output', file('links.csv'));
    const { code, stdout } = await run('import', 'links', file('links.csv'));
    expect(stdout).toMatch(/^[1-9]\d* rows: 0 new, 0 changed, 0 retired, [1-9]\d* there already, 0 left out\.\n$/);
    expect(code).toBe(0);
    writeFileSync(file('bad.csv'), 'type,from,to\nGOVERNS,clause:IMP-5.2,device:FFFFFFFFFFFFFFFF\n');
    const bad = await run('import', 'links', file('bad.csv'));
    expect(bad.stderr).toMatch(/^row 1, to "device:FFFFFFFFFFFFFFFF": NOT_FOUND: /);
    expect(bad.code).toBe(1);
    writeFileSync(file('other.csv'), 'kind,from,to\n');
    expect((await run('import', 'links', file('other.csv'))).stderr).toContain('the columns type are missing');
  });

  it('exports a trace as a drawing', async () => {
    const { code, stdout } = await run('export', 'traces', '--from', 'clause:IMP-2.1.3', '--format', 'dot');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^digraph traces \{\n[\s\S]*"clause:IMP-2\.1\.3" \[label="Clause: 2\.1\.3[\s\S]*\}\n$/);
  });

  it('exports ReqIF that comes back in an archive, and takes that of other tools when it is told what it is', async () => {
    const baseline = ['--baseline', 'baseline:IMP-2.0', '--links', '--edition', 'full'];
    await run('export', 'reqif', ...baseline, '--output', file('imp.reqifz'));
    expect(readFileSync(file('imp.reqifz')).subarray(0, 2).toString()).toBe('PK');
    const back = await run('import', 'reqif', file('imp.reqifz'));
    expect(back.stdout).toContain('baseline:IMP-2.0 was there already, just so; nothing was changed.');
    expect(back.stdout).not.toContain('Left out');
    const untold = await run('import', 'reqif', LAMPS);
    expect(untold.stderr).toMatch(/DOCUMENT_NEEDED: [\s\S]*Nothing was taken\.\n$/);
    const told = await run('import', 'reqif', LAMPS, '--document', 'Lamps=IMP:7.0', '--dry-run');
    expect(told.stdout).toContain('Lamps: 4 clauses; it can be imported.');
    expect(told.stdout).toContain('Left out: attachment pictures/lamp.png: ');
  });
});
