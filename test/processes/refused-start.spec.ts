import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { throughline } from '../setup/command';
import { freePort } from '../setup/free-port';

const IDENTITY_PROVIDER = { AUTH_ISSUER: 'https://issuer.example', AUTH_JWKS_URL: 'https://issuer.example/keys' };

describe('a start that cannot go on', () => {
  let folder: string;
  let data: string;
  let taken: Server;
  let takenPort: string;
  beforeAll(async () => {
    takenPort = String(await freePort());
    taken = createServer();
    await new Promise<void>((listening) => taken.listen(Number(takenPort), '127.0.0.1', listening));
  });
  afterAll(() => new Promise((closed) => taken.close(closed)));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    data = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a command that must be refused, and gives what it told, which is one line and no stack. */
  async function refusal(args: string[], settings: Record<string, string>): Promise<string> {
    const { code, stdout, stderr } = await throughline(args, { PORT: '0', THROUGHLINE_DATA: data, ...settings })
      .finished;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^\S.*\.\n$/);
    return stderr;
  }

  it.each([
    ['the product', ['start'], {}],
    ['a subgraph', ['serve', 'incidents'], IDENTITY_PROVIDER],
    ['the gateway', ['serve', 'gateway'], IDENTITY_PROVIDER],
  ])('says that the port of %s is taken, and makes nothing', async (_what, args, settings) => {
    expect(await refusal(args, { ...settings, PORT: takenPort })).toMatch(
      new RegExp(`Port ${takenPort} on 127.0.0.1 is taken; .*PORT`),
    );
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    ['a file in its place', ['start'], {}, (file: string) => file],
    ['one below a file', ['start'], {}, (file: string) => join(file, 'below')],
    ['one that the machine does not let be made', ['start'], {}, () => '/proc/throughline/data'],
    ['one for a subgraph', ['serve', 'changes'], IDENTITY_PROVIDER, (file: string) => file],
    ['one for a migration', ['migrate'], {}, (file: string) => join(file, 'below')],
    ['one for a token', ['token', '--role', 'ANALYST'], {}, (file: string) => file],
  ])('says that a folder cannot be written to: %s', async (_what, args, settings, placeOf) => {
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    const place = placeOf(file);
    const told = await refusal(args, { ...settings, THROUGHLINE_DATA: place });
    expect(told).toContain(`The folder ${place} cannot be written to`);
    expect(told).toContain('set THROUGHLINE_DATA');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('says that the folder of the databases alone cannot be written to, and that a database cannot be reached', async () => {
    const below = { DATABASE_URL: 'sqlite:/proc/throughline' };
    expect(await refusal(['start'], below)).toMatch(
      /The folder \/proc\/throughline cannot be written to .*DATABASE_URL/,
    );
    const nobody = { DATABASE_URL: `mysql://user:h1dden@127.0.0.1:${await freePort()}/throughline` };
    const told = await refusal(['start'], nobody);
    expect(told).toMatch(/The database throughline_inventory at 127\.0\.0\.1:\d+ cannot be reached/);
    expect(told).not.toContain('h1dden');
  });

  it('says which database is from a newer version, and leaves it as it is', async () => {
    const settings = { PORT: '0', THROUGHLINE_DATA: data };
    expect((await throughline(['migrate'], settings).finished).code).toBe(0);
    const file = join(data, 'bcdr.sqlite');
    const database = new Database(file);
    database.prepare("INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Future9999999999999')").run();
    const tables = () => database.prepare('SELECT name, sql FROM sqlite_master').all();
    const before = tables();
    for (const args of [['start'], ['serve', 'bcdr']]) {
      const told = await refusal(args, args[0] === 'serve' ? IDENTITY_PROVIDER : {});
      expect(told).toContain(`The database ${file} was made by a newer version of Throughline`);
      expect(told).toContain('Future9999999999999');
    }
    expect(tables()).toEqual(before);
    database.close();
  });

  it('says that a file is no database', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'inventory.sqlite'), 'not a database at all, but a text of some length'.repeat(50));
    expect(await refusal(['start'], {})).toMatch(/The database .*inventory\.sqlite cannot be opened/);
  });

  it('names every setting that is wrong at once, in whatever command', async () => {
    const wrong = {
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      SUBGRAPHS: 'nonsense',
      GATEWAY_URL: 'ftp://gateway',
      AUTH_ISSUER: 'https://issuer.example',
      DATABASE_URL: 'postgres://user:h1dden@db/x',
      THROUGHLINE_DATA: data,
    };
    for (const args of [['start'], ['settings']]) {
      const { code, stdout, stderr } = await throughline(args, wrong).finished;
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      const [heading, ...faults] = stderr.trimEnd().split('\n');
      expect(heading).toBe('These settings cannot be used:');
      const named = faults.map((fault) => /^ {2}([A-Z_]+) /.exec(fault)?.[1]);
      expect(named.sort()).toEqual(['AUTH_JWKS_URL', 'DATABASE_URL', 'GATEWAY_URL', 'LOG_LEVEL', 'PORT', 'SUBGRAPHS']);
      expect(stderr).not.toContain('h1dden');
    }
    expect(existsSync(data)).toBe(false);
  });

  it('keeps development tokens on this machine: a HOST beyond it needs an issuer', async () => {
    const told = await refusal(['start'], { HOST: '0.0.0.0' });
    expect(told).toContain('With HOST=0.0.0.0');
    expect(told).toContain('AUTH_ISSUER and AUTH_JWKS_URL');
    expect(existsSync(data)).toBe(false);
  });

  it.each(['inventory', 'gateway'])('does not serve %s without an issuer', async (name) => {
    expect(await refusal(['serve', name], {})).toContain('set AUTH_ISSUER and AUTH_JWKS_URL');
    expect(existsSync(data)).toBe(false);
  });

  it('makes no tokens where they come from an identity provider', async () => {
    const told = await refusal(['token', '--role', 'ANALYST'], IDENTITY_PROVIDER);
    expect(told).toContain('Tokens come from https://issuer.example');
    expect(existsSync(data)).toBe(false);
  });

  it('says that a host is not of this machine', async () => {
    const told = await refusal(['start'], { HOST: '192.0.2.1', ...IDENTITY_PROVIDER });
    expect(told).toContain('192.0.2.1 is not an address of this machine; set HOST');
    expect(existsSync(data)).toBe(false);
  });
});
