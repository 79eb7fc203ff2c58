import fc from 'fast-check';
import { expandClauseReferences, formatClauseReferences } from './clause-reference';

function numbersOf(cited: string): string[] {
  const expanded = expandClauseReferences(cited);
  return expanded.ok ? expanded.numbers : [expanded.problem.code];
}

describe('clause references', () => {
  it.each([
    ['2.1.3', ['2.1.3']],
    [
      '1; 1.10.3 – 5; 1.10.7 – 8; 1.10.10; 1.10.14.',
      ['1', '1.10.3', '1.10.4', '1.10.5', '1.10.7', '1.10.8', '1.10.10', '1.10.14'],
    ],
    ['4.2-4', ['4.2', '4.3', '4.4']],
    ['4.2 — 4.4', ['4.2', '4.3', '4.4']],
    ['7 to 9', ['7', '8', '9']],
    ['3.1, 3.4 and 6', ['3.1', '3.4', '6']],
    ['Clauses 3.1 and 3.2', ['3.1', '3.2']],
    ['H8.1 – 2', ['H8.1', 'H8.2']],
    ['2.1 – 3; 2.2', ['2.1', '2.2', '2.3']],
  ])('reads %s', (cited, numbers) => expect(numbersOf(cited)).toEqual(numbers));

  it('keeps each part between semicolons as cited', () => {
    expect(expandClauseReferences('1;  2.3 – 4; 5, 6 and 7.')).toMatchObject({
      ok: true,
      references: ['1', '2.3 – 4', '5, 6 and 7'],
    });
  });

  it.each([
    ['', 'CLAUSE_REFERENCE_MISSING'],
    [' . ', 'CLAUSE_REFERENCE_MISSING'],
    ['two', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.10.3 –', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.10.3; ', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.10.3 1.10.4', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.10.3 – 1.11.5', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1..3', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.03', 'CLAUSE_REFERENCE_UNREADABLE'],
    ['1.10.5 – 3', 'CLAUSE_RANGE_DESCENDS'],
    ['1.10.5 – 5', 'CLAUSE_RANGE_DESCENDS'],
    ['1 – 201', 'CLAUSE_RANGE_TOO_LONG'],
    [Array.from({ length: 11 }, (_, chapter) => `${chapter + 1}.1 – 200`).join('; '), 'CLAUSE_RANGE_TOO_LONG'],
    ['1; '.repeat(5000), 'CLAUSE_RANGE_TOO_LONG'],
  ])('refuses %j', (cited, code) => {
    const expanded = expandClauseReferences(cited);
    expect(expanded).toMatchObject({ ok: false, problem: { code } });
    expect(!expanded.ok && expanded.problem.message && expanded.problem.suggestion).toBeTruthy();
  });

  it('takes a range of 200 clauses', () => expect(numbersOf('1.1 – 200')).toHaveLength(200));

  const number = fc
    .tuple(fc.constantFrom('', '', 'H', 'X'), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }))
    .map(([letter, parts]) => letter + parts.join('.'));

  it('reads back whatever clauses it writes, in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 40 }), (numbers) => {
        expect(numbersOf(formatClauseReferences(numbers))).toEqual(numbers);
      }),
    );
  });

  it('reads back runs of neighbours, however long', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 500 }), (prefix, length) => {
        const numbers = Array.from({ length }, (_, step) => `${prefix}.${step + 1}`);
        expect(numbersOf(formatClauseReferences(numbers))).toEqual(numbers);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123. –-;,tond aH') }),
        (cited) => void expandClauseReferences(cited),
      ),
    );
  });

  it('writes neighbours as a range', () => {
    expect(formatClauseReferences(['1', '1.10.3', '1.10.4', '1.10.5', '1.10.7'])).toBe('1; 1.10.3 – 5; 1.10.7');
  });
});
