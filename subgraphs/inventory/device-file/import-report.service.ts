import { createHash } from 'node:crypto';
import { authorship } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { importDevicesText } from '../import-devices';
import { type ImportDevicesInput, ImportReport } from './import-report';
import type { RowError } from './row-error';
import { UnreadableFile } from './unreadable-file';

const MAX_CSV = 8_000_000;

/** Most of what is wrong with rows that a report holds; the command line tells all of it. */
export const MAX_ERRORS = 1_000;

/** Takes devices from text of a request: the same rows are taken and refused as by the command line. */
export async function importDevicesOf(context: RequestContext, input: ImportDevicesInput): Promise<ImportReport> {
  const { csv } = input;
  const dryRun = input.dryRun ?? false;
  const { database } = context;
  const problems = new Problems();
  if (csv.length > MAX_CSV) {
    const message = `It has ${csv.length} characters; a request takes ${MAX_CSV} at most.`;
    problems.add('csv', 'TOO_LARGE', message, 'Import it by `throughline import devices FILE`, or in parts.');
    throw problems.refusal();
  }
  let found: RowError[] = [];
  const outcome = await importDevicesText(csv, {
    by: authorship(context, 'importDevices'),
    dryRun,
    within: dryRun ? (work) => work(database.reads) : (work) => database.write(work),
    onBatch({ rejected, before }) {
      // Of a batch that is run again, only the last run counts.
      const earlier = found.filter(({ row }) => row <= before.rows);
      found = [...earlier, ...rejected.flatMap(({ errors }) => errors)].slice(0, MAX_ERRORS);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
    problems.add('csv', 'HEADER_UNREADABLE', error.message, 'Correct the first line; nothing was taken.');
    throw problems.refusal();
  });
  const { rows, accepted, unchanged, rejected } = outcome;
  const id = typedId('importReport', createHash('sha256').update(csv).digest('hex').slice(0, 32).toUpperCase());
  return Object.assign(new ImportReport(), { id, rows, accepted, unchanged, rejected, dryRun, found });
}
