import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSubgraphDatabases } from '../gateway/subgraph-databases';
import { readSettings } from '../platform/settings';
import { addManyComments } from '../test/setup/many-comments';
import type { Result } from './measure';
import { peakMemory } from './peak-memory';

const COMMENTS = 20_000;
const FORMATS = ['csv', 'xlsx', 'docx', 'md', 'html'];
const BAR_MB = 200;

async function sampleIn(data: string, comments: number): Promise<void> {
  await peakMemory(['sample'], { THROUGHLINE_DATA: data });
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
      const peak = (data: string) =>
        peakMemory([...args, '--output', join(folder, `matrix.${format}`)], { THROUGHLINE_DATA: data });
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
