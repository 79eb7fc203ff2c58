/** What a spreadsheet takes for the beginning of a formula, behind any apostrophes that keep it from doing so. */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell as a file for spreadsheets has it: what looks like a formula begins with one more apostrophe. */
export function asSpreadsheetCell(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell of such a file. */
export function fromSpreadsheetCell(cell: string): string {
  return cell.startsWith("'") && LIKE_A_FORMULA.test(cell) ? cell.slice(1) : cell;
}
