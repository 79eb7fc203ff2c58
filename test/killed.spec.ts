import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubgraphDatabases } from '../gateway/subgraph-databases';
import type { Database } from '../platform/database/database';
import { readSettings } from '../platform/settings';
import { clausesOf } from '../subgraphs/changes/register/clauses-of';
import { contentsOf } from './setup/contents';
import { newDatabases, type TestDatabases } from './setup/databases';
import { killed, measured } from './setup/killing';
import { longDocument } from './setup/long-document';
import { pointsOver, SEED } from './setup/random-points';

const POINTS = 5;

describe(`an import that is killed at any point of its work (to repeat it: TEST_SEED=${SEED})`, () => {
  let databases: TestDatabases;
  let changes: Database;
  let files: string;
  beforeAll(async () => {
    databases = newDatabases();
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    writeFileSync(join(files, 'long.md'), longDocument(1_000));
    expect(await measured(['sample'], databases.environment)).toMatchObject({ code: 0 });
    const [opened] = await openSubgraphDatabases(readSettings(databases.environment), ['changes']);
    if (!opened) throw new Error('The database of changes is not there.');
    changes = opened.database;
  });
  afterAll(async () => {
    await changes?.close();
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const importAs = (label: string) =>
    ['import', 'document', join(files, 'long.md'), '--document', 'IMP', '--based-on', 'baseline:IMP-1.0'].concat([
      '--label',
      label,
    ]);

  it('leaves all of it or nothing on a server that lives on, and the next try does it', async () => {
    const { work, code } = await measured(importAs('9.0'), databases.environment);
    expect(code).toBe(0);
    const whole = await clausesOf(changes.reads, 'baseline:IMP-9.0');
    const said = whole.map(({ number, heading, text }) => [number, heading, text]);
    expect(said).toHaveLength(1_000);

    let cutOff = 0;
    for (const [index, point] of pointsOver(POINTS).entries()) {
      const label = `9.${index + 1}`;
      const before = await contentsOf(changes);
      // At first it loads its program: from the third of its work on, it reads and writes.
      if (await killed(importAs(label), databases.environment, (work * (1 + 2 * point)) / 3)) cutOff += 1;
      // What it sent last, the server may still be about to do: all of it, or nothing.
      const left = await contentsOf(changes);
      const held = await clausesOf(changes.reads, `baseline:IMP-${label}`);
      if (held.length === 0) expect(left).toEqual(before);
      expect([0, 1_000]).toContain(held.length);
      expect(await measured(importAs(label), databases.environment)).toMatchObject({ code: 0, stderr: '' });
      const after = await clausesOf(changes.reads, `baseline:IMP-${label}`);
      expect(after.map(({ number, heading, text }) => [number, heading, text])).toEqual(said);
    }
    expect(cutOff).toBeGreaterThan(0);
  });
});
