import fc from 'fast-check';
import { type EffectiveText, suspectSpans } from './suspect-spans';

const day = (number: number) => new Date(Date.UTC(2018, 0, 1 + number)).toISOString().slice(0, 10);

/** Texts of a document that follow one another, some with days between on which nothing is in force. */
const texts = fc
  .array(
    fc.record({
      words: fc.constantFrom('a', 'b', 'c', null),
      lasts: fc.integer({ min: 1, max: 9 }),
      pause: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8 },
  )
  .chain((parts) =>
    fc
      .shuffledSubarray(
        parts.map((_, index) => index + 1),
        { minLength: parts.length, maxLength: parts.length },
      )
      .map((ordinals) => {
        let at = 0;
        return parts.map(({ words, lasts, pause }, index): EffectiveText => {
          const from = at + pause;
          at = from + lasts;
          const ordinal = ordinals[index] ?? 0;
          return { baselineId: `baseline:X-${ordinal}`, ordinal, from: day(from), to: day(at), contentHash: words };
        });
      }),
  );
const reviewed = fc.record({
  contentHash: fc.constantFrom('a', 'b', 'c', null),
  ordinal: fc.integer({ min: 0, max: 8 }),
});
const numbered = fc.integer({ min: 0, max: 90 });

describe('the days on which a link is suspect', () => {
  it('are exactly those on which other words are in force than were reviewed, from no older baseline', () => {
    fc.assert(
      fc.property(texts, reviewed, numbered, numbered, (all, against, today, later) => {
        const on = day(Math.max(today, later));
        const inForce = all.find(({ from, to }) => from <= on && (to === null || to > on));
        const expected =
          inForce !== undefined && inForce.ordinal >= against.ordinal && inForce.contentHash !== against.contentHash;
        const spans = suspectSpans(against, all, day(today)).filter(
          ({ from, to }) => from <= on && (to === null || to > on),
        );
        expect(spans.map(({ baselineId }) => baselineId)).toEqual(expected ? [inForce.baselineId] : []);
      }),
    );
  });

  it('are counted from the first of those that follow each other without a break, and from none before today', () => {
    fc.assert(
      fc.property(texts, reviewed, numbered, (all, against, today) => {
        const spans = suspectSpans(against, all, day(today));
        for (const [index, { from, since }] of spans.entries()) {
          expect(from >= day(today) && since <= from).toBe(true);
          const before = spans[index - 1];
          expect(since).toBe(before?.to === from ? before.since : from);
        }
      }),
    );
  });
});
