import fc from 'fast-check';
import { compareBaselines } from './baseline-diff';
import type { ClauseVersion } from './clause-version';
import { DiffKind } from './register.vocabulary';

type Place = [clause: string, number: string, words: string, parent?: string];

function baseline(key: string, ...places: Place[]): ClauseVersion[] {
  return places.map(([clause, number, contentHash, parent], index) => ({
    id: `clauseVersion:${key}#${clause}`,
    baselineId: `baseline:${key}`,
    clauseId: `clause:${clause}`,
    position: String.fromCharCode(97 + index),
    number,
    parentClauseId: parent === undefined ? null : `clause:${parent}`,
    contentHash,
  }));
}

function kinds(before: ClauseVersion[], after: ClauseVersion[]): [string, DiffKind][] {
  return compareBaselines(before, after).map((diff) => [(diff.after ?? diff.before)?.clauseId ?? '', diff.kind]);
}

describe('the red-line of a baseline', () => {
  it('tells what is new, gone, reworded, moved and as it was, in document order', () => {
    const before = baseline('1', ['a', '1', 'A'], ['b', '2', 'B'], ['c', '3', 'C'], ['d', '4', 'D']);
    const after = baseline('2', ['a', '1', 'A'], ['n', '2', 'N'], ['c', '3', 'C, reworded'], ['d', '5', 'D']);
    expect(kinds(before, after)).toEqual([
      ['clause:a', DiffKind.UNCHANGED],
      ['clause:b', DiffKind.REMOVED],
      ['clause:n', DiffKind.ADDED],
      ['clause:c', DiffKind.MODIFIED],
      ['clause:d', DiffKind.MOVED],
    ]);
  });

  it('takes a clause that stands under another one for moved, though its number is the same', () => {
    const before = baseline('1', ['a', '1', 'A'], ['b', '1.1', 'B', 'a']);
    const after = baseline('2', ['a', '1', 'A'], ['b', '1.1', 'B']);
    expect(kinds(before, after)).toContainEqual(['clause:b', DiffKind.MOVED]);
  });

  it('puts what stood at the start and is gone first', () => {
    const before = baseline('1', ['x', '1', 'X'], ['a', '2', 'A']);
    expect(kinds(before, baseline('2', ['a', '2', 'A']))[0]).toEqual(['clause:x', DiffKind.REMOVED]);
  });

  it('names every clause of either state once, and keeps the order of the state after', () => {
    const order = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(order, order, (old, fresh) => {
        const placed = (key: string, letters: string[]) =>
          baseline(key, ...letters.map((letter): Place => [letter, letter, letter]));
        const differences = compareBaselines(placed('1', old), placed('2', fresh));
        const named = differences.map(({ before, after }) => after?.clauseId ?? before?.clauseId);
        expect([...named].sort()).toEqual([...new Set([...old, ...fresh])].map((letter) => `clause:${letter}`).sort());
        expect(differences.flatMap(({ after }) => after?.number ?? [])).toEqual(fresh);
      }),
    );
  });

  it('takes one clause that was moved for moved, not all that it jumped over', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const text = (key: string, order: string[]) => baseline(key, ...order.map((id): Place => [id, id, id]));
    const moved = (order: string[]) =>
      compareBaselines(text('1', letters), text('2', order))
        .filter((diff) => diff.moved)
        .map((diff) => diff.after?.clauseId);
    expect(moved(['f', 'a', 'b', 'c', 'd', 'e'])).toEqual(['clause:f']);
    expect(moved(['b', 'c', 'd', 'e', 'f', 'a'])).toEqual(['clause:a']);
    expect(moved(['a', 'c', 'd', 'f'])).toEqual([]);
    expect(moved(['a', 'x', 'b', 'c', 'd', 'e', 'f'])).toEqual([]);
  });

  it('tells renumbered from moved, and keeps both apart from the words', () => {
    const [before, after] = [
      baseline('1', ['a', '1', 'A'], ['b', '1.1', 'B', 'a'], ['c', '2', 'C']),
      baseline('2', ['n', '1', 'N'], ['a', '2', 'A'], ['b', '2.1', 'B, too', 'a'], ['c', '2.2', 'C', 'a']),
    ];
    const told = compareBaselines(before, after).map(({ kind, moved, renumbered }) => [kind, moved, renumbered]);
    expect(told).toEqual([
      [DiffKind.ADDED, false, false],
      [DiffKind.MOVED, false, true],
      [DiffKind.MODIFIED, false, true],
      [DiffKind.MOVED, true, true],
    ]);
  });
});
