import { bestFirst, findIn, searchWords } from './search-text';

const hub = { id: 'clause:1', heading: '2.1 Hubs', text: 'The lead supplier answers for the hub.' };

describe('a search', () => {
  it('takes its words in any order, in capitals or not', () => {
    expect(searchWords('  HUB the\thub ')).toEqual(['hub', 'the']);
    expect(findIn(hub, searchWords('SUPPLIER hub'))).toBeDefined();
  });

  it('finds nothing that lacks one of the words', () => {
    expect(findIn(hub, ['hub', 'region'])).toBeUndefined();
  });

  it('counts a word in a heading five times', () => {
    expect(findIn(hub, ['hub'])?.score).toBe(6);
  });

  it('shows the text around the first of the words', () => {
    const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
    const excerpt = findIn({ id: 'x', heading: '', text }, ['needle'])?.excerpt ?? '';
    expect(excerpt).toMatch(/^….*before needle after.*…$/);
    expect([...excerpt].length).toBeLessThanOrEqual(245);
  });

  it('cuts no character in two', () => {
    const text = `${'🇬🇧👩‍👩‍👧'.repeat(40)} needle ${'😀'.repeat(200)}`;
    const excerpt = findIn({ id: 'x', heading: '', text }, ['needle'])?.excerpt ?? '';
    expect(excerpt).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  });

  it('puts the best first and breaks ties by id', () => {
    const found = ['b', 'a', 'c'].map((id) => ({ id, excerpt: '', score: id === 'c' ? 2 : 1 }));
    expect(found.sort(bestFirst).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});
