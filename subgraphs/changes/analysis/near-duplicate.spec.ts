import fc from 'fast-check';
import { likenessOf, NEAR, shinglesOf, similarity } from './near-duplicate';

const HERE = { consultationId: 'consultation:C', questionId: 'question:C-Q1' };
const ELSEWHERE = { consultationId: 'consultation:C', questionId: 'question:C-Q2' };

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const letter = fc.array(word, { minLength: 30, maxLength: 120 });
const sharesBand = (a: string, b: string) => {
  const bands = new Set(likenessOf(a, HERE).bands);
  return likenessOf(b, HERE).bands.some((band) => bands.has(band));
};

describe('near-identical texts', () => {
  it('are the same when only capitals, punctuation and white space differ', () => {
    const separator = fc.constantFrom(' ', ', ', ' — ', '\n\n', '; ', '…  ');
    const dressed = letter.chain((words) =>
      fc.array(fc.tuple(separator, fc.boolean()), { minLength: words.length, maxLength: words.length }).map((dress) => {
        const told = words.map((each, index) => {
          const [between = ' ', capital = false] = dress[index] ?? [];
          return (capital ? each.toUpperCase() : each) + between;
        });
        return [words.join(' '), told.join('')] as const;
      }),
    );
    fc.assert(
      fc.property(dressed, ([plain, other]) => {
        expect(likenessOf(other, HERE)).toEqual(likenessOf(plain, HERE));
      }),
      { numRuns: 50 },
    );
  });

  it('are found by a band when they are as alike as is asked for', () => {
    const edited = fc.tuple(letter, fc.nat(), word, fc.nat(), word);
    let alike = 0;
    fc.assert(
      fc.property(edited, ([words, one, another, two, second]) => {
        const changed = [...words];
        changed[one % words.length] = another;
        changed.splice(two % words.length, 0, second);
        const texts = [words.join(' '), changed.join(' ')] as const;
        if (similarity(shinglesOf(texts[0]), shinglesOf(texts[1])) < NEAR) return;
        alike += 1;
        expect(sharesBand(...texts)).toBe(true);
      }),
      { numRuns: 200, seed: 20180504 },
    );
    expect(alike).toBeGreaterThan(100);
  });

  it('are not those that have nothing to do with each other', () => {
    fc.assert(
      fc.property(letter, letter, (a, b) => {
        fc.pre(similarity(new Set(a), new Set(b)) < 0.2);
        const texts = [a.join(' '), b.join(' ')] as const;
        expect(similarity(shinglesOf(texts[0]), shinglesOf(texts[1]))).toBeLessThan(NEAR);
        expect(sharesBand(...texts)).toBe(false);
      }),
      { numRuns: 100, seed: 20180504 },
    );
  });

  it('are alike to themselves, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(similarity(shinglesOf(text), shinglesOf(text))).toBe(1);
        expect(likenessOf(text, HERE)).toEqual(likenessOf(text, HERE));
      }),
    );
  });

  it('are compared within the question only when they are a few words', () => {
    const few = 'We agree with all of it.';
    const many = 'We agree with all of it, and would like it to be done by the end of the year.';
    expect(likenessOf(few, ELSEWHERE).fingerprint).not.toBe(likenessOf(few, HERE).fingerprint);
    expect(likenessOf(many, ELSEWHERE)).toEqual(likenessOf(many, HERE));
  });

  it('are told apart when they have no word in them', () => {
    expect(likenessOf('😀 😀', HERE).fingerprint).toBe(likenessOf(' 😀  😀', HERE).fingerprint);
    expect(likenessOf('😀', HERE).fingerprint).not.toBe(likenessOf('🙁', HERE).fingerprint);
  });
});
