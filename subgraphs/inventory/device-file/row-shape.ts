import type { Problems } from '../../../platform/input/problems';
import type { RowFault } from './csv-row';
import { MAX_ROW } from './csv-rows';
import type { DeviceHeader } from './read-header';

type Misfit = 'TOO_MANY_CELLS' | 'TOO_FEW_CELLS';

/** How many cells a row has, or had, and how many columns its header. */
interface Counts {
  cells: number;
  columns: number;
}

function addFault(problems: Problems, fault: RowFault): void {
  if (fault === 'ROW_TOO_LONG') {
    const message = `It has more than ${MAX_ROW} characters up to the end of its line.`;
    const suggestion = 'Look for a line end that is missing, or for something in it that is no device.';
    problems.add([], fault, message, suggestion);
  } else {
    const suggestion = 'Close it, or double it where it is part of the text.';
    problems.add([], fault, 'A quotation mark in it is not closed.', suggestion);
  }
}

function addMisfit(problems: Problems, misfit: Misfit, { cells, columns }: Counts): void {
  const suggestion =
    misfit === 'TOO_MANY_CELLS'
      ? 'Look for a cell with a comma that has no quotation marks around it.'
      : 'Look for a cell that was left out; an empty one still has its comma.';
  problems.add([], misfit, `It has ${cells} cells, and the header ${columns} columns.`, suggestion);
}

const MISFIT_MESSAGE = /^It has (\d+) cells, and the header (\d+) columns\.$/;

const isBlank = (cell: string) => cell.trim() === '';

/**
 * Checks the shape of a row of a file of rejected rows. There it has the shape of its header, whatever it had before: as
 * long as nobody has mended it, it is refused in the same words, rather than taken for what it was cut to.
 * @returns what stood behind the last column of its first header
 */
function checkToldShape(problems: Problems, { places, told }: DeviceHeader, cells: readonly string[]): string {
  if (!told) return '';
  const code = cells[told.code];
  if (code === undefined || code === '') return '';
  const own = places.map(({ place }) => cells[place] ?? '');
  if (code === 'QUOTE_NOT_CLOSED' && own.some((cell) => cell.includes('"'))) addFault(problems, code);
  const [message, had, columns] = MISFIT_MESSAGE.exec(cells[told.message] ?? '') ?? [];
  if (message === undefined) return '';
  const counts = { cells: Number(had), columns: Number(columns) };
  const surplus = cells[told.value] ?? '';
  const leftOut = own.slice(counts.cells);
  if (code === 'TOO_MANY_CELLS' && !isBlank(surplus)) {
    addMisfit(problems, code, counts);
    return surplus;
  }
  if (code === 'TOO_FEW_CELLS' && leftOut.length > 0 && leftOut.every(isBlank)) addMisfit(problems, code, counts);
  return '';
}

/**
 * Checks that a row is one of its file, whatever its cells say.
 * @returns what stands behind the last column of the header
 */
export function checkShape(
  problems: Problems,
  header: DeviceHeader,
  cells: readonly string[],
  fault: RowFault | undefined,
): string {
  const columns = header.names.length;
  const excess = cells.slice(columns);
  const counts = { cells: cells.length, columns };
  if (fault) addFault(problems, fault);
  else if (!excess.every(isBlank)) addMisfit(problems, 'TOO_MANY_CELLS', counts);
  else if (cells.length < columns) addMisfit(problems, 'TOO_FEW_CELLS', counts);
  else return checkToldShape(problems, header, cells);
  return excess.join(',');
}
