import { baselineContentHash, clauseContentHash } from './content-hash';

describe('the fingerprint of a clause', () => {
  it('is of its heading and its text, each for itself', () => {
    const hash = clauseContentHash({ heading: 'Hubs', text: 'The supplier answers.' });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(clauseContentHash({ heading: 'Hubs', text: 'The supplier answers.' })).toBe(hash);
    expect(clauseContentHash({ heading: 'Hub', text: 'sThe supplier answers.' })).not.toBe(hash);
  });
});

describe('the fingerprint of a baseline', () => {
  const one = { clauseId: 'clause:X-1', number: '1', parentClauseId: null, contentHash: 'a' };
  const two = { clauseId: 'clause:X-2', number: '2', parentClauseId: null, contentHash: 'b' };

  it('changes with the order, the numbers and the words of its clauses', () => {
    const hash = baselineContentHash([one, two]);
    expect(baselineContentHash([one, two])).toBe(hash);
    expect(baselineContentHash([two, one])).not.toBe(hash);
    expect(baselineContentHash([one, { ...two, number: '3' }])).not.toBe(hash);
    expect(baselineContentHash([one, { ...two, contentHash: 'c' }])).not.toBe(hash);
  });
});
