import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const allowed = readFileSync(join(ROOT, 'supply-chain.json'), 'utf8');

describe('what the product is made of', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function checked(more: Record<string, object>, may = allowed) {
    const { packages, ...rest } = JSON.parse(lock);
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...rest, packages: { ...packages, ...more } }));
    writeFileSync(join(folder, 'supply-chain.json'), may);
    const script = join(ROOT, 'scripts', 'check-supply-chain.js');
    const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
    return { status, stderr };
  }
  const part = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };

  it('is as it may be, with no install script that is needed but that of the native driver', () => {
    expect(checked({})).toEqual({ status: 0, stderr: '' });
  });

  it.each([
    ['a licence that is not allowed', { ...part, license: 'AGPL-3.0' }, 'its licence is AGPL-3.0'],
    ['no licence', { version: '1.0.0', integrity: 'sha512-x' }, 'its licence is none'],
    ['a licence with a part that is not allowed', { ...part, license: 'MIT AND SSPL-1.0' }, 'its licence is'],
    ['a licence that another was excepted for', { ...part, license: 'Elastic-2.0' }, 'its licence is Elastic-2.0'],
    ['an install script', { ...part, hasInstallScript: true }, 'runs a script when it is installed'],
    ['no checksum', { version: '1.0.0', license: 'MIT' }, 'no checksum'],
  ])('does not take in a package with %s', (_what, entry, why) => {
    const { status, stderr } = checked({ 'node_modules/newcomer': entry });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(why) });
    expect(stderr).toContain('newcomer@1.0.0');
  });

  it('takes a choice of licences of which one is allowed, and keeps no exception for what is gone', () => {
    expect(checked({ 'node_modules/newcomer': { ...part, license: '(GPL-3.0 OR MIT)' } }).status).toBe(0);
    expect(checked({}, allowed.replace('"ical.js"', '"gone"')).stderr).toContain('gone: is in supply-chain.json');
  });
});
