import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';

describe('throughline verify', () => {
  let databases: TestDatabases;
  let folder: string;
  const within = (name: string) => join(folder, name);
  const verify = (name: string, ...options: string[]) =>
    throughline(['verify', ...options], { THROUGHLINE_DATA: within(name) }).finished;
  /** A copy of the data to which somebody did something by SQL. */
  const tampered = (name: string, subgraph: string, sql: string): string => {
    cpSync(within('data'), within(name), { recursive: true });
    const database = new Database(join(within(name), `${subgraph}.sqlite`));
    database.exec(sql);
    database.close();
    return name;
  };

  beforeAll(async () => {
    databases = newDatabases('sqlite');
    folder = databases.environment.THROUGHLINE_DATA ?? '';
    const { code } = await throughline(['sample'], { THROUGHLINE_DATA: within('data') }).finished;
    expect(code).toBe(0);
  });
  afterAll(() => databases?.drop());

  it('says of each database how much it read and that it is whole, and ends with 0', async () => {
    const { code, stdout, stderr } = await verify('data');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^inventory: \d+ entries of \d+ things, whole\.\nincidents: .* whole\.\nbcdr: .* whole\.\nchanges: .* whole\.\n$/,
    );
  });

  it('names the first broken entry of a database and what is wrong with it, and ends with 1', async () => {
    const name = tampered(
      'edited',
      'incidents',
      "UPDATE audit_entry SET actor = 'nobody' WHERE thingId >= 'incident:INC000000007'",
    );
    const { code, stdout } = await verify(name);
    expect(code).toBe(1);
    expect(stdout).toContain('CHANGED at entry 1 of incident:INC000000007: ');
    expect(stdout).toMatch(/incidents: .*BROKEN \(the first of \d+ broken histories\)/);
    expect(stdout).toMatch(/changes: .*, whole\.\n$/);
    const told = JSON.parse((await verify(name, '--json')).stdout);
    expect(told).toMatchObject({ whole: false, against: null });
    expect(told.subgraphs.map(({ first }: { first: unknown }) => first)).toEqual([
      null,
      { thingId: 'incident:INC000000007', sequence: '1', code: 'CHANGED', message: expect.any(String) },
      null,
      null,
    ]);
  });

  it('knows from the version of a thing that the end of its history was cut off', async () => {
    const changed = "UPDATE component SET version = 2 WHERE id = 'component:DSP-UI'";
    expect((await verify(tampered('raised', 'bcdr', changed))).stdout).toContain(
      'CUT_OFF at entry 1 of component:DSP-UI: ',
    );
    const gone = "DELETE FROM audit_entry WHERE thingId = 'component:DSP-UI'";
    expect((await verify(tampered('unwritten', 'bcdr', gone))).stdout).toContain(
      'CUT_OFF at entry 0 of component:DSP-UI: It has no history at all',
    );
  });

  it('knows the rest from ends that were kept elsewhere: what has no version, or is gone altogether', async () => {
    const heads = within('heads.jsonl');
    expect(await verify('data', '--heads', heads)).toMatchObject({ code: 0, stderr: '' });
    expect(await verify('data', '--against', heads)).toMatchObject({ code: 0 });
    const name = tampered(
      'vanished',
      'incidents',
      "DELETE FROM audit_entry WHERE thingId = 'incident:INC000000009'; DELETE FROM incident WHERE id = 'incident:INC000000009'",
    );
    expect(await verify(name)).toMatchObject({ code: 0 });
    const { code, stdout } = await verify(name, '--against', heads);
    expect({ code, stdout }).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('incident:INC000000009: It was there'),
    });
  });

  it('keeps no ends of broken histories, and takes no file that is cut off or something else', async () => {
    const heads = within('broken.jsonl');
    const refused = await verify('edited', '--heads', heads);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('No heads were written') });
    expect(existsSync(heads)).toBe(false);
    const lines = readFileSync(within('heads.jsonl'), 'utf8').trimEnd().split('\n');
    const files = {
      'cut off': lines.slice(0, -1),
      'a line short': lines.toSpliced(3, 1),
      'without its beginning': lines.slice(1),
      empty: [],
      'something else': ['Dear all,'],
    };
    for (const [what, content] of Object.entries(files)) {
      writeFileSync(within(what), content.join('\n'));
      const { code, stderr } = await verify('data', '--against', within(what));
      expect({ what, code, stderr }).toMatchObject({
        what,
        code: 2,
        stderr: expect.stringContaining('cannot be used'),
      });
    }
    expect(await verify('data', '--against', within('nothing'))).toMatchObject({ code: 2 });
  });

  it('says in a sentence, with 2, when there is nothing to read, and makes nothing', async () => {
    const { code, stdout, stderr } = await verify('no data');
    expect({ code, stdout, stderr }).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('There is no database'),
    });
    expect(existsSync(within('no data'))).toBe(false);
  });
});
