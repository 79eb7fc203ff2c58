import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Tale, UNSAID } from './setup/confidential-tale';
import { laidOpen } from './setup/everything';
import { attempts } from './setup/feeling-about';
import { type Found, Hunter, type Ids, madeUp, settled } from './setup/hunter';
import { type Asker, startProduct, type TestProduct } from './setup/product';

const respondent = (name: string): Asker => ({ role: 'RESPONDENT', organisationId: `organisation:SUP-${name}` });
const OUTSIDE: [string, Asker][] = [
  ['nobody', null],
  ['the public', 'PUBLIC'],
  ['another respondent', respondent('ALDER')],
  ['a respondent of no organisation', 'RESPONDENT'],
];
const INSIDE: [string, Asker][] = [
  ['operations', 'OPERATIONS'],
  ['an analyst', 'ANALYST'],
  ['the administrator', 'ADMIN'],
  ['the assessor', 'SERVICE'],
];
const NOT_TOLD = [...OUTSIDE, ...INSIDE];
/** One of each kind of those who are told alike; they ask by every filter, the others for each list once. */
const ONE_EACH = [...OUTSIDE.slice(0, 1), ...OUTSIDE.slice(2, 3), ...INSIDE.slice(2, 3)];
const TOLD: [string, Asker][] = [
  ['governance', 'GOVERNANCE'],
  ['the department', 'GOVERNMENT'],
  ['the Authority', 'AUTHORITY'],
  ['the respondent itself', respondent('CEDAR')],
];

const marker = (start: string) => `${start}${randomBytes(6).toString('hex')}`;
/** Words that stand nowhere else: in a part of an answer, in whole responses, and in what is not public yet. */
const PART = marker('zp');
const WHOLE = marker('zw');
const INNER = marker('zi');
const MARKERS = new RegExp([PART, WHOLE, INNER].join('|'));
const WORDS = ['hub', PART, WHOLE, INNER, WHOLE.slice(0, 5), '"second thoughts"', 'moment'];

const ROADS = [
  ...['md', 'html', 'docx'].map((format) => `/exports/conclusions?consultation=TALE&format=${format}`),
  ...['csv', 'xlsx'].map((format) => `/exports/matrix?consultation=TALE&format=${format}`),
  ...['/exports/matrix?consultation=HUSHED&format=csv', '/exports/matrix?consultation=UNSAID&format=csv'],
  ...['/consultations', '/consultations/TALE', '/consultations/HUSHED', '/consultations/UNSAID'],
  ...['/feeds/news.atom', '/feeds/calendar.ics', '/feeds/calendar.ics?consultation=UNSAID'],
];
/** Files that are packed with the time at which they were. */
const PACKED = /format=(?:docx|xlsx)/;

describe('who may not be told', () => {
  let product: TestProduct;
  let hunter: Hunter;
  let tale: Tale;
  let begun: Ids;
  let confided: Ids;

  async function byRoad(asker: Asker): Promise<Found> {
    const headers: Record<string, string> =
      asker === null ? {} : { authorization: `Bearer ${await product.token(asker)}` };
    const found: Found = new Map();
    for (const road of ROADS.filter((one) => !PACKED.test(one))) {
      const response = await fetch(`${product.url}${road}`, { headers });
      found.set(road, `${response.status} ${await response.text()}`.replace(/T?\d\d:\d\d[:.\d]*Z?/g, ''));
    }
    return found;
  }
  const all = async (asker: Asker, ids: Ids, briefly = true): Promise<Found> =>
    new Map([...(await hunter.read(asker, ids, WORDS, briefly)), ...(await byRoad(asker))]);
  const asksBriefly = (asker: Asker) => !ONE_EACH.some(([, one]) => one === asker);

  const readAll = async (askers: [string, Asker][], ids: Ids) => {
    const found = new Map<string, Found>();
    for (const [who, asker] of askers) found.set(who, await all(asker, ids, asksBriefly(asker)));
    return found;
  };
  function expectUntold(found: Found): void {
    for (const [name, text] of found) {
      if (MARKERS.test(laidOpen(text))) expect({ [name]: text }).toBe('free of what is confidential');
    }
  }
  function expectAlike(found: Found | undefined, before: Found | undefined): void {
    expect(found?.size).toBeGreaterThan(20);
    // Of fields that are asked for at once, which one fails first is chance.
    const told = (text = '') => text.replace(/"path":\["r\d+"\]/g, '');
    for (const [name, text] of found ?? []) expect({ [name]: told(text) }).toEqual({ [name]: told(before?.get(name)) });
  }
  /** What there is of late, and was not there before. */
  const added = (ids: Ids, known: Ids): Ids =>
    Object.fromEntries(
      Object.entries(ids).map(([type, list]) => [type, list.filter((id) => !known[type]?.includes(id))]),
    );

  beforeAll(async () => {
    product = await startProduct({ sample: ['inventory'] });
    hunter = await Hunter.of(product);
    tale = new Tale(product);
    await tale.begin(PART);
    begun = await hunter.ids();
  });
  afterAll(() => product?.close());

  it('is given the same, byte for byte, by everything there is to ask, whether a response is confidential or was never sent', async () => {
    const before = await readAll(NOT_TOLD, begun);
    await tale.confide(WHOLE);
    confided = await hunter.ids();
    for (const [who, found] of await readAll(NOT_TOLD, begun)) {
      expectUntold(found);
      expectAlike(found, before.get(who));
    }
  }, 120_000);

  it.each(TOLD)('is not %s, who reads it in many places', async (who, asker) => {
    const found = [...(await all(asker, confided))]
      .filter(([, text]) => text.includes(WHOLE))
      .map(([name]) => name.split(' ')[0]);
    const things = ['Answer', 'Comment', 'Consultation', 'Response', 'TraceLink', 'Clause', 'Organisation'];
    const fields = ['comment', 'response', 'consultations', 'search', 'trace', 'traceLink', ROADS[3]];
    const governs = who === 'the respondent itself' ? [] : ['Campaign', 'disclosures'];
    for (const name of [...things, ...fields, ...governs]) expect(found).toContain(name);
  });

  it('learns nothing by the ids of what is hidden: it is answered as if there were no such thing', async () => {
    const hidden = added(confided, begun);
    for (const [, asker] of ONE_EACH) {
      const { ids, back } = madeUp(hidden);
      const briefly = asker !== 'ADMIN';
      const of = await hunter.read(asker, hidden, WORDS, briefly);
      expectUntold(of);
      const never = await hunter.read(asker, ids, WORDS, briefly);
      expectAlike(new Map([...never].map(([name, text]) => [back(name), back(text)])), of);
    }
  });

  it('learns nothing by trying to change what is hidden', async () => {
    const before = await readAll([['governance', 'GOVERNANCE']], begun);
    const hidden = added(confided, begun);
    for (const [, asker] of ONE_EACH) {
      const { ids, back } = madeUp(hidden);
      for (const [index, attempt] of attempts(product.subgraph('changes').schema, hidden).entries()) {
        const { text } = await product.ask(asker, attempt.query, attempt.variables);
        expect(text).not.toMatch(MARKERS);
        const other = attempts(product.subgraph('changes').schema, ids)[index];
        const never = await product.ask(asker, other?.query ?? '', other?.variables);
        expect(back(never.text)).toBe(text);
        expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      }
    }
    expectAlike(await all('GOVERNANCE', begun), before.get('governance'));
  });

  it('is given the same of a response that is confidential in part, whatever that part says and however long it is', async () => {
    const other = await startProduct({ sample: ['inventory'] });
    try {
      await new Tale(other).begin(
        `another, longer secret of ${marker('zo')}, in so many more words,\nover two lines 👩‍👩‍👧`,
      );
      const otherHunter = await Hunter.of(other);
      const ids = await otherHunter.ids();
      const settledOf = (found: Found) => [...found.values()].map(settled).sort();
      for (const [, asker] of ONE_EACH.slice(1)) {
        const here = settledOf(await hunter.read(asker, begun, ['hub'], asker !== 'ADMIN'));
        expect(here).toEqual(settledOf(await otherHunter.read(asker, ids, ['hub'], asker !== 'ADMIN')));
      }
    } finally {
      await other.close();
    }
  });

  it('is, outside, given the same whether there are drafts, and answers that are not published, or not', async () => {
    const before = await readAll(OUTSIDE, begun);
    await tale.keepInside(INNER);
    const hidden = added(await hunter.ids(), confided);
    for (const [who, asker] of OUTSIDE) {
      const found = await all(asker, begun, asksBriefly(asker));
      expectUntold(found);
      expectAlike(found, before.get(who));
      expectUntold(await hunter.read(asker, hidden, WORDS, true));
    }
    const seen = [...(await hunter.read('ANALYST', hidden, WORDS, true))].filter(([, text]) => text.includes(INNER));
    for (const name of ['Baseline', 'Clause', 'Comment', 'OpenIssue']) expect(seen.map(([of]) => of)).toContain(name);
  });

  it('learns, outside, nothing of the words that a draft had before it opened', async () => {
    await tale.say();
    const ids = await hunter.ids();
    for (const [, asker] of OUTSIDE.slice(0, 3)) {
      const found = await all(asker, {
        ...begun,
        Consultation: (ids.Consultation ?? []).filter((id) => id !== UNSAID),
      });
      expectUntold(found);
      expect(found.get('Consultation')).toContain('Said');
    }
  });

  it('is told of no character that a span touches, wherever it cuts what readers see as one', async () => {
    const characters = ['a', ' ', '\n', '.', 'e\u0301', '👩‍👩‍👧', '👍🏽', '🇬🇧', '🇫🇷', '漢', 'ก็', '❤️', '\u{1D11E}'];
    const wholes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 }),
        fc.array(span, { minLength: 1, maxLength: 3 }),
        async (some, cuts) => {
          const text = `x${some.join('')}y`;
          const length = [...text].length;
          const spans = cuts.map(([at, size]) => {
            const start = at % length;
            return { start, end: Math.min(length, start + size) };
          });
          // A span of blanks alone, or of what only joins characters, is not taken.
          fc.pre(spans.every(({ start, end }) => /[\p{L}\p{So}\p{P}]/u.test([...text].slice(start, end).join(''))));
          const more = { confidentiality: 'PARTIAL', confidentialityReason: 'x', spans };
          const { id } = await tale.respond('SUP-CEDAR', text, more);
          let place = 0;
          const expected = [...wholes.segment(text)].map(({ segment }) => {
            const [start, end] = [place, place + [...segment].length];
            place = end;
            return spans.some((one) => one.start < end && start < one.end) ? '▇' : segment;
          });
          const { data } = await product.ask(null, `{ response(id: "${id}") { answers { text } } }`);
          expect(data.response.answers[0].text).toBe(expected.join('').replace(/▇+/g, '▇▇▇'));
        },
      ),
      { numRuns: 25 },
    );
  });
});
