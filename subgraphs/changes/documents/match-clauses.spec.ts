import fc from 'fast-check';
import { type BaseClause, type FreshClause, matchClauses } from './match-clauses';

const clause = (number: string, heading: string, text: string, clauseId = `clause:X-${number}`): BaseClause => ({
  ...{ clauseId, number, heading, text },
});
const matched = (base: BaseClause[], fresh: FreshClause[], known?: Map<number, number>) =>
  matchClauses(base, fresh, known).map(({ clauseId }) => clauseId);

const WORDS = Array.from({ length: 400 }, (_, index) => `w${index.toString(36)}`);
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 12, maxLength: 30 }).map((words) => words.join(' '));
const document = fc
  .uniqueArray(fc.tuple(fc.constantFrom('General', 'Scope', 'Duties', ''), sentence), {
    minLength: 1,
    maxLength: 25,
    selector: ([, text]) => text,
  })
  .map((clauses) => clauses.map(([heading, text], index) => clause(`1.${index + 1}`, heading, text)));

const BASE = [
  clause('1', 'Duties', ''),
  clause('1.1', 'Records', 'The desk shall keep a record of each fault for six years after it was mended.'),
  clause('1.2', 'Reports', 'The desk shall send a report of all faults to each party in the first week of a month.'),
  clause('1.3', '', 'Not used.'),
  clause('1.4', '', 'Not used.'),
  clause('2', 'Times', 'All times are in the time of the United Kingdom.'),
];

describe('which clause a clause of a new text is', () => {
  it('is told by its words when it is renumbered', () => {
    const inserted = { number: '1.1', heading: 'Aim', text: 'What follows serves the parties that pay for it.' };
    const fresh = [BASE[0], inserted, ...BASE.slice(1)].flatMap((one, index) =>
      one ? [{ ...one, number: index === 0 ? '1' : `1.${index}` }] : [],
    );
    expect(matched(BASE, fresh)).toEqual(['clause:X-1', null, ...BASE.slice(1).map(({ clauseId }) => clauseId)]);
  });

  it('is told by its words where they are mostly the same, whatever else changes', () => {
    const fresh = [
      { number: '1', heading: 'Times', text: 'All the times are in the time of the United Kingdom, not another.' },
      { number: '2', heading: 'Keeping records', text: 'The desk shall keep a record of each fault for seven years.' },
    ];
    expect(matched(BASE, fresh)).toEqual(['clause:X-2', 'clause:X-1.1']);
  });

  it('is a new one when another text stands under its number', () => {
    const fresh = [{ number: '1.1', heading: '', text: 'Meters on loan go back to whoever lent them.' }];
    expect(matched(BASE, fresh)).toEqual([null]);
  });

  it('is known from tracked changes even so', () => {
    const fresh = [{ number: '1.1', heading: '', text: 'Meters on loan go back to whoever lent them.' }];
    expect(matched(BASE, fresh, new Map([[0, 1]]))).toEqual(['clause:X-1.1']);
  });

  it('is told by its neighbours where several say the same', () => {
    const between = BASE.flatMap((one) =>
      one.number === '1.4' ? [clause('1.35', 'Tea', 'Tea is at four.'), one] : [one],
    );
    const fresh = between
      .filter(({ number }) => number !== '1.3')
      .map((one) => ({ ...one, number: `${one.number}.9` }));
    expect(matched(between, fresh)).toEqual(
      ['1', '1.1', '1.2', '1.35', '1.4', '2'].map((number) => `clause:X-${number}`),
    );
  });

  it('is told by what stands under it when its heading alone is new', () => {
    const fresh = BASE.map((one) => (one.number === '1' ? { ...one, heading: 'What is owed' } : one));
    expect(matched(BASE, fresh)).toEqual(BASE.map(({ clauseId }) => clauseId));
  });

  it('is the one out of which a new clause was split', () => {
    const long = clause('3', 'Faults', `${BASE[1]?.text} ${BASE[2]?.text} It is kept in one place, and backed up.`);
    const fresh = [
      { number: '3', heading: 'Faults', text: `${BASE[1]?.text} It is kept in one place, and backed up.` },
      { number: '3.1', heading: '', text: BASE[2]?.text ?? '' },
    ];
    expect(matchClauses([long], fresh)).toEqual([
      { clauseId: 'clause:X-3', derivedFromClauseId: null },
      { clauseId: null, derivedFromClauseId: 'clause:X-3' },
    ]);
  });

  it('does not depend on numbers and order: all keep their identity when they are renumbered and moved at random', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat()), (base, order) => {
        const moved = base
          .map((one, index) => ({ one, key: order[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }, index) => ({ ...one, number: `7.${index + 1}` }));
        expect(matched(base, moved)).toEqual(moved.map(({ clauseId }) => clauseId));
      }),
    );
  });

  it('survives edits of less than a third of the words, renumbered or not', () => {
    fc.assert(
      fc.property(document, fc.boolean(), fc.array(fc.nat()), (base, renumbered, picks) => {
        const edited = base.map((one, index) => {
          const words = one.text.split(' ');
          const edits = Math.floor(words.length * 0.29);
          for (let edit = 0; edit < edits; edit += 1) {
            words[(picks[index + edit] ?? edit * 3) % words.length] = `new${index}x${edit}`;
          }
          return { ...one, text: words.join(' '), number: renumbered ? `1.${index + 2}` : one.number };
        });
        expect(matched(base, edited)).toEqual(base.map(({ clauseId }) => clauseId));
      }),
    );
  });

  it('gives no clause to two, and none that the base has not', () => {
    fc.assert(
      fc.property(document, document, (base, fresh) => {
        const ids = matched(base, fresh).filter((id) => id !== null);
        expect(new Set(ids).size).toBe(ids.length);
        expect(base.map(({ clauseId }) => clauseId)).toEqual(expect.arrayContaining(ids));
      }),
    );
  });

  it('is found in a long document in bounded time', () => {
    const long = Array.from({ length: 2_000 }, (_, index) =>
      clause(
        `1.${index + 1}`,
        '',
        `The party shall do what duty ${index} says of the ${WORDS[index % 400]} within ${index * 7} days.`,
      ),
    );
    const fresh = long.map((one, index) => ({
      ...one,
      number: `1.${index + 2}`,
      text: `${one.text} It shall say so.`,
    }));
    const start = performance.now();
    expect(matched(long, fresh)).toEqual(long.map(({ clauseId }) => clauseId));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
