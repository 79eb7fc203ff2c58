import { Problems } from '../../../../platform/input/problems';
import type { RequestContext } from '../../../../platform/request-context';
import { tried } from '../tried';
import type { ImportTraceLinksInput, TraceLinkFault, TraceLinkImport, TraceLinkRowInput } from './link-row';
import { type LinkRow, linkKey, readLinkRow } from './read-link-row';
import { absentThings, type Taken, takeLinks } from './take-links';

const MOST_ROWS = 500;

interface ReadAt {
  row: number;
  input: TraceLinkRowInput;
  link: LinkRow;
}

/**
 * Takes links of a file: rows with faults are left out and told, the others are taken. The same rows again change nothing.
 * @throws Refusal when there are more than a batch holds
 */
export async function importTraceLinks(context: RequestContext, input: ImportTraceLinksInput) {
  const problems = new Problems();
  if (input.links.length > MOST_ROWS) {
    const message = `${input.links.length} rows were sent; at most ${MOST_ROWS} are taken at a time.`;
    problems.add('links', 'TOO_MANY', message, 'Send them in several batches, or import the file with the command.');
  }
  problems.refuseIfAny();
  const first = input.firstRow ?? 1;
  const faults: TraceLinkFault[] = [];
  const read: ReadAt[] = [];
  const places = new Map<string, number>();
  for (const [index, cells] of input.links.entries()) {
    const row = first + index;
    const { link, problems: found } = readLinkRow(cells);
    const before = link && places.get(linkKey(link));
    if (link && before !== undefined && before !== null) {
      const message = `Row ${before} is the same link already.`;
      found.add('type', 'DUPLICATE', message, 'Leave one of the two rows out.');
    }
    if (link && !found.any) {
      if (!link.retired) places.set(linkKey(link), row);
      read.push({ row, input: cells, link });
    } else faults.push(...found.list.map(({ field, ...told }) => faultAt(row, cells, field[0] ?? '', told)));
  }
  const links = read.map(({ link }) => link);
  const absent = await absentThings(
    context,
    links.flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  const dryRun = input.dryRun === true;
  const taken = await tried(context.database, dryRun, (transaction) =>
    takeLinks(transaction, context, 'importTraceLinks', links, absent),
  );
  for (const [index, { row, input: cells, link }] of read.entries()) {
    const what = taken[index];
    if (typeof what !== 'object') continue;
    for (const id of what.absent) {
      const told = {
        code: 'NOT_FOUND',
        message: `There is no ${id}.`,
        suggestion: 'Check the id; the query search finds things by their text.',
      };
      faults.push(faultAt(row, cells, id === link.fromId ? 'from' : 'to', told));
    }
  }
  faults.sort((a, b) => a.row - b.row);
  return { ...counted(taken), rejected: new Set(faults.map(({ row }) => row)).size, faults, dryRun };
}

/** How many links became what. */
export function counted(taken: readonly Taken[]): Pick<TraceLinkImport, 'added' | 'changed' | 'retired' | 'unchanged'> {
  const counts = { added: 0, changed: 0, retired: 0, unchanged: 0 };
  for (const what of taken) if (typeof what === 'string') counts[what] += 1;
  return counts;
}

function faultAt(
  row: number,
  cells: TraceLinkRowInput,
  column: string,
  told: Pick<TraceLinkFault, 'code' | 'message' | 'suggestion'>,
): TraceLinkFault {
  const values = new Map<string, unknown>(Object.entries(cells));
  const value = values.get(column);
  return { row, column, value: typeof value === 'string' && value !== '' ? value.slice(0, 200) : null, ...told };
}
