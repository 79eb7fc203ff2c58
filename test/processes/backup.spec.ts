import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SUBGRAPHS } from '../../gateway/subgraphs';
import { restore } from '../../platform/backup/restore';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { killed, measured } from '../setup/killing';
import { lastingContents } from '../setup/lasting-contents';
import { post } from '../setup/product';
import { pointsOver, SEED } from '../setup/random-points';
import { started } from '../setup/started';

const NAMES = ['inventory', 'incidents', 'bcdr', 'changes'];
const CLIENTS = 6;
const POINTS = 3;
const FILLER_BYTES = 50_000_000;

const LOG = `mutation ($input: LogIncidentInput!) { logIncident(input: $input) { incident { id } userErrors { message } } }`;
const REGISTER = `mutation ($input: RegisterOrganisationInput!) {
  registerOrganisation(input: $input) { organisation { id } userErrors { message } } }`;

describe(`a backup of the embedded default (to repeat it: TEST_SEED=${SEED})`, () => {
  let databases: TestDatabases;
  let folder: string;
  let sample: Record<string, string>;
  const within = (name: string) => join(folder, name);
  const dataIn = (name: string) => ({ THROUGHLINE_DATA: within(name) });
  const run = (args: readonly string[], settings: Record<string, string>) => throughline(args, settings).finished;
  const contents = (name: string) => NAMES.map((each) => lastingContents(join(within(name), `${each}.sqlite`)));
  const isWhole = async (name: string) => {
    const { code, stdout, stderr } = await run(['verify'], dataIn(name));
    expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: '' });
  };

  beforeAll(async () => {
    databases = newDatabases('sqlite');
    folder = databases.environment.THROUGHLINE_DATA ?? '';
    sample = dataIn('sample');
    expect(await run(['sample'], sample)).toMatchObject({ code: 0 });
    expect(await run(['backup', within('kept')], sample)).toMatchObject({ code: 0, stderr: '' });
  });
  afterAll(() => databases?.drop());

  it('holds all databases as they were at one moment, while clients write to several, and keeps none of them waiting', async () => {
    const settings = dataIn('busy');
    expect(await run(['sample'], settings)).toMatchObject({ code: 0 });
    // Each that is written to takes its time to be copied, in which much is written to the other.
    for (const name of ['inventory', 'incidents']) {
      const database = new Database(join(within('busy'), `${name}.sqlite`));
      database.exec(`CREATE TABLE filler AS SELECT ZEROBLOB(${FILLER_BYTES}) AS zeros`);
      database.close();
    }
    const product = await started(['start'], settings);
    const token = await developmentToken(settings.THROUGHLINE_DATA, { roles: [Role.ADMIN] });
    let stopped = false;
    let slowest = 0;
    const done = { incidents: Array<number>(CLIENTS).fill(0), organisations: Array<number>(CLIENTS).fill(0) };
    const write = async (query: string, input: object) => {
      const begun = performance.now();
      const { data, errors } = await post(product.url, token, query, { input });
      expect({ errors, ...Object(Object.values(data)[0]) }).toMatchObject({ errors: undefined, userErrors: [] });
      slowest = Math.max(slowest, performance.now() - begun);
    };
    // Each client writes to one database, and only when that is acknowledged to another.
    const clients = done.incidents.map(async (_, client) => {
      for (let turn = 1; !stopped; turn += 1) {
        const name = `Client ${client} turn ${turn}.`;
        await write(REGISTER, { key: `C${client}T${turn}`, name, roles: ['OTHER_USER'] });
        done.organisations[client] = turn;
        await write(LOG, { summary: name, category: 'CATEGORY_5', raisedById: 'organisation:DCC' });
        done.incidents[client] = turn;
      }
    });
    const rounds: { name: string; before: number[]; after: number[] }[] = [];
    for (const name of ['first', 'second', 'third']) {
      const before = [...done.incidents];
      expect(await run(['backup', within(name)], settings)).toMatchObject({ code: 0, stderr: '' });
      rounds.push({ name, before, after: [...done.organisations] });
    }
    stopped = true;
    await Promise.all(clients);
    await product.stop();

    for (const { name, before, after } of rounds) {
      const count = (subgraph: string, sql: string, text: string) => {
        const database = new Database(join(within(name), `${subgraph}.sqlite`), { readonly: true });
        const found = database.prepare<[string], number>(sql).pluck().get(text);
        database.close();
        return found ?? 0;
      };
      for (let client = 0; client < CLIENTS; client += 1) {
        const incidents = count(
          'incidents',
          'SELECT COUNT(*) FROM incident WHERE summary LIKE ?',
          `Client ${client} %`,
        );
        const organisations = count('inventory', 'SELECT COUNT(*) FROM organisation WHERE id LIKE ?', `%:C${client}T%`);
        expect([0, 1]).toContain(organisations - incidents);
        expect(incidents).toBeGreaterThanOrEqual(before[client] ?? 0);
        expect(organisations).toBeLessThanOrEqual((after[client] ?? 0) + 1);
      }
      await isWhole(name);
    }
    expect(Math.max(...done.incidents)).toBeGreaterThan(4);
    // Who waits for a database longer than that is refused it.
    expect(slowest).toBeLessThan(10_000);
  }, 180_000);

  it('comes back as it was, without keys, and with what was there put aside', async () => {
    expect(readdirSync(within('kept')).sort()).toEqual(
      [...NAMES.map((name) => `${name}.sqlite`), 'manifest.json'].sort(),
    );
    cpSync(within('busy'), within('back'), { recursive: true });
    const key = readFileSync(join(within('back'), 'development-key.json'));
    const old = contents('back');
    const refused = await run(['restore', within('kept')], dataIn('back'));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--force') });
    expect(contents('back')).toEqual(old);
    const { code, stdout } = await run(['restore', within('kept'), '--force'], dataIn('back'));
    expect(code).toBe(0);
    expect(contents('back')).toEqual(contents('sample'));
    expect(readFileSync(join(within('back'), 'development-key.json'))).toEqual(key);
    const [, suffix = ''] = /inventory\.sqlite(\.replaced-\S+)/.exec(stdout) ?? [];
    mkdirSync(within('aside'));
    for (const name of NAMES) {
      renameSync(join(within('back'), `${name}.sqlite${suffix}`), join(within('aside'), `${name}.sqlite`));
    }
    expect(contents('aside')).toEqual(old);
    await isWhole('back');
    const product = await started(['start'], dataIn('back'));
    expect(product.running.output()).not.toContain('sample case was loaded');
    expect((await product.stop()).code).toBe(0);
  });

  const spoilt = (name: string, spoil: (copy: string) => void): string => {
    cpSync(within('kept'), within(name), { recursive: true });
    spoil(within(name));
    return within(name);
  };
  const overwrite = (file: string, at: number) => {
    const content = readFileSync(file);
    content[at] = (content[at] ?? 0) ^ 1;
    writeFileSync(file, content);
  };

  it.each([
    [
      'a bit in a database',
      (copy: string) => overwrite(join(copy, 'changes.sqlite'), 70_001),
      'is not what was backed up',
    ],
    ['a database', (copy: string) => rmSync(join(copy, 'bcdr.sqlite')), 'cannot be copied'],
    ['the manifest', (copy: string) => rmSync(join(copy, 'manifest.json')), 'cannot be used'],
    [
      'what the manifest says',
      (copy: string) => writeFileSync(join(copy, 'manifest.json'), '{"format":"throughline-backup-1","databases":[]}'),
      'it is none of a backup',
    ],
    [
      'where the manifest points',
      (copy: string) => {
        const file = join(copy, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"bcdr.sqlite"', '"../kept/bcdr.sqlite"'));
      },
      'it is none of a backup',
    ],
    [
      'its version',
      (copy: string) => {
        const file = join(copy, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('FirstLight', 'LastLight'));
      },
      'newer version',
    ],
  ])('is refused, and changes nothing, when %s was changed', async (what, spoil, why) => {
    const copy = spoilt(`spoilt ${what}`, spoil);
    const restoreTo = (name: string, force: boolean) => {
      mkdirSync(within(name), { recursive: true });
      const destinations = SUBGRAPHS.map(({ name: subgraph, migrations }) => ({
        ...{ subgraph, file: join(within(name), `${subgraph}.sqlite`) },
        migrations: migrations.map(({ name: migration }) => migration),
      }));
      return restore(copy, destinations, { force, now: new Date() });
    };
    await expect(restoreTo(`from ${what}`, false)).rejects.toThrow(why);
    expect(readdirSync(within(`from ${what}`))).toEqual([]);
    const before = contents('aside');
    await expect(restoreTo('aside', true)).rejects.toThrow(why);
    expect(readdirSync(within('aside')).sort()).toEqual(NAMES.map((name) => `${name}.sqlite`).sort());
    expect(contents('aside')).toEqual(before);
  });

  it('is not restored under a product that runs, nor taken where there is nothing, nor over anything', async () => {
    const product = await started(['start'], dataIn('back'));
    const refused = await run(['restore', within('kept'), '--force'], dataIn('back'));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is in use; stop Throughline first') });
    await product.stop();
    await isWhole('back');
    expect((await started(['start'], dataIn('back'))).stop()).resolves.toMatchObject({ code: 0 });
    const nothing = await run(['backup', within('of nothing')], dataIn('nothing'));
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no database') });
    const over = await run(['backup', within('kept')], sample);
    expect(over).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
    const mysql = await run(['backup', within('of a server')], { DATABASE_URL: 'mysql://somebody@127.0.0.1:1/t' });
    expect(mysql).toMatchObject({ code: 1, stderr: expect.stringContaining('docs/backups.md') });
  });

  it('is whole or not there when it is killed while it is taken', async () => {
    const { work } = await measured(['backup', within('measured')], sample);
    for (const [index, point] of pointsOver(POINTS).entries()) {
      const name = `killed ${index}`;
      await killed(['backup', within(name)], sample, work * Math.sqrt(point));
      if (!existsSync(within(name))) continue;
      expect(contents(name)).toEqual(contents('sample'));
    }
    expect(await run(['backup', within('at last')], sample)).toMatchObject({ code: 0, stderr: '' });
  }, 180_000);

  it('is restored whole, or the product says that it was not, when it is killed while it comes back', async () => {
    const { work } = await measured(['restore', within('kept')], dataIn('restored'));
    const busy = contents('aside');
    const kept = contents('restored');
    for (const [index, point] of pointsOver(POINTS).entries()) {
      const name = `cut off ${index}`;
      cpSync(within('aside'), within(name), { recursive: true });
      await killed(['restore', within('kept'), '--force'], dataIn(name), work * Math.sqrt(point));
      const marked = readdirSync(within(name)).some((file) => file.endsWith('.restoring'));
      if (marked) {
        const refused = await run(['start'], { ...dataIn(name), PORT: '0' });
        expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--force') });
      } else expect([busy, kept]).toContainEqual(contents(name));
      expect(await run(['restore', within('kept'), '--force'], dataIn(name))).toMatchObject({ code: 0 });
      expect(contents(name)).toEqual(kept);
    }
  }, 180_000);
});
