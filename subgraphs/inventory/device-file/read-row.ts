import { Problems } from '../../../platform/input/problems';
import { COLUMN_LIMIT, type DeviceRow, readDeviceRow } from '../device-csv';
import type { RegisterDeviceInput } from '../register-device';
import type { CsvRow } from './csv-row';
import { fromSpreadsheetCell } from './formula-cells';
import type { DeviceHeader } from './read-header';
import { checkShape } from './row-shape';

/** A row as far as it can be read by itself. */
export interface ReadRow {
  /** Counted from 1 after the header. */
  row: number;
  cells: readonly string[];
  values: DeviceRow;
  input: RegisterDeviceInput | undefined;
  /** Of columns, or of the row as a whole where the field is empty. */
  problems: Problems;
  /** What stands behind the last column of the header. */
  surplus: string;
}

/** Reads a row by itself. */
export function readRow(header: DeviceHeader, row: number, csv: CsvRow): ReadRow {
  const problems = new Problems();
  const values: DeviceRow = {};
  const cells = csv.cells.map(fromSpreadsheetCell);
  const surplus = checkShape(problems, header, cells, csv.fault);
  if (problems.any) return { row, cells, values, input: undefined, problems, surplus };
  for (const { place, column } of header.places) {
    const cell = cells[place] ?? '';
    if (cell === '') continue;
    if (cell.length <= COLUMN_LIMIT) values[column] = cell;
    else {
      const message = `It has ${cell.length} characters; no value has more than ${COLUMN_LIMIT}.`;
      problems.add(column, 'TOO_LONG', message, 'Shorten it.');
    }
  }
  const input = problems.any ? undefined : readDeviceRow(problems, values);
  return { row, cells, values, input, problems, surplus };
}
