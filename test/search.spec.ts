import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';

const CONSULTATION = 'consultation:SAMPLE-2018-05-04';
const ALDER: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' };
const HAZEL: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-HAZEL' };
const OUTSIDE: Asker[] = [null, HAZEL, 'OPERATIONS', 'ANALYST', 'ADMIN', 'SERVICE'];
const INSIDE: Asker[] = ['GOVERNANCE', 'GOVERNMENT', 'AUTHORITY'];

const SEARCH = `query ($text: String!, $kinds: [String!]) { search(text: $text, kinds: $kinds, first: 200) {
  score heading headingHighlights { text matched } excerpt highlights { text matched }
  thing { __typename ... on Document { id } ... on Clause { id } ... on Consultation { id } ... on Question { id }
    ... on Change { id } ... on Answer { id } ... on Comment { id } ... on Obligation { id } ... on OpenIssue { id } } } }`;
const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { id answers { id question { code } } } userErrors { message } } }`;
const OPEN = `mutation ($input: OpenConsultationInput!) { openConsultation(input: $input) {
  consultation { id } userErrors { message } } }`;
const DRAFT = `mutation ($input: CreateBaselineInput!) { createBaseline(input: $input) {
  baseline { id version } userErrors { message } } }`;
const EDIT = `mutation ($input: EditClauseInput!) { editClause(input: $input) {
  baseline { id } userErrors { message } } }`;

/** What the answers of a response say, in which each question looks for its own difficulty. */
const TRICKY = {
  Q1: 'Élan vital, the Größe of ÖSTERREICH; café. Self-Service by the supplier’s S1SP_A at 1.10.3 (a) is OK.',
  Q2: 'Σίσυφος ΟΔΟΣ, 日本語テキスト and русский текст 🫠needle ❤️love ₽100 100% C:\\new *wild* "quoted".',
  Q3: 'about the theme, of it: foo+bar (x) AND NOT -minus ~tilde a@b 11.10.3 hub. Hubs need a lead energy supplier.',
};

describe('a search', () => {
  let product: TestProduct;
  let tricky: Map<string, string>;
  const word = () => `zq${randomBytes(6).toString('hex')}`;

  async function hits(asker: Asker, text: string, kinds?: string[]): Promise<Json[]> {
    const { data, errors } = await product.ask(asker, SEARCH, { text, ...(kinds ? { kinds } : {}) });
    expect(errors).toBeUndefined();
    return data.search;
  }
  const ids = async (asker: Asker, text: string, kinds?: string[]): Promise<string[]> =>
    (await hits(asker, text, kinds)).map(({ thing }) => thing.id);

  async function given(query: string, input: object): Promise<Json> {
    const { data, errors } = await product.ask('GOVERNANCE', query, { input });
    expect(errors).toBeUndefined();
    const [payload]: Json[] = Object.values(data);
    expect(payload.userErrors).toEqual([]);
    return payload;
  }
  const submit = async (input: object): Promise<Json> =>
    (await given(SUBMIT, { consultationId: CONSULTATION, organisationId: 'organisation:SUP-ALDER', ...input }))
      .response;

  beforeAll(async () => {
    product = await startProduct();
    const answers = Object.entries(TRICKY).map(([questionCode, text]) => ({ questionCode, text }));
    const response = await submit({ answers, confidentiality: 'NONE' });
    tricky = new Map(response.answers.map(({ id, question }: Json) => [id, question.code]));
  });
  afterAll(() => product.close());

  const KINDS: [kind: string, text: string, id: string][] = [
    ['Document', 'self-service DESIGN', 'document:SSI-DS'],
    ['Clause', 'authorised contacts', 'clause:IMP-2.1.1'],
    ['Clause', '"5.2.9"', 'clause:IMP-5.2.9'],
    ['Consultation', 'second tranche', CONSULTATION],
    ['Question', 'view drafted IMP', 'question:SAMPLE-2018-05-04-Q1'],
    ['Change', 'incident assignment bound', 'change:SAMPLE-2018-05-04-2'],
    ['Answer', 'triage calls', 'answer:SAMPLE-2018-05-04-01-Q2'],
    ['Comment', 'triage calls', 'comment:SAMPLE-2018-05-04-01-Q2-1'],
    ['Obligation', '"without supporting information"', 'obligation:IMP-2.5.6-1'],
    ['OpenIssue', 'diagnostics hand', 'openIssue:SAMPLE-2018-05-04-1'],
  ];

  it.each(KINDS)('finds a %s by “%s” for everybody who may read it', async (kind, text, id) => {
    for (const asker of [...OUTSIDE, ...INSIDE]) {
      const found = await ids(asker, text, [kind]);
      if (kind === 'Obligation' && asker === null) expect(found).toEqual([]);
      else expect([asker, found]).toEqual([asker, expect.arrayContaining([id])]);
    }
    expect(await ids('ANALYST', text)).toContain(id);
  });

  it.each([
    ['elan', 'Q1'],
    ['ÉLAN vit', 'Q1'],
    ['größe österreich', 'Q1'],
    ['osterreich CAFE', 'Q1'],
    ['self-service', 'Q1'],
    ['"self service"', 'Q1'],
    ["supplier's", 'Q1'],
    ['s1sp', 'Q1'],
    ['s1sp_', 'Q1'],
    ['1.10.3', 'Q1'],
    ['"1.10.3 (A)"', 'Q1'],
    ['11.10', 'Q3'],
    ['ok', 'Q1'],
    ['σίσυφος', 'Q2'],
    ['οδος', 'Q2'],
    ['本語', 'Q2'],
    ['"テキスト"', 'Q2'],
    ['русск', 'Q2'],
    ['needle', 'Q2'],
    ['🫠', 'Q2'],
    ['love', 'Q2'],
    ['100', 'Q2'],
    ['100%', 'Q2'],
    ['new', 'Q2'],
    ['wild* *', 'Q2'],
    ['"quoted', 'Q2'],
    ['the', 'Q1 Q3'],
    ['abo', 'Q3'],
    ['"of it"', 'Q3'],
    ['foo+bar', 'Q3'],
    ['+foo -minus', 'Q3'],
    ['AND NOT', 'Q3'],
    ['~tilde a@b', 'Q3'],
    ['"lead supplier"', ''],
    ['"energy supplier"', 'Q3'],
    ['supplier lead', 'Q3'],
    ['upplier', ''],
    ['eedle', ''],
    ['"hub"', 'Q3'],
    ['zzz* OR elan', ''],
    ['NEAR(elan vital)', ''],
    ['elan; DROP', ''],
    ['%', 'Q2'],
    ['_', ''],
    ['s1sp_a', 'Q1'],
  ])('by “%s” finds the same on every engine: %s', async (text, codes) => {
    const found = (await ids('ANALYST', text, ['Answer'])).flatMap((id) => tricky.get(id) ?? []);
    expect(found.sort().join(' ')).toBe(codes);
  });

  it('gives better answers first, those in headings before those in texts, and ends of words less', async () => {
    const found = await hits(null, 'hub');
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const [heading] = await hits(null, '"5.2.9"', ['Clause']);
    expect(heading.score).toBeGreaterThanOrEqual(5);
  });

  it.each(['hub', 'incident assign', '"supporting information"', '1', 'e', 'smets1 the', '日', '▇'])(
    'marks what it found by “%s”, and the pieces make the whole',
    async (text) => {
      for (const hit of await hits('GOVERNANCE', text)) {
        const joined = (pieces: Json[]) => pieces.map((piece) => piece.text).join('');
        expect(joined(hit.highlights)).toBe(hit.excerpt);
        expect(joined(hit.headingHighlights)).toBe(hit.heading);
        expect([...hit.highlights, ...hit.headingHighlights].some(({ matched }) => matched)).toBe(true);
        expect([...hit.excerpt].length).toBeLessThanOrEqual(245);
      }
    },
  );

  it('takes any text', async () => {
    const unit = fc.constantFrom(...'aZ1é日😀"\'*+-~<>()@%_!\\^:{}[],.;&|$?#`/ \n\t', 'AND ', 'NEAR(', '\u0000');
    const text = fc.oneof(
      fc.string({ unit, maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (asked) => {
        const { errors } = await product.ask('GOVERNANCE', SEARCH, { text: asked });
        for (const { extensions } of errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
      }),
      { numRuns: 50 },
    );
  });

  describe('that hides what is hidden', () => {
    const QUERIES = ['hub', 'supplier', 'cost', '"the"', 'pounds', 'we like it'];
    const asAll = (askers: Asker[]) =>
      Promise.all(askers.map((asker) => Promise.all(QUERIES.map((text) => hits(asker, text)))));

    it('gives others the same hits, scores and order as if it were not there', async () => {
      const before = await asAll(OUTSIDE);
      const secret = word();
      const text = `We like it: hub hub hub supplier, the cost of pounds. ${secret}`;
      const answers = ['Q1', 'Q2', 'Q3'].map((questionCode) => ({ questionCode, text }));
      await submit({ answers, confidentiality: 'ALL', confidentialityReason: 'All of it.' });
      expect(await asAll(OUTSIDE)).toEqual(before);
      for (const asker of OUTSIDE) expect(await hits(asker, secret)).toEqual([]);
      for (const asker of [...INSIDE, ALDER]) {
        expect((await hits(asker, secret)).map(({ thing }) => thing.__typename).sort()).toContain('Answer');
      }
    });

    it('finds a text with hidden parts by its open ones alone, with a score of those alone', async () => {
      const [open, secret] = [word(), word()];
      const text = `Open ${open} word. Hidden ${secret} ${open} ${open} words.`;
      const at = [...text.slice(0, text.indexOf('Hidden'))].length;
      const answers = [{ questionCode: 'Q1', text, confidentialSpans: [{ start: at, end: [...text].length }] }];
      await submit({ answers, confidentiality: 'PARTIAL', confidentialityReason: 'A part of it.' });
      for (const asker of OUTSIDE) {
        expect(await hits(asker, secret)).toEqual([]);
        expect(await hits(asker, `${open} ${secret.slice(0, 8)}`)).toEqual([]);
        const [hit] = await hits(asker, open, ['Answer']);
        expect(hit).toMatchObject({ score: 1, excerpt: `Open ${open} word. ▇▇▇` });
      }
      for (const asker of [...INSIDE, ALDER]) {
        expect((await hits(asker, open, ['Answer'])).map(({ score }) => score)).toEqual([3]);
        expect(await hits(asker, secret, ['Answer'])).toHaveLength(1);
      }
    });

    it('finds a consultation that is a draft, and what it asks, for those inside alone', async () => {
      const secret = word();
      await given(OPEN, {
        ...{ reference: 'SEARCHED', title: `Trial ${secret}`, opensOn: '2018-08-01', closesOn: '2018-08-31' },
        ...{ documentCodes: ['IMP'], questions: [{ code: 'Q1', text: `Why ${secret}?` }], draft: true },
      });
      for (const asker of [null, HAZEL]) expect([asker, await hits(asker, secret)]).toEqual([asker, []]);
      for (const asker of INSIDE) expect(await hits(asker, secret)).toHaveLength(2);
    });

    it('finds the text of a draft for those inside alone', async () => {
      const secret = word();
      const input = { documentCode: 'DUIS', label: '0.9', basedOnId: 'baseline:DUIS-0.1' };
      const { baseline } = await given(DRAFT, input);
      await given(EDIT, {
        ...{ baselineId: baseline.id, version: baseline.version, number: '77' },
        ...{ heading: 'New (sample)', text: `Says ${secret}.` },
      });
      for (const asker of [null, HAZEL]) expect([asker, await hits(asker, secret)]).toEqual([asker, []]);
      for (const asker of INSIDE) expect(await hits(asker, secret)).toHaveLength(1);
    });
  });
});
