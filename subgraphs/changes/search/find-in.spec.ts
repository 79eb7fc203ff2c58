import fc from 'fast-check';
import { searchTerms } from '../../../platform/text/search-terms';
import { excerptOf, headingOf, joined } from './excerpt';
import { bestFirst, type Found, weighing } from './find-in';

const find = (asked: string, text: string, heading = ''): Found | undefined =>
  weighing(searchTerms(asked))({ id: 'x', heading, text });

const shown = (asked: string, text: string, heading = '') => {
  const found = find(asked, text, heading);
  return found === undefined ? [] : excerptOf(found, searchTerms(asked));
};

describe('a search', () => {
  it.each([
    ['supplier HUB', 'The hub of the supplier', 'words in any order, in capitals or not'],
    ['suppl', 'The suppliers', 'the beginning of a word'],
    ['elan', 'Élan', 'a letter without its accent'],
    ['Élan', 'elan', 'a letter with an accent that the text does not have'],
    ['1.10.3', 'See 1.10.3 (a).', 'a number'],
    ['1.1', 'See 1.10.3.', 'the beginning of a number'],
    ['self-service', 'the self service interface', 'words that a sign joins'],
    ["supplier's", 'the supplier’s hub', 'an apostrophe however it is written'],
    ['"lead supplier"', 'The lead\n  supplier answers.', 'a phrase, over the end of a line'],
    ['“lead supplier”', 'The lead supplier answers.', 'a phrase between the quotes of print'],
    ['語', '日本語', 'a character of a script without blanks, wherever it stands'],
    ['👩', 'well 👩‍👩‍👧 done', 'an emoji'],
    ['love', '❤️love', 'a word after an emoji'],
    ['"', 'a "quoted" word', 'a quote, when there is nothing else'],
    ['%', '5 % of it', 'a sign'],
    ['the', 'The hub', 'a common word'],
    ['"hub" supplier', 'supplier hub', 'words and phrases'],
    ['hub"', 'the hub', 'a word before a quote without its fellow'],
  ])('by %s finds “%s”: %s', (asked, text) => {
    expect(find(asked, text)).toBeDefined();
  });

  it.each([
    ['hub region', 'The hub', 'what lacks one of the words'],
    ['plier', 'The supplier', 'the end of a word'],
    ['"suppl"', 'The supplier', 'the beginning of a word in quotes'],
    ['"supplier lead"', 'The lead supplier', 'a phrase in another order'],
    ['"lead supplier"', 'The lead energy supplier', 'a phrase with a word between'],
    ['1.10.3', 'See 11.10.3 and 1.103.', 'another number'],
    ['"1.10.3"', 'See 1.10.30.', 'the beginning of a number in quotes'],
    ['hu_', 'The hub', 'what looks like a pattern'],
    ['%', 'all of it', 'a sign that is not there'],
    ['cpl', 'C + P + L', 'letters that signs part'],
  ])('by %s does not find “%s”: %s', (asked, text) => {
    expect(find(asked, text)).toBeUndefined();
  });

  it.each([
    ['hub', 'The hub.', '', 1],
    ['hub', 'The hubs.', '', 0.5],
    ['hub', 'The hub.', '2.1 Hub', 6],
    ['hub supplier', 'The hub, a hub of suppliers', '', 2.5],
  ])('by %s gives “%s” under “%s” %d points', (asked, text, heading, score) => {
    expect(find(asked, text, heading)?.score).toBe(score);
  });

  it.each(['', '  ', '\u0301'])('has nothing to look for in “%s”', (asked) => {
    expect(searchTerms(asked)).toEqual([]);
  });

  it('finds whole words of any text by any of them, and all of it by a phrase', () => {
    const word = fc.stringMatching(/^[a-zéßσжñ日0-9_]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, pick) => {
        const text = words.join(' – ');
        expect(find(words[pick % words.length] ?? '', text)).toBeDefined();
        expect(find(`"${words.join(' ')}"`, text)).toBeDefined();
      }),
    );
  });

  it('takes any text, and shows what it found as it stands', () => {
    const unit = fc.constantFrom('a', 'B', 'é', 'e\u0301', '日', '😀', '"', '*', '+', '(', '\\', '%', ' ', '\n', '-');
    const anything = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }));
    fc.assert(
      fc.property(anything, fc.string({ unit, maxLength: 400 }), anything, (asked, text, heading) => {
        const terms = searchTerms(asked);
        const found = find(asked, text, heading);
        if (terms.length === 0 || !found) return;
        const excerpt = excerptOf(found, terms);
        expect(joined(headingOf(found, terms))).toBe(found.heading);
        expect(found.text === '' ? found.heading : found.text).toContain(joined(excerpt).replace(/^…|…$/g, ''));
        expect([...excerpt, ...headingOf(found, terms)].some(({ matched }) => matched)).toBe(true);
        expect(excerpt.every((segment) => segment.text !== '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('shows the text around the first of the words, which it marks', () => {
    const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
    const excerpt = shown('needle', text);
    expect(joined(excerpt)).toMatch(/^….*before needle after.*…$/);
    expect([...joined(excerpt)].length).toBeLessThanOrEqual(245);
    expect(excerpt.filter(({ matched }) => matched)).toEqual([{ text: 'needle', matched: true }]);
  });

  it('marks the accents of what it found too', () => {
    expect(shown('cafe', 'A cafe\u0301 here')).toContainEqual({ text: 'cafe\u0301', matched: true });
  });

  it('cuts no character in two', () => {
    const text = `${'🇬🇧👩‍👩‍👧'.repeat(40)} needle ${'😀'.repeat(200)}`;
    expect(joined(shown('needle', text))).not.toMatch(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/,
    );
  });

  it('puts the best first and breaks ties by id', () => {
    const found = ['b', 'a', 'c'].map((id) => ({ id, heading: '', text: '', score: id === 'c' ? 2 : 1 }));
    expect(found.sort(bestFirst).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});
