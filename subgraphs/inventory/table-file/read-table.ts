import { CsvError, parse } from 'csv-parse/sync';
import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { nearestColumn } from './nearest-column';

/** A table that is small enough to be taken as a whole. */
export interface TableRules<Column extends string> {
  /** The field of the input that carries it; problems are named under it. */
  field: string;
  columns: readonly Column[];
  required: readonly Column[];
}

export interface TableRow<Column extends string> {
  /** Counted from 1 after the header. */
  row: number;
  /** Where the row's problems belong. */
  place(column: Column): string[];
  /** The cell, trimmed; empty when the table does not have the column. */
  cell(column: Column): string;
}

const MAX_ROWS = 50_000;

/** Excel writes semicolons where the comma is the decimal sign. */
const DELIMITERS = [',', ';', '\t'];

function listOf(columns: readonly string[]): string {
  return `The columns are: ${columns.join(', ')}.`;
}

function nearest(name: string, columns: readonly string[]): string {
  const meant = nearestColumn(name, columns);
  return meant === undefined ? listOf(columns) : `Did you mean ${meant}? ${listOf(columns)}`;
}

function checkHeader<Column extends string>(problems: Problems, names: readonly string[], rules: TableRules<Column>) {
  const place = [rules.field, 'header'];
  const known: readonly string[] = rules.columns;
  for (const [index, name] of names.entries()) {
    if (!known.includes(name)) {
      problems.add(place, 'COLUMN_UNKNOWN', `There is no column ${JSON.stringify(shown(name))}.`, nearest(name, known));
    } else if (names.indexOf(name) < index) {
      problems.add(place, 'COLUMN_TWICE', `The column ${name} stands there twice.`, 'Leave one of the two out.');
    }
  }
  for (const column of rules.required) {
    if (names.includes(column)) continue;
    problems.add(place, 'COLUMN_MISSING', `The column ${column} is missing.`, `Add it. ${listOf(known)}`);
  }
}

/**
 * Reads a table of comma-separated values with a header row: the whole of it, with everything that is wrong with its form
 * added to the problems at once.
 */
export function readTable<Column extends string>(
  problems: Problems,
  text: string,
  rules: TableRules<Column>,
): TableRow<Column>[] {
  const fail = (code: string, message: string, suggestion: string) => {
    problems.add(rules.field, code, message, suggestion);
    return [];
  };
  let records: string[][];
  try {
    const [firstLine = ''] = text.split(/\r?\n/, 1);
    const delimiter = DELIMITERS.find((mark) => firstLine.includes(mark)) ?? ',';
    records = parse(text, { bom: true, delimiter, skip_empty_lines: true, trim: true, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fail('CSV_UNREADABLE', `It is not CSV: ${error.message}.`, 'Save it as CSV again, quotation marks doubled.');
  }
  const [header, ...rows] = records;
  const columns = rules.columns.join(', ');
  if (!header) return fail('EMPTY', 'It is empty.', `Begin with a header row of the columns ${columns}.`);
  if (rows.length > MAX_ROWS) {
    return fail('TOO_MANY', `It has ${rows.length} rows; at most ${MAX_ROWS} are taken.`, 'Bring it in parts.');
  }
  const before = problems.list.length;
  checkHeader(problems, header, rules);
  if (problems.list.length > before) return [];
  return rows.map((cells, index) => {
    const row = index + 1;
    if (cells.length !== header.length) {
      const message = `Row ${row} has ${cells.length} cells and the header ${header.length}.`;
      const way = 'Put a cell that has a comma in it in quotation marks, and leave no cell out.';
      problems.add([rules.field, String(row)], 'CELLS_MISMATCH', message, way);
    }
    return {
      row,
      place: (column: Column) => [rules.field, String(row), column],
      cell: (column: Column) => cells[header.indexOf(column)] ?? '',
    };
  });
}

/** Tells of each row whose key another row has already. */
export function checkKeysOnce<Column extends string, Value>(
  problems: Problems,
  column: Column,
  rows: readonly { row: TableRow<Column>; value: Value }[],
  keyOf: (value: Value) => string,
): void {
  const first = new Map<string, number>();
  for (const { row, value } of rows) {
    const key = keyOf(value);
    const before = first.get(key);
    if (before === undefined) first.set(key, row.row);
    else if (key !== '') {
      const message = `${JSON.stringify(shown(key))} stands in row ${before} already.`;
      problems.add(row.place(column), 'DUPLICATE', message, 'Leave one of the two rows out.');
    }
  }
}
