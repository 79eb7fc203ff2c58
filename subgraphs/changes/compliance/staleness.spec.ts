import fc from 'fast-check';
import { StaleReason, staleReasons } from './staleness';

const hash = fc.constantFrom('a', 'b', 'c');
const grounds = fc.record({ contentHash: hash, queryHash: hash });

describe('an assessment', () => {
  it('is stale when and only when the text or the query that stands is another', () => {
    fc.assert(
      fc.property(grounds, grounds, (latest, standing) => {
        const reasons = staleReasons(latest, standing);
        expect(reasons.includes(StaleReason.TEXT_CHANGED)).toBe(latest.contentHash !== standing.contentHash);
        expect(reasons.includes(StaleReason.QUERY_CHANGED)).toBe(latest.queryHash !== standing.queryHash);
        expect(reasons).not.toContain(StaleReason.NEVER_ASSESSED);
      }),
    );
  });

  it('that there is not is stale for that alone', () => {
    expect(staleReasons(null, { contentHash: 'a', queryHash: 'b' })).toEqual([StaleReason.NEVER_ASSESSED]);
  });
});
