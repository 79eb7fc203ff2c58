import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { readTable } from './read-table';

const RULES = { field: 'csv', columns: ['key', 'name', 'note'], required: ['key', 'name'] } as const;

function read(text: string) {
  const problems = new Problems();
  const rows = readTable<'key' | 'name' | 'note'>(problems, text, RULES);
  const cells = rows.map(({ cell }) => [cell('key'), cell('name'), cell('note')]);
  return { cells, told: problems.list.map(({ field, code }) => `${field.join('.')} ${code}`), problems };
}

describe('a small table', () => {
  it('is read as it was written, whatever the cells hold, the delimiter and the line ends are', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            cell.filter((text) => text !== ''),
            cell,
            cell,
          ),
        ),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n' as const, '\r\n' as const),
        fc.boolean(),
        (rows, delimiter, recordDelimiter, bom) => {
          const options = { delimiter, record_delimiter: recordDelimiter, bom, quoted: true };
          const { cells, told } = read(stringify([['key', 'name', 'note'], ...rows], options));
          expect(told).toEqual([]);
          expect(cells).toEqual(rows);
        },
      ),
    );
  });

  it('may leave out a column that is not needed, and have them in any order', () => {
    expect(read('name,key\nB,A').cells).toEqual([['A', 'B', '']]);
  });

  it.each([
    ['', ['csv EMPTY']],
    ['key,nmae\nA,B', ['csv.header COLUMN_UNKNOWN', 'csv.header COLUMN_MISSING']],
    ['key,name,key\nA,B,A', ['csv.header COLUMN_TWICE']],
    ['note', ['csv.header COLUMN_MISSING', 'csv.header COLUMN_MISSING']],
    ['key,name\nA', ['csv.1 CELLS_MISMATCH']],
    ['key,name\nA,B\n\nA,B,C', ['csv.2 CELLS_MISMATCH']],
    ['key,name\n"A,B', ['csv CSV_UNREADABLE']],
  ])('tells of %j what is wrong', (text, told) => expect(read(text).told).toEqual(told));

  it('guesses which column a misspelt one was meant to be', () => {
    expect(read('kee,name').problems.list[0]?.suggestion).toContain('Did you mean key?');
    expect(read('Key,name').problems.list[0]?.suggestion).toContain('Did you mean key?');
    expect(read('completely,name').problems.list[0]?.suggestion).not.toContain('Did you mean');
  });
});
