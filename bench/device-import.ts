import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDevices } from '../test/setup/invented-devices';
import { startMariadb } from '../test/setup/mariadb-server';
import { bulkLoadMariadb, bulkLoadSqlite } from './device-bulk-load';
import type { Result } from './measure';
import { peakMemory } from './peak-memory';

const DEVICES = Number(process.env.BENCH_DEVICES ?? 1_000_000);
const BAR = 3;
const BAR_MB = 300;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The same file by the command, rules and histories included, and by the engine's own way. */
async function measured(
  engine: string,
  csv: string,
  settings: (name: string) => Record<string, string>,
  bulkLoad: (name: string) => Promise<void>,
): Promise<Result[]> {
  for (const name of ['ours', 'peer']) await peakMemory(['sample'], settings(name));
  const peer = await secondsOf(() => bulkLoad('peer'));
  let peak = 0;
  const ours = await secondsOf(async () => {
    peak = await peakMemory(['import', 'devices', csv], settings('ours'));
  });
  const figure = ours / peer;
  return [
    {
      name: `device-import-${engine}`,
      what: `${DEVICES} devices of a CSV file, every rule checked and a history begun for each, against the bulk load of the same file on ${engine}.`,
      unit: 'seconds, once each',
      ours: { label: 'import devices', value: ours },
      peer: { label: 'bulk load', value: peer },
      ...{ figure, bar: BAR, holds: figure <= BAR },
    },
    {
      name: `device-import-memory-${engine}`,
      what: `Peak memory of the import of ${DEVICES} devices on ${engine}.`,
      unit: 'MB, resident, at most',
      ours: { label: 'import devices', value: peak },
      peer: { label: 'nothing', value: 0 },
      ...{ figure: peak, bar: BAR_MB, holds: peak <= BAR_MB },
    },
  ];
}

/** The import of a million devices, on both engines. */
export async function importOfDevices(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const csv = join(folder, 'devices.csv');
  const mariadb = await startMariadb();
  try {
    await writeDevices(csv, DEVICES);
    const dataOf = (name: string) => ({ THROUGHLINE_DATA: join(folder, name) });
    return [
      ...(await measured('sqlite', csv, dataOf, (name) => bulkLoadSqlite(join(folder, name, 'inventory.sqlite'), csv))),
      ...(await measured(
        'mariadb',
        csv,
        (name) => ({ ...dataOf(name), DATABASE_URL: `${mariadb.url}/${name}` }),
        (name) => bulkLoadMariadb(`${mariadb.url}/${name}_inventory`, csv),
      )),
    ];
  } finally {
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
