import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { openSubgraphDatabases } from '../gateway/subgraph-databases';
import type { Database } from '../platform/database/database';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { changesBetween } from '../platform/history/history';
import { readSettings } from '../platform/settings';
import { Device } from '../subgraphs/inventory/device';
import { throughline } from './setup/command';
import { contentsOf } from './setup/contents';
import { newDatabases, type TestDatabases } from './setup/databases';
import { HEADER } from './setup/invented-devices';
import { killed, measured } from './setup/killing';
import { pointsOver, SEED } from './setup/random-points';
import { type Spoilt, spoiltDevices } from './setup/spoilt-devices';

const KILLS = 5;

describe(`a long file of devices (to repeat it: TEST_SEED=${SEED})`, () => {
  let databases: TestDatabases;
  let inventory: Database;
  let files: string;
  beforeAll(async () => {
    databases = newDatabases();
    files = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    expect(await measured(['sample'], databases.environment)).toMatchObject({ code: 0 });
    const [opened] = await openSubgraphDatabases(readSettings(databases.environment), ['inventory']);
    if (!opened) throw new Error('The database of the inventory is not there.');
    inventory = opened.database;
  });
  afterAll(async () => {
    await inventory?.close();
    await databases?.drop();
    rmSync(files, { recursive: true, force: true });
  });

  const fileOf = (name: string, text: string) => {
    const file = join(files, name);
    writeFileSync(file, text);
    return file;
  };
  const importOf = (file: string, ...options: string[]) => ['import', 'devices', file, ...options];
  const run = (file: string, ...options: string[]) =>
    throughline(importOf(file, ...options), databases.environment).finished;
  const rejectsOf = (file: string): string[][] => parse(readFileSync(file, 'utf8'), { bom: true });

  /** What a file of rejected rows says, as the spoilt rows have it. */
  const told = (file: string) => {
    const [names = [], ...rows] = rejectsOf(file);
    const [row, column, code] = ['row', 'column', 'code'].map((name) => names.indexOf(name));
    return rows.map((cells) => ({
      ...{ row: Number(cells[row ?? -1]), column: cells[column ?? -1], code: cells[code ?? -1] },
      explained: cells.slice(-2).every((sentence) => /\S.*\.$/s.test(sentence)),
    }));
  };
  const expected = (spoilt: readonly Spoilt[]) =>
    spoilt.map(({ row, column, code }) => ({ row, column, code, explained: true }));

  it('names exactly the bad rows of 100,000, each for what is wrong with it, and takes them once they are mended', async () => {
    const { text, spoilt } = spoiltDevices(100_000);
    const file = fileOf('spoilt.csv', text);
    expect(new Set(spoilt.map(({ column, code }) => `${column} ${code}`)).size).toBeGreaterThanOrEqual(30);
    const before = await contentsOf(inventory);
    const checked = join(files, 'checked.csv');
    expect(await run(file, '--dry-run', '--rejects', checked)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^100000 rows: 99000 would be taken, 0 there already, 1000 left out\.\n/),
    });
    expect(await contentsOf(inventory)).toEqual(before);
    expect(told(checked)).toEqual(expected(spoilt));

    const { code, stdout } = await run(file);
    const rejects = join(files, 'spoilt.rejects.csv');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^100000 rows: 99000 taken, 0 there already, 1000 left out\.\n/);
    expect(stdout).toContain(rejects);
    expect(readFileSync(rejects, 'utf8')).toBe(readFileSync(checked, 'utf8'));

    const [names = [], ...rows] = rejectsOf(rejects);
    expect(names.slice(0, -6).join(',')).toBe(HEADER);
    const mended = rows.map((cells, place) => [...(spoilt[place]?.good ?? []), ...cells.slice(-6)]);
    expect(await run(fileOf('mended.csv', stringify([names, ...mended])))).toMatchObject({
      code: 0,
      stdout: '1000 rows: 1000 taken, 0 there already, 0 left out.\n',
    });
  }, 120_000);

  it('comes to exactly its rows when its import is killed at any points and started again', async () => {
    const devices = 20_000;
    const fresh = (name: string) => {
      const { text, spoilt } = spoiltDevices(devices);
      const renamed = text.replaceAll('00DB12', name);
      return { file: fileOf(`${name}.csv`, renamed), spoilt };
    };
    const { work } = await measured(importOf(fresh('00DB13').file), databases.environment);
    const { file, spoilt } = fresh('00DB14');
    let cutOff = 0;
    for (const point of pointsOver(KILLS)) {
      // At first it loads its program; then each try has time for a part of what is left.
      if (await killed(importOf(file), databases.environment, work * (0.3 + point * 0.25))) cutOff += 1;
    }
    expect(cutOff).toBeGreaterThanOrEqual(KILLS - 1);
    const { stdout } = await run(file);
    const taken = devices - spoilt.length;
    expect(stdout).toMatch(/^20000 rows: \d+ taken, \d+ there already, 200 left out\.\n/);
    expect(told(join(files, '00DB14.rejects.csv'))).toEqual(expected(spoilt));
    const entries = await inventory.reads
      .createQueryBuilder(AuditEntryRow, 'entry')
      .where("entry.thingId >= 'device:00DB14' AND entry.thingId < 'device:00DB15'")
      .getMany();
    expect(new Set(entries.map(({ thingId }) => thingId)).size).toBe(taken);
    expect(entries).toHaveLength(taken);
    expect(entries.filter((entry) => firstBroken([entry]))).toEqual([]);
    const takenDevices = await inventory.reads
      .createQueryBuilder(Device, 'device')
      .where("device.deviceId >= '00DB14' AND device.deviceId < '00DB15'")
      .getMany();
    const beginnings = new Map(takenDevices.map((device) => [device.id, changesBetween(null, device)]));
    expect(entries.filter(({ thingId, changes }) => changes !== beginnings.get(thingId))).toEqual([]);
    expect(takenDevices).toHaveLength(taken);
    const [left] = await inventory.reads.query('SELECT COUNT(*) AS imports FROM device_import');
    expect(Number(left.imports)).toBe(0);
  }, 120_000);
});
