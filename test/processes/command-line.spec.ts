import { throughline } from '../setup/command';

const run = (command: string, settings: Record<string, string> = {}) =>
  throughline(
    command.split(' ').filter((word) => word !== ''),
    settings,
  ).finished;

describe('the command line', () => {
  it.concurrent.each([
    ['', ['start', 'serve', 'migrate', 'import', 'sample', 'token', 'schema', 'settings']],
    ['start', ['--no-sample']],
    ['serve', ['inventory', 'incidents', 'bcdr', 'changes', 'gateway', '--supergraph', '--port']],
    ['migrate', []],
    ['import', ['consultation', 'devices', 'scenarios']],
    ['import consultation', ['<file>', '--dry-run']],
    ['import devices', ['<file>']],
    ['sample', []],
    ['token', ['--role', 'ANALYST', '--organisation', '--subject']],
    ['schema', ['inventory', 'supergraph', 'api', '--check', '--write']],
    ['settings', []],
  ])('throughline %s --help tells how it is used', async (command, mentioned) => {
    const { code, stdout, stderr } = await run(`${command} --help`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: throughline ?${command}`));
    for (const word of mentioned) expect(stdout).toContain(word);
  });

  it.concurrent.each([
    ['nope', /unknown command 'nope'/],
    ['start extra', /too many arguments/],
    ['serve nope', /choices are inventory, incidents, bcdr, changes, gateway/],
    ['serve gateway --port 65536', /from 0 to 65535/],
    ['serve incidents --supergraph package.json', /for the gateway alone/],
    ['token', /--role/],
    ['token --role KING', /ANALYST/],
    ['token --role ANALYST --organisation alder', /organisation:SUP-ALDER/],
  ])('throughline %s is refused with what to do', async (command, told) => {
    const { code, stdout, stderr } = await run(command, { THROUGHLINE_DATA: '/proc/nowhere' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('prints every schema, and finds those that are committed up to date', async () => {
    const [api, inventory, supergraph, check] = await Promise.all([
      run('schema'),
      run('schema inventory'),
      run('schema supergraph'),
      run('schema --check'),
    ]);
    expect(api?.stdout).toContain('type Query {');
    expect(api?.stdout).not.toContain('@join__');
    expect(inventory?.stdout).toContain('type Device');
    expect(inventory?.stdout).toContain('@key');
    expect(supergraph?.stdout).toContain('@join__graph(name: "changes"');
    expect(check).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('prints the settings with their meanings, and no password in them', async () => {
    const { code, stdout } = await run('settings', {
      DATABASE_URL: 'mysql://user:h1dden@db:3307/throughline',
      CHANGES_DATABASE_URL: 'mysql://user:h1dden:and@h1dden@db/changes',
      SUBGRAPHS: 'inventory=http://user:h1dden@one/graphql,bcdr=http://user:h1dden@two/graphql',
      GATEWAY_URL: 'https://user:h1dden@gateway/graphql',
      AUTH_ISSUER: 'https://issuer.example',
      AUTH_JWKS_URL: 'https://user:h1dden@issuer.example/keys',
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('h1dden');
    expect(stdout).toContain('DATABASE_URL=mysql://user:…@db:3307/throughline\n');
    expect(stdout).toContain('SUBGRAPHS=inventory=http://user:…@one/graphql,bcdr=http://user:…@two/graphql\n');
    expect(stdout).toContain('AUTH_ISSUER=https://issuer.example\n');
    expect(stdout).toMatch(/^PORT=\n {4}Port to listen on/m);
  });
});
