import type { Table } from './blocks';
import { type DocumentProblems, excerpt } from './document-problem';
import { collapse, withoutMarks } from './prose';

export interface ReadRow {
  line: number;
  /** The cells of the columns asked for, untrimmed. */
  cells: string[];
}

/** Says where the wanted columns are when the cells are those of a heading row. */
export type HeadingReader = (cells: readonly string[]) => number[] | undefined;

/** Reads the rows of a table, whose heading row is repeated on each page that it goes over. */
export function readTableRows(
  table: Table,
  readHeading: HeadingReader,
  example: string,
  problems: DocumentProblems,
): ReadRow[] {
  const rows: ReadRow[] = [];
  let columns: number[] | undefined;
  let width = 0;
  let emptyHeading: number | undefined;
  for (const row of table.rows) {
    const heading = readHeading(row.cells.map((cell) => collapse(withoutMarks(cell))));
    if (heading) {
      if (emptyHeading !== undefined) reportEmpty(emptyHeading, problems);
      emptyHeading = row.line;
      columns = heading;
      width = row.cells.length;
      continue;
    }
    emptyHeading = undefined;
    if (row.startsPage) {
      columns = undefined;
      problems.add(
        row.line,
        'TABLE_WITHOUT_HEADING',
        `The table begins, or goes on after a page break, with ${excerpt(row.cells.join(' | '))} and not with its heading row.`,
        `Put the heading row before it: ${example}.`,
      );
    }
    if (!columns) continue;
    const wanted = columns;
    if (row.cells.length !== width) {
      problems.add(
        row.line,
        'ROW_CELLS',
        `The row has ${row.cells.length} cells; its table has ${width} columns.`,
        `Put exactly one tab between the cells: ${example}.`,
      );
    } else if (row.cells.some((cell, at) => !wanted.includes(at) && cell.trim() !== '')) {
      problems.add(
        row.line,
        'COLUMN_UNKNOWN',
        'The row says something in a column that has no heading.',
        `Use only the columns ${example}.`,
      );
    } else rows.push({ line: row.line, cells: wanted.map((at) => withoutMarks(row.cells[at] ?? '')) });
  }
  if (emptyHeading !== undefined) reportEmpty(emptyHeading, problems);
  return rows;
}

function reportEmpty(line: number, problems: DocumentProblems): void {
  problems.add(
    line,
    'TABLE_EMPTY',
    'No row of the table follows this heading row.',
    'Put back the rows that belong under it, or take the heading row out.',
  );
}
