import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';
import { insertAll } from '../../../platform/database/insert-all';
import { type Authorship, changesBetween, type RecordedChange, recordAll } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { SmWanCoverageEstimate } from '../sm-wan-coverage';
import type { TableImport } from '../table-file/table-import';
import { type CoverageRow, readCoverage } from './read-coverage';

/** The place as its history knows it. */
const historyId = ({ outwardCode }: CoverageRow) => typedId('smWanCoverage', outwardCode);

/**
 * Takes a table of coverage: all of it, or nothing.
 * @param replace whether places that the table does not have are forgotten
 * @throws Refusal with everything that is wrong, by row and column; then nothing was changed
 */
export async function importCoverage(
  database: Database,
  by: Authorship,
  csv: string,
  { replace, dryRun }: { replace: boolean; dryRun: boolean },
): Promise<TableImport> {
  const problems = new Problems();
  const rows = readCoverage(problems, csv);
  if (rows.length === 0 && !problems.any) {
    problems.add('csv', 'EMPTY', 'It has a header and no row.', 'Add a row for each place.');
  }
  problems.refuseIfAny();
  return database.write(async (transaction) => {
    const there = new Map((await transaction.find(SmWanCoverageEstimate)).map((place) => [place.outwardCode, place]));
    const added = rows.filter(({ outwardCode }) => !there.has(outwardCode));
    const differing = rows.flatMap((after) => {
      const before = there.get(after.outwardCode);
      const changes = before ? changesBetween(before, after) : NOTHING;
      return changes === NOTHING ? [] : [{ after, changes }];
    });
    const stay = new Set(rows.map(({ outwardCode }) => outwardCode));
    const removed = replace ? [...there.values()].filter(({ outwardCode }) => !stay.has(outwardCode)) : [];
    if (!dryRun) {
      const changed = differing.map(({ after }) => after);
      await forget(transaction, [...removed, ...changed]);
      await insertAll(transaction, SmWanCoverageEstimate, [...added, ...changed]);
      const changes: RecordedChange[] = [
        ...added.map((place) => ({ thingId: historyId(place), changes: changesBetween(null, place) })),
        ...differing.map(({ after, changes: what }) => ({ thingId: historyId(after), changes: what })),
        ...removed.map((place) => ({ thingId: historyId(place), changes: changesBetween(place, GONE) })),
      ];
      await recordAll(transaction, by, changes);
    }
    return {
      rows: rows.length,
      added: added.length,
      changed: differing.length,
      unchanged: rows.length - added.length - differing.length,
      removed: removed.length,
      dryRun,
    };
  });
}

/** The changes between two places that are alike. */
const NOTHING = '[]';

/** A place of which nothing is held any more. */
const GONE = { region: null, available: null, expectedFrom: null };

/** Places that one statement names. */
const AT_ONCE = 2000;

async function forget(transaction: EntityManager, places: readonly CoverageRow[]): Promise<void> {
  const codes = places.map(({ outwardCode }) => outwardCode);
  for (let start = 0; start < codes.length; start += AT_ONCE) {
    await transaction.delete(SmWanCoverageEstimate, codes.slice(start, start + AT_ONCE));
  }
}
