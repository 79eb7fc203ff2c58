import fc from 'fast-check';
import { csvLine } from './csv-line';
import type { CsvRow } from './csv-row';
import { CsvReader, MAX_ROW } from './csv-rows';
import { fromSpreadsheetCell } from './formula-cells';

function read(pieces: readonly string[]): CsvRow[] {
  const reader = new CsvReader();
  return [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.read('', true)];
}

const cells = (text: string) => read([text]).map((row) => row.cells);

/** A text cut into pieces of some lengths. */
function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const length of lengths) {
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return [...pieces, text.slice(from)];
}

describe('the rows of a CSV text', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', "'", '=', ';', 'é') })
    .map((text) => text.trim());
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });

  it('are what was written, in whatever pieces they come', () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(7), { maxLength: 40 }), (rows, lengths) => {
        const all = [['first', 'second'], ...rows];
        const got = read(cut(all.map(csvLine).join(''), lengths));
        expect(got.map((row) => row.cells.map((text) => fromSpreadsheetCell(text).trim()))).toEqual(all);
      }),
    );
  });

  it('may end in LF, CRLF or CR, and empty lines are none', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(cells(['a,b', '', '1,2', '3,4', ''].join(end))).toEqual([
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ]);
    }
  });

  it('may be separated by what the header is separated by', () => {
    expect(cells('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cells('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keep a quotation mark within an unquoted cell', () => {
    expect(cells('a,b\n5" display,2')).toEqual([
      ['a', 'b'],
      ['5" display', '2'],
    ]);
  });

  it('go on behind one that is too long or never closed', () => {
    const faults = (text: string) => read(cut(text, [10, 50_000, 50_000, 50_000])).map((row) => row.fault ?? row.cells);
    const long = 'x'.repeat(3 * MAX_ROW);
    expect(faults(`a,b\n${long}\n1,2`)).toEqual([['a', 'b'], 'ROW_TOO_LONG', ['1', '2']]);
    expect(faults('a,b\n"1,2\n3,4')).toEqual([['a', 'b'], 'QUOTE_NOT_CLOSED', ['3', '4']]);
    expect(faults(`a,b\n"1,2\n${'3,4\n'.repeat(MAX_ROW)}`).slice(0, 3)).toEqual([
      ['a', 'b'],
      'QUOTE_NOT_CLOSED',
      ['3', '4'],
    ]);
  });
});
