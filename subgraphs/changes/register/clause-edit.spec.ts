import { Problems } from '../../../platform/input/problems';
import { type Spot, withClause, withEdit, withoutClause } from './clause-edit';
import { compareNumbers } from './number-order';
import type { WantedClause } from './placing';

const clause = (number: string, clauseId = number): WantedClause => ({ clauseId, number, contentHash: 'x' });
const TEXT = ['1', '2', '2.1', '2.1.1', '2.1.2', '2.2', '3'].map((number) => clause(number));
const numbers = (text: readonly WantedClause[]) => text.map(({ number }) => number).join(' ');
const codes = (problems: Problems) => problems.list.map(({ code }) => code);

describe('an edit of a draft', () => {
  it.each<[string, Spot, string]>([
    ['2.3', null, '1 2 2.1 2.1.1 2.1.2 2.2 2.3 3'],
    ['2.1.10', null, '1 2 2.1 2.1.1 2.1.2 2.1.10 2.2 3'],
    ['0', null, '0 1 2 2.1 2.1.1 2.1.2 2.2 3'],
    ['2.1A', { after: '2.1' }, '1 2 2.1 2.1.1 2.1.2 2.1A 2.2 3'],
    ['2.1.0', { after: '2.1' }, '1 2 2.1 2.1.0 2.1.1 2.1.2 2.2 3'],
    ['4', 'start', '4 1 2 2.1 2.1.1 2.1.2 2.2 3'],
  ])('puts a new clause %s where it belongs, or where it is told to: %j', (number, spot, expected) => {
    expect(numbers(withClause(TEXT, clause(number, 'new'), spot, new Problems()))).toBe(expected);
  });

  it.each<[string, string, Spot, string]>([
    ['2.1', '2.1', null, '1 2 2.1 2.1.1 2.1.2 2.2 3'],
    ['2.1', '2.4', null, '1 2 2.4 2.4.1 2.4.2 2.2 3'],
    ['2.1', '2.4', { after: '2.2' }, '1 2 2.2 2.4 2.4.1 2.4.2 3'],
    ['3', '1A', { after: '1' }, '1 1A 2 2.1 2.1.1 2.1.2 2.2'],
    ['2.1', '5', { after: '3' }, '1 2 2.2 3 5 5.1 5.2'],
    ['2', '2', 'start', '2 2.1 2.1.1 2.1.2 2.2 1 3'],
  ])('takes along what stands under %s when it becomes %s at %j', (from, to, spot, expected) => {
    const problems = new Problems();
    expect(numbers(withEdit(TEXT, clause(to, from), spot, problems))).toBe(expected);
    expect(codes(problems)).toEqual([]);
  });

  it('cannot put a clause after itself, after what stands under it, or after one that is not there', () => {
    for (const after of ['2.1', '2.1.2', '9']) {
      const problems = new Problems();
      withEdit(TEXT, clause('2.1'), { after }, problems);
      expect(codes(problems)).toEqual(['NOT_FOUND']);
    }
  });

  it('takes a clause out only when nothing stands under it', () => {
    const problems = new Problems();
    expect(numbers(withoutClause(TEXT, '2.2', problems))).toBe('1 2 2.1 2.1.1 2.1.2 3');
    expect(codes(problems)).toEqual([]);
    withoutClause(TEXT, '2.1', problems);
    expect(problems.list).toEqual([
      expect.objectContaining({ code: 'HAS_CLAUSES_UNDER_IT', message: '2 stand under 2.1: 2.1.1, 2.1.2.' }),
    ]);
  });

  it('orders numbers as a document does', () => {
    const ordered = ['1', '1.1', '1.2', '1.10', '1.10(a)', '1.10(b)', '2', '10', 'A1', 'B1'];
    expect([...ordered].reverse().sort(compareNumbers)).toEqual(ordered);
  });
});
