import fc from 'fast-check';
import { csvLine } from './csv-line';
import type { CsvRow } from './csv-row';
import { CsvReader } from './csv-rows';
import { type DeviceHeader, readHeader } from './read-header';
import { type ReadRow, readRow } from './read-row';
import { rejectsHeader, rejectsLine, shownValue } from './rejected-row';

const NAMES = ['deviceId', 'type', 'standard', 'manufacturer', 'cspRegion'];
const GOOD = ['00DB1234567890A0', 'CHF', 'SMETS2', 'Example Metering', 'NORTH'];

interface File {
  header: DeviceHeader;
  rows: ReadRow[];
}

function fileOf(text: string): File {
  const reader = new CsvReader();
  const [first, ...rows]: CsvRow[] = [...reader.read(text), ...reader.read('', true)];
  const header = readHeader(first?.cells ?? []);
  return { header, rows: rows.map((row, place) => readRow(header, place + 1, row)) };
}

/** The file of the rows of another one with which something is wrong, as an import writes it. */
function rejectsOf({ header, rows }: File): string {
  const lines = rows
    .filter(({ problems }) => problems.any)
    .map(({ row, cells, problems, surplus }) => {
      const errors = problems.list.map(({ code, message, suggestion }) => {
        return { row, column: null, value: shownValue(surplus), code, message, suggestion };
      });
      return rejectsLine(header.names, { row, cells, errors });
    });
  return [rejectsHeader(header.names), ...lines].join('').replace('\uFEFF', '');
}

const told = ({ rows }: File) => rows.map(({ problems, surplus }) => [problems.list, shownValue(surplus)]);

describe('a row that has another shape than its header', () => {
  const short = GOOD.slice(0, 3).join(',');
  const long = `${csvLine(GOOD).trimEnd()},"=more, of it",x`;
  const open = `${GOOD.slice(0, 3).join(',')},"Example,NORTH`;
  const file = fileOf([NAMES.join(','), short, long, open].join('\n'));

  it('is refused again in the same words by who takes it unmended, however often', () => {
    expect(file.rows.map(({ problems }) => problems.list.map(({ code }) => code))).toEqual([
      ['TOO_FEW_CELLS'],
      ['TOO_MANY_CELLS'],
      ['QUOTE_NOT_CLOSED'],
    ]);
    const again = fileOf(rejectsOf(file));
    expect(told(again)).toEqual(told(file));
    expect(rejectsOf(again)).toBe(rejectsOf(file));
    expect(told(fileOf(rejectsOf(again)))).toEqual(told(file));
  });

  it('is refused again whatever its cells are', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', "'", '=', ';', 'é'), maxLength: 6 });
    const row = fc.array(cell, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const first = fileOf([csvLine(NAMES), ...rows.map(csvLine)].join(''));
        const misshapen = first.rows.filter(({ problems }) => problems.list.some(({ code }) => /_CELLS$/.test(code)));
        const again = fileOf(rejectsOf({ ...first, rows: misshapen }));
        expect(told(again)).toEqual(told({ ...first, rows: misshapen }));
      }),
    );
  });

  it('is read once its missing cells are filled, what was too much is taken away, or it is said that all is well', () => {
    const [header = '', few = '', many = '', quoted = ''] = rejectsOf(file).split('\r\n');
    const mended = [
      few.replace('SMETS2,,,', 'SMETS2,,NORTH,'),
      few.replace('TOO_FEW_CELLS', ''),
      many.replace(`"'=more, of it,x"`, ''),
      quoted.replace('"""Example"', 'Example'),
    ];
    const { rows } = fileOf([header, ...mended].join('\r\n'));
    expect(rows.map(({ problems }) => problems.list)).toEqual([[], [], [], []]);
  });
});
