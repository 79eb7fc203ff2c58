import { Problems } from '../../../platform/input/problems';
import { COLUMN_LIMIT, type DeviceRow, readDeviceRow } from '../device-csv';
import type { RegisterDeviceInput } from '../register-device';
import { type CsvRow, MAX_ROW } from './csv-rows';
import { fromSpreadsheetCell } from './formula-cells';
import type { DeviceHeader } from './read-header';

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

function checkShape(problems: Problems, { names }: DeviceHeader, { cells, fault }: CsvRow): void {
  const add = (code: string, message: string, suggestion: string) => problems.add([], code, message, suggestion);
  const excess = cells.slice(names.length).filter((cell) => cell.trim() !== '');
  if (fault === 'ROW_TOO_LONG') {
    const message = `It has more than ${MAX_ROW} characters up to the end of its line.`;
    add(fault, message, 'Look for a line end that is missing, or for something in it that is no device.');
  } else if (fault === 'QUOTE_NOT_CLOSED') {
    add(fault, 'A quotation mark in it is not closed.', 'Close it, or double it where it is part of the text.');
  } else if (excess.length > 0) {
    const message = `It has ${cells.length} cells, and the header ${names.length} columns.`;
    add('TOO_MANY_CELLS', message, 'Look for a cell with a comma that has no quotation marks around it.');
  } else if (cells.length < names.length) {
    const message = `It has ${cells.length} cells, and the header ${names.length} columns.`;
    add('TOO_FEW_CELLS', message, 'Look for a cell that was left out; an empty one still has its comma.');
  }
}

/** Reads a row by itself. */
export function readRow(header: DeviceHeader, row: number, csv: CsvRow): ReadRow {
  const problems = new Problems();
  const values: DeviceRow = {};
  const surplus = csv.cells.slice(header.names.length).join(',');
  checkShape(problems, header, csv);
  if (problems.any) return { row, cells: csv.cells, values, input: undefined, problems, surplus };
  const cells = csv.cells.map(fromSpreadsheetCell);
  for (const [place, column] of header.columns.entries()) {
    const cell = cells[place] ?? '';
    if (!column || cell === '') continue;
    if (cell.length <= COLUMN_LIMIT) values[column] = cell;
    else {
      const message = `It has ${cell.length} characters; no value has more than ${COLUMN_LIMIT}.`;
      problems.add(column, 'TOO_LONG', message, 'Shorten it.');
    }
  }
  const input = problems.any ? undefined : readDeviceRow(problems, values);
  return { row, cells, values, input, problems, surplus };
}
