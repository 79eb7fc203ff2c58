import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { openSubgraphDatabases } from '../../gateway/subgraph-databases';
import { readSettings } from '../../platform/settings';
import { archiveParts } from '../setup/archive-parts';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { killed, measured } from '../setup/killing';
import { lastingContents } from '../setup/lasting-contents';
import { longDocument } from '../setup/long-document';
import { addManyComments } from '../setup/many-comments';
import { pointsOver, SEED } from '../setup/random-points';

const CONSULTATION = ['--consultation', 'SAMPLE-2018-05-04'];
/** Points in time for each of the six kinds of work; a run tries 24, each run others. */
const POINTS = 4;
/** Processes at once; each has data of its own. */
const LANES = 2;

/**
 * After how much of its work to kill what has so much to do: at first a process loads its program, so that the points lie
 * denser towards the end, where it writes.
 */
const momentOf = (work: number, point: number) => work * Math.sqrt(point);

/** What a run does at each point of its time, lane by lane. */
async function inLanes(points: readonly number[], work: (lane: number, point: number) => Promise<void>): Promise<void> {
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (const point of points.filter((_, index) => index % LANES === lane)) await work(lane, point);
  });
  await Promise.all(lanes);
}

describe(`a process that is killed at any point of its work (to repeat it: TEST_SEED=${SEED})`, () => {
  let databases: TestDatabases;
  let files: string;
  const file = (name: string) => join(files, name);

  beforeAll(async () => {
    databases = newDatabases('sqlite');
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    expect(await measured(['sample'], databases.environment)).toMatchObject({ code: 0 });
    writeFileSync(file('long.md'), longDocument(1_000));
    const answers = ['1', '2'].map((question) => `Q${question},opposes,"It costs too much, and it comes too soon."`);
    writeFileSync(file('form.csv'), ['question,stance,answer', ...answers, ''].join('\n'));
  });
  afterAll(async () => {
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  it.each([
    ['a document of 1,000 clauses', ['document', 'long.md', '--document', 'IMP', '--label', '9.0']],
    ['a consultation', ['consultation', join(__dirname, '..', 'documents', 'second-consultation.txt')]],
    ['a response', ['response', 'form.csv', ...CONSULTATION, '--organisation', 'organisation:SUP-ROWAN']],
  ])('imports all of %s or nothing, and the next try does it', async (_what, [kind = '', path = '', ...more]) => {
    const args = ['import', kind, join(path.startsWith('/') ? '' : files, path), ...more];
    const lane = (number: number | string) => {
      const folder = file(`${kind}-${number}`);
      cpSync(databases.environment.THROUGHLINE_DATA ?? '', folder, { recursive: true });
      return {
        settings: { THROUGHLINE_DATA: folder },
        contents: () => lastingContents(join(folder, 'changes.sqlite')),
        renew: () => {
          rmSync(folder, { recursive: true });
          lane(number);
        },
      };
    };
    const model = lane('model');
    const before = model.contents();
    const { work, ...done } = await measured(args, model.settings);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const after = model.contents();
    expect(after).not.toEqual(before);

    const lanes = Array.from({ length: LANES }, (_, number) => lane(number));
    let cutOff = 0;
    await inLanes(pointsOver(POINTS), async (number, point) => {
      const { settings, contents, renew } = lanes[number] ?? model;
      if (await killed(args, settings, momentOf(work, point))) cutOff += 1;
      const left = contents();
      expect([before, after]).toContainEqual(left);
      if (left.audit_entry === after.audit_entry) renew();
    });
    expect(cutOff).toBeGreaterThan(0);
    for (const { settings, contents } of lanes.slice(0, 1)) {
      expect(await measured(args, settings)).toMatchObject({ code: 0, stderr: '' });
      expect(contents()).toEqual(after);
    }
  });

  describe('of an export', () => {
    beforeAll(async () => {
      const [changes] = await openSubgraphDatabases(readSettings(databases.environment), ['changes']);
      if (!changes) throw new Error('The database of changes is not there.');
      await addManyComments(changes.database, { comments: 300 });
      await changes.database.close();
    });

    const written = async (name: string) => {
      const content = readFileSync(file(name));
      return extname(name) === '.csv' ? content.toString() : archiveParts(content);
    };

    it.each([
      ['matrix', 'csv'],
      ['matrix', 'xlsx'],
      ['conclusions', 'docx'],
    ])(
      'leaves all of the %s in %s under the name that was given, or nothing, or what was there',
      async (what, format) => {
        const args = (name: string) => ['export', what, ...CONSULTATION, '--format', format, '--output', file(name)];
        const whole = `${what}.${format}`;
        const { work, code } = await measured(args(whole), databases.environment);
        expect(code).toBe(0);
        const expected = await written(whole);
        const old = Buffer.from('as it was');
        let cutOff = 0;
        await inLanes(pointsOver(POINTS), async (lane, point) => {
          const name = `${what}-${lane}.${format}`;
          const there = Math.floor(point * 1_000) % 2 === 0 ? old : null;
          if (there) writeFileSync(file(name), there);
          if (await killed(args(name), databases.environment, momentOf(work, point))) cutOff += 1;
          const isThere = readdirSync(files).includes(name);
          if (!isThere) expect(there).toBeNull();
          else if (!there?.equals(readFileSync(file(name)))) expect(await written(name)).toEqual(expected);
          rmSync(file(name), { force: true });
        });
        expect(cutOff).toBeGreaterThan(0);
        const others = readdirSync(files).filter((name) => name.startsWith(`${what}-`) && name.includes(`.${format}`));
        for (const name of others) expect(name).toMatch(/\.partial-[0-9a-f]{12}$/);
        expect(await measured(args(whole), databases.environment)).toMatchObject({ code: 0 });
        expect(await written(whole)).toEqual(expected);
      },
    );
  });
});
