import fc from 'fast-check';
import type { ClausePlacement } from './clause-placement';
import { longestRun } from './longest-run';
import { numbersAbove, ownPlacements, type Place, placed, textOver, type WantedClause } from './placing';

const letters = [...'abcdefghijkl'];
const text = fc
  .uniqueArray(fc.constantFrom(...letters), { maxLength: letters.length })
  .chain((order) => fc.tuple(...order.map((letter) => fc.tuple(fc.constant(letter), fc.constantFrom('x', 'y')))))
  .map((clauses) =>
    clauses.map(
      ([letter, words], index): WantedClause => ({ clauseId: letter, number: `${index + 1}`, contentHash: words }),
    ),
  );

const keysOf = (places: readonly Place[]) => new Map(places.map(({ clauseId, position }) => [clauseId, position]));
const said = (places: readonly Place[]) =>
  places.map(({ clauseId, number, contentHash }) => ({ clauseId, number, contentHash }));

describe('the place of a clause', () => {
  it.each([
    ['2.1.3', ['2.1', '2']],
    ['4.2(a)(ii)', ['4.2(a)', '4.2', '4']],
    ['H8.1', ['H8']],
    ['12', []],
  ])('is under the nearest of the numbers above it: %s', (number, above) => {
    expect(numbersAbove(number)).toEqual(above);
  });

  it('is read back as it was written, through any number of texts that stand on each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 6 }), (steps) => {
        let base: Place[] = [];
        let own: ClausePlacement[] = [];
        for (const [wanted, onTop] of steps) {
          const before = textOver(base, own);
          // Either the next text stands on this one, or it takes its place.
          if (onTop) [base, own] = [before, []];
          const places = placed(wanted, keysOf([...base, ...before]));
          own = ownPlacements('baseline:X', base, places);
          expect(said(textOver(base, own))).toEqual(wanted);
          expect(new Set(places.map(({ position }) => position)).size).toBe(places.length);
        }
      }),
    );
  });

  it('is kept where nothing changed: a text of its own costs what differs', () => {
    const clause = (clauseId: string, contentHash = 'x') => ({ clauseId, number: clauseId, contentHash });
    const base = placed(
      [...'abcdef'].map((letter) => clause(letter)),
      new Map(),
    );
    const own = (wanted: WantedClause[]) =>
      ownPlacements('baseline:X', base, placed(wanted, keysOf(base))).map(({ clauseId, removed }) => [
        clauseId,
        removed,
      ]);
    expect(own([...'abcdef'].map((letter) => clause(letter)))).toEqual([]);
    expect(own([...'abcdef'].map((letter) => clause(letter, letter === 'c' ? 'y' : 'x')))).toEqual([['c', false]]);
    expect(own([...'fabcde'].map((letter) => clause(letter)))).toEqual([['f', false]]);
    expect(own([...'abcnef'].map((letter) => clause(letter)))).toEqual([
      ['n', false],
      ['d', true],
    ]);
  });

  it('has a key of bounded length, however often clauses are put into the same spot', () => {
    let places = placed([{ clauseId: 'first', number: '1', contentHash: 'x' }], new Map());
    for (let turn = 0; turn < 1_500; turn += 1) {
      const [first, ...rest] = places.map(({ clauseId }) => clauseId);
      const order = [first ?? '', `${turn}`, ...rest.slice(0, 5)];
      places = placed(
        order.map((clauseId) => ({ clauseId, number: clauseId, contentHash: 'x' })),
        keysOf(places),
      );
    }
    expect(Math.max(...places.map(({ position }) => position.length))).toBeLessThanOrEqual(100);
  });
});

describe('the longest run', () => {
  it('rises, and none is longer', () => {
    const longest = (values: number[]): number =>
      values
        .reduce<number[]>((lengths, value) => {
          const best = lengths.filter((_, before) => (values[before] ?? value) < value);
          return lengths.concat(Math.max(0, ...best) + 1);
        }, [])
        .reduce((most, length) => Math.max(most, length), 0);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), (values) => {
        const run = longestRun(values);
        const found = run.map((place) => values[place] ?? 0);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        expect(run).toEqual([...run].sort((a, b) => a - b));
        expect(run).toHaveLength(longest(values));
      }),
    );
  });
});
