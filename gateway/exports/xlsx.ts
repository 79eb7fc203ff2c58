import type { Readable } from 'node:stream';
import writeExcelFile from 'write-excel-file/node';
import { streamedArchive } from './archive';
import type { Column, Rows } from './block';
import { escapedXml } from './xml-text';

export interface Sheet {
  name: string;
  edition: string;
  columns: readonly Column[];
  rows: Rows;
}

/** What a cell holds at most, in UTF-16 units; a spreadsheet refuses a file with more. */
const LONGEST_CELL = 32_767;
const CUT = ' … (cut here: a cell holds no more; the CSV has all of it)';
const MAX_ROWS = 1_048_576;

/** A part of a text that a reader of the format would take for a character's number. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

function cellText(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const kept = text.slice(0, LONGEST_CELL - CUT.length);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}${CUT}`;
}

/** A cell that is a text, whatever it begins with. */
function cell(text: string, place: string, style: string): string {
  if (text === '') return `<c r="${place}"${style}/>`;
  const told = escapedXml(cellText(text)).replace(LOOKS_ESCAPED, '_x005F_');
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${told}</t></is></c>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** A sheet with its header and one row, to show how a row is styled. */
function shell({ name: sheet, columns }: Sheet): Promise<Buffer> {
  const header = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const row = columns.map(() => ({ value: '', type: String, wrap: true, alignVertical: 'top' as const }));
  return writeExcelFile([header, row], {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
}

/** A header as the format has it: an ampersand begins a code. */
function pageHeader(text: string): string {
  return `<headerFooter><oddHeader>&amp;L${escapedXml(text.slice(0, 200).replaceAll('&', '&&'))}</oddHeader></headerFooter>`;
}

async function* sheetWith(part: string, { edition, columns, rows }: Sheet): AsyncGenerator<string> {
  const start = part.indexOf('<row r="2"');
  const end = part.indexOf('</sheetData>');
  if (start < 0 || end < 0) throw new TypeError('The sheet is not made as expected.');
  const style = / s="\d+"/.exec(part.slice(start, end))?.[0] ?? '';
  yield part.slice(0, start);
  let count = 1;
  for await (const row of rows) {
    count += 1;
    if (count > MAX_ROWS) throw new RangeError('A sheet holds no more rows; take the CSV.');
    const cells = row.map((text, index) => cell(text, `${columnName(index)}${count}`, style));
    yield `<row r="${count}">${cells.join('')}</row>`;
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${count}"/>${pageHeader(edition)}`;
  yield part.slice(end + '</sheetData>'.length);
}

/** Rows as a spreadsheet: the header stays in sight and filters; every cell is text; the edition is on every page. */
export async function renderXlsx(sheet: Sheet): Promise<Readable> {
  const main = 'xl/worksheets/sheet1.xml';
  return streamedArchive(await shell(sheet), main, (part) => sheetWith(part, sheet));
}
