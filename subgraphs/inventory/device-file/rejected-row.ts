import { csvLine } from './csv-line';
import type { RowError } from './row-error';

/** A row that was not taken, as it stands in the file, and everything that is wrong with it. */
export interface RejectedRow {
  row: number;
  cells: readonly string[];
  errors: readonly RowError[];
}

/** The columns that a file of rejected rows has behind those of the file that they come from; an import passes them over. */
export const REJECT_COLUMNS = ['row', 'column', 'value', 'code', 'message', 'suggestion'] as const;
export type RejectColumn = (typeof REJECT_COLUMNS)[number];

/** Longest value that a report repeats, in characters. */
const MAX_VALUE = 200;

export function shownValue(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value;
}

/** The names of a file's own columns, without those that an earlier report added. */
function ownPlaces(names: readonly string[]): number[] {
  const added: readonly string[] = REJECT_COLUMNS;
  return [...names.keys()].filter((place) => !added.includes(names[place] ?? ''));
}

/** How a file of rejected rows begins. */
export function rejectsHeader(names: readonly string[]): string {
  return `\uFEFF${csvLine([...ownPlaces(names).map((place) => names[place] ?? ''), ...REJECT_COLUMNS])}`;
}

/** A rejected row as a line of such a file; several things that are wrong with it stand in one cell each, in their order. */
export function rejectsLine(names: readonly string[], { row, cells, errors }: RejectedRow): string {
  const all = (pick: (error: RowError) => string | null) => errors.map((error) => pick(error) ?? '').join(' | ');
  return csvLine([
    ...ownPlaces(names).map((place) => cells[place] ?? ''),
    String(row),
    all(({ column }) => column),
    all(({ value }) => value),
    all(({ code }) => code),
    all(({ message }) => message),
    all(({ suggestion }) => suggestion),
  ]);
}
