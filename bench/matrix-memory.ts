import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubgraphDatabases } from '../gateway/subgraph-databases';
import { PACKAGE_FOLDER } from '../platform/package-folder';
import { readSettings } from '../platform/settings';
import { addManyComments } from '../test/setup/many-comments';
import type { Result } from './measure';

const COMMENTS = 20_000;
const FORMATS = ['csv', 'xlsx', 'docx', 'md', 'html'];
const BAR_MB = 200;
const LOOK_EVERY_MILLISECONDS = 5;

/** The most memory that a process has held so far, in MB; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs the `throughline` command and tells the most memory that it held. */
function peakMemory(args: readonly string[], data: string): Promise<number> {
  const command = spawn(process.execPath, [join(PACKAGE_FOLDER, 'dist', 'cli', 'main.js'), ...args], {
    env: { PATH: process.env.PATH, THROUGHLINE_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(command.pid));
  }, LOOK_EVERY_MILLISECONDS);
  let told = '';
  command.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`throughline ${args.join(' ')} ended with ${code}: ${told}`));
    });
  });
}

async function sampleIn(data: string, comments: number): Promise<void> {
  await peakMemory(['sample'], data);
  if (comments === 0) return;
  const [changes] = await openSubgraphDatabases(readSettings({ THROUGHLINE_DATA: data, LOG_LEVEL: 'error' }), [
    'changes',
  ]);
  if (!changes) throw new Error('The database of changes cannot be opened.');
  await addManyComments(changes.database, { comments });
  await changes.database.close();
}

/** The matrix of a consultation with twenty thousand comments against that of the sample as it is, by memory. */
export async function memoryOfMatrices(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const [many, few] = [join(folder, 'many'), join(folder, 'few')];
  try {
    await sampleIn(many, COMMENTS);
    await sampleIn(few, 0);
    const results: Result[] = [];
    for (const format of FORMATS) {
      const args = ['export', 'matrix', '--consultation', 'SAMPLE-2018-05-04', '--format', format];
      const peak = (data: string) => peakMemory([...args, '--output', join(folder, `matrix.${format}`)], data);
      const [value, idle] = [await peak(many), await peak(few)];
      results.push({
        name: `matrix-memory-${format}`,
        what: `Peak memory of the export of a matrix of ${COMMENTS} comments as ${format}, above that of the sample's few.`,
        unit: 'MB, resident, at most',
        ours: { label: `of ${COMMENTS} comments`, value },
        peer: { label: 'of the sample', value: idle },
        figure: value - idle,
        bar: BAR_MB,
        holds: value - idle <= BAR_MB,
      });
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
