import { asSpreadsheetCell } from './formula-cells';

function csvCell(text: string): string {
  const cell = asSpreadsheetCell(text);
  return /[",;\r\n\t]|^ | $/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A line of a CSV file for spreadsheets, which an import takes again as it was. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
