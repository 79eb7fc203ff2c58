import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { firstAfter, keepAmong, keepContaining, keepStartingWith } from './conditions';

const text = fc.string({ unit: 'binary', maxLength: 4 });
const precedes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

describe('the conditions of a filter', () => {
  it('know the range of what begins with a text, in the order of code points that both engines keep', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (prefix, other, begins) => {
        const candidate = begins ? prefix + other : other;
        const end = firstAfter(prefix);
        const inRange = !precedes(candidate, prefix) && (end === null || precedes(candidate, end));
        expect(inRange).toBe(candidate.startsWith(prefix));
      }),
    );
  });

  it.each([
    ['00DB', '00DC'],
    ['a\u{d7ff}', 'a\u{e000}'],
    ['a\u{10ffff}', 'b'],
    ['\u{10ffff}', null],
  ])('end the range of %j at %j', (prefix, end) => {
    expect(firstAfter(prefix)).toBe(end);
  });

  it('can each be used several times in a query', () => {
    const query = new DataSource({ type: 'better-sqlite3', database: ':memory:' })
      .createQueryBuilder()
      .from('device', 'thing');
    for (const value of ['a', 'b']) {
      keepAmong(query, 'thing.id', [value]);
      keepStartingWith(query, 'thing.id', value);
      keepContaining(query, ['thing.id'], value);
    }
    expect(Object.values(query.getParameters())).toEqual([['a'], 'a', 'b', '%a%', ['b'], 'b', 'c', '%b%']);
  });
});
