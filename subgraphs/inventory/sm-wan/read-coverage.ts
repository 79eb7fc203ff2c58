import { DateTime } from 'luxon';
import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import type { SmWanCoverageEstimate } from '../sm-wan-coverage';
import { checkKeysOnce, readTable, type TableRow } from '../table-file/read-table';
import { CspRegion } from '../vocabulary';
import { outwardCodeOf } from './postcode';

const COLUMNS = ['outwardCode', 'region', 'available', 'expectedFrom'] as const;
type Column = (typeof COLUMNS)[number];

/** The regions of the Communications Service Providers. */
const REGIONS = [CspRegion.NORTH, CspRegion.CENTRAL, CspRegion.SOUTH];

const YES = ['yes', 'true', 'y', '1'];
const NO = ['no', 'false', 'n', '0'];

export type CoverageRow = Pick<SmWanCoverageEstimate, 'outwardCode' | 'region' | 'available' | 'expectedFrom'>;

/** The places of a coverage table; everything that is wrong with it is added to the problems. */
export function readCoverage(problems: Problems, csv: string): CoverageRow[] {
  const rules = { field: 'csv', columns: COLUMNS, required: ['outwardCode', 'region', 'available'] as const };
  const rows = readTable<Column>(problems, csv, rules).map((row) => ({ row, value: readPlace(problems, row) }));
  checkKeysOnce(problems, 'outwardCode', rows, ({ outwardCode }) => outwardCode);
  return rows.map(({ value }) => value);
}

function readPlace(problems: Problems, row: TableRow<Column>): CoverageRow {
  const refuse = (column: Column, code: string, what: string, way: string) => {
    problems.add(row.place(column), code, `${JSON.stringify(shown(row.cell(column)))} ${what}.`, way);
  };
  const outwardCode = readOutwardCode(row.cell('outwardCode'));
  if (outwardCode === undefined) {
    refuse('outwardCode', 'OUTWARD_CODE_INVALID', 'is no first part of a postcode', 'Write it like M1, AB10 or SW1A.');
  }
  const region = REGIONS.find((known) => known === row.cell('region').toUpperCase());
  if (region === undefined) {
    refuse('region', 'UNKNOWN_VALUE', 'is no region', `Write one of: ${REGIONS.join(', ')}.`);
  }
  const said = row.cell('available').toLowerCase();
  const available = YES.includes(said);
  if (!available && !NO.includes(said)) {
    refuse('available', 'UNKNOWN_VALUE', 'does not say whether there is coverage', 'Write yes or no.');
  }
  const expectedFrom = row.cell('expectedFrom') || null;
  if (expectedFrom !== null && !isDay(expectedFrom)) {
    refuse('expectedFrom', 'DATE_INVALID', 'is no day', 'Write it like 2018-09-30, or leave it empty.');
  } else if (expectedFrom !== null && available) {
    refuse(
      'expectedFrom',
      'AVAILABLE_ALREADY',
      'is for a place that has coverage',
      'Empty it, or write no for available.',
    );
  }
  return { outwardCode: outwardCode ?? '', region: region ?? CspRegion.NORTH, available, expectedFrom };
}

/** A row is of a place, not of an address: a postcode in full is none. */
function readOutwardCode(text: string): string | undefined {
  const code = text.toUpperCase();
  return outwardCodeOf(code) === code ? code : undefined;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}
