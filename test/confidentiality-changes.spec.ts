import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, payloadOf, refusedBy } from './setup/refusal';

const SAMPLE = 'consultation:SAMPLE-2018-05-04';
const ORGANISATION = 'organisation:SUP-ROWAN';
const ROWAN: Asker = { role: 'RESPONDENT', organisationId: ORGANISATION };
const HAZEL: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-HAZEL' };
const UNPUBLISHED = readFileSync(join(__dirname, 'documents', 'second-consultation.txt'), 'utf8');

const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { id version answers { id text } } userErrors { field code message } } }`;
const SET = `mutation ($input: SetConfidentialityInput!) { setConfidentiality(input: $input) {
  response { id version confidentiality confidentialityReason } userErrors { field code message suggestion } } }`;
const LISTS = `query ($id: ID!) { consultation(id: $id) { responses(first: 200) { totalCount nodes { id } edges { cursor } }
  comments(first: 200) { totalCount edges { cursor } } progress { responsesReceived confidential comments }
  responseMatrix(first: 200) { totalCount edges { cursor } }
  questions { answers(first: 200) { totalCount edges { cursor } } } } }`;

interface Span {
  start: number;
  end: number;
}

describe('what is confidential, when it changes', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  async function submit(changes: object, asker: Asker = ROWAN): Promise<Json> {
    const input = { consultationId: SAMPLE, organisationId: ORGANISATION, confidentiality: 'NONE', ...changes };
    const { response, userErrors } = payloadOf(await product.ask(asker, SUBMIT, { input }));
    expect(userErrors).toEqual([]);
    return response;
  }
  const set = (asker: Asker, input: object) => product.ask(asker, SET, { input });
  async function done(asker: Asker, input: object): Promise<Json> {
    const { response, userErrors } = payloadOf(await set(asker, input));
    expect(userErrors).toEqual([]);
    return response;
  }
  const said = (text: string) => ({ answers: [{ questionCode: 'Q1', text }] });
  const textFor = async (asker: Asker, id: string): Promise<string | null> =>
    (await product.ask(asker, `{ response(id: "${id}") { answers { text } } }`)).data.response?.answers[0].text ?? null;

  it('hides the parts that are marked now, or all of it, and opens what is not confidential any more', async () => {
    const { id, version, answers } = await submit(said('It costs 41 pounds.'));
    const spans = [{ answerId: answers[0].id, spans: [{ start: 9, end: 18 }] }];
    const partly = { responseId: id, version, confidentiality: 'PARTIAL', spans, reason: 'Prices.' };
    const marked = await done(ROWAN, partly);
    expect(await textFor(null, id)).toBe('It costs ▇▇▇.');
    expect(await textFor(ROWAN, id)).toBe('It costs 41 pounds.');
    const all = await done(ROWAN, { responseId: id, version: marked.version, confidentiality: 'ALL' });
    expect(all).toMatchObject({ confidentiality: 'ALL', confidentialityReason: 'Prices.' });
    expect([await textFor('ANALYST', id), await textFor('AUTHORITY', id)]).toEqual([null, 'It costs 41 pounds.']);
    await done('GOVERNANCE', { responseId: id, version: all.version, confidentiality: 'NONE' });
    expect(await textFor(null, id)).toBe('It costs 41 pounds.');
    const { data, text } = await product.ask(
      null,
      `{ response(id: "${id}") { confidentialityReason history { nodes { action changes } } } }`,
    );
    expect(data.response.history.nodes.map(({ action }: Json) => action).slice(1)).toEqual(
      Array(3).fill('setConfidentiality'),
    );
    expect(text).not.toMatch(/41|Prices|"start|spans/i);
  });

  it("takes along the sample's comments, the links at them, and every count", async () => {
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") { comments(first: 200) { nodes {
      id version traceLinks { nodes { id } } answer { response { id version confidentiality } } } } } }`,
    );
    const comment = data.consultation.comments.nodes.find(
      ({ traceLinks, answer }: Json) => traceLinks.nodes.length > 0 && answer.response.confidentiality === 'NONE',
    );
    const { response } = comment.answer;
    const links: string[] = comment.traceLinks.nodes.map(({ id }: Json) => id);
    const seen = async (asker: Asker) => {
      const queries = links.map((id, index) => `link${index}: traceLink(id: "${id}") { id from { __typename } }`);
      const query = `{ comment(id: "${comment.id}") { version } ${queries.join(' ')} }`;
      const { data: found, errors } = await product.ask(asker, query);
      expect(errors).toBeUndefined();
      return [found.comment?.version ?? null, ...links.map((_, index) => found[`link${index}`] !== null)];
    };
    const lists = async () => (await product.ask('ANALYST', LISTS, { id: SAMPLE })).data;
    const before = await lists();
    expect(await seen('ANALYST')).toEqual([comment.version, ...links.map(() => true)]);
    const hidden = await done('GOVERNANCE', {
      ...{ responseId: response.id, version: response.version, confidentiality: 'ALL', reason: 'Asked for.' },
    });
    for (const asker of ['ANALYST', 'ADMIN'] satisfies Asker[])
      expect(await seen(asker)).toEqual([null, ...links.map(() => false)]);
    expect(await seen('GOVERNMENT')).toEqual([comment.version + 1, ...links.map(() => true)]);
    expect((await lists()).consultation.comments.totalCount).toBeLessThan(before.consultation.comments.totalCount);
    await done('GOVERNANCE', { responseId: response.id, version: hidden.version, confidentiality: 'NONE' });
    expect(await lists()).toEqual(before);
    expect(await seen('ANALYST')).toEqual([comment.version + 2, ...links.map(() => true)]);
  });

  it('leaks no character of any span, by text, length or count, whatever it is made of', async () => {
    const piece = fc.constantFrom('a', ' ', 'é', 'e\u0301', '\u0301', '👩‍👩‍👧', '👍🏽', '🇬🇧', '漢', '\n', '.');
    const secret = fc.constantFrom('\u{E000}', '\u{F0000}', '\u{E001}\u0301', '\u{E002}\u200D', '👩‍\u{E003}');
    const part = fc.record({
      open: fc.array(piece, { maxLength: 6 }),
      hidden: fc.array(fc.oneof(piece, secret), { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), fc.boolean(), async (parts, atOnce) => {
        let text = 'x';
        const spans: Span[] = [];
        for (const { open, hidden } of parts) {
          text += open.join('');
          const start = [...text].length;
          text += `\u{E00A}${hidden.join('')}`;
          spans.push({ start, end: [...text].length });
        }
        text += ' y';
        const confidential = { confidentiality: 'PARTIAL', confidentialityReason: 'x' };
        const answer = { questionCode: 'Q1', text, confidentialSpans: spans };
        const { id, version, answers } = await submit(atOnce ? { ...confidential, answers: [answer] } : said(text));
        if (!atOnce) {
          const wanted = [{ answerId: answers[0].id, spans }];
          await done(ROWAN, { responseId: id, version, confidentiality: 'PARTIAL', spans: wanted, reason: 'x' });
        }
        for (const asker of [null, HAZEL, 'ADMIN'] satisfies Asker[]) {
          const shown = await textFor(asker, id);
          expect(shown).not.toMatch(/\p{Co}/u);
          expect(shown?.split('▇▇▇').length).toBeLessThanOrEqual(spans.length + 1);
        }
        expect(await textFor(ROWAN, id)).toBe(text);
      }),
      { numRuns: 12 },
    );
  });

  it('can be only added to by a respondent after the closing day, and opened by governance alone', async () => {
    const end = product.clock.now();
    product.clock.set(new Date('2018-06-01T12:00:00Z'));
    const { id, version, answers } = await submit(said('It costs 41 pounds.'));
    const wanted = (start: number, last: number) => [{ answerId: answers[0].id, spans: [{ start, end: last }] }];
    const marked = await done(ROWAN, {
      ...{ responseId: id, version, confidentiality: 'PARTIAL', reason: 'Prices.', spans: wanted(9, 18) },
    });
    const smaller = await done(ROWAN, {
      ...{ responseId: id, version: marked.version, confidentiality: 'PARTIAL', spans: wanted(9, 11) },
    });
    product.clock.set(end);
    const again = { responseId: id, version: smaller.version };
    for (const changes of [{ confidentiality: 'NONE' }, { confidentiality: 'PARTIAL', spans: wanted(0, 10) }]) {
      const refused = await refusedBy(product, () => set(ROWAN, { ...again, ...changes }));
      expect(refused).toEqual([{ field: 'confidentiality', code: 'ONLY_MORE_AFTER_CLOSING' }]);
    }
    const more = await done(ROWAN, { ...again, confidentiality: 'PARTIAL', spans: wanted(3, 18) });
    await done('GOVERNANCE', { responseId: id, version: more.version, confidentiality: 'NONE' });
  });

  it('is refused with all that is wrong, and for a response of somebody else', async () => {
    const { id, version, answers } = await submit(said('It costs 41 pounds.'));
    const [answerId] = answers.map((answer: Json) => answer.id);
    const spans = [
      {
        answerId,
        spans: [
          { start: 2, end: 3 },
          { start: 4, end: 99 },
          { start: 3, end: 3 },
        ],
      },
      { answerId, spans: [] },
      { answerId: 'answer:SAMPLE-2018-05-04-01-Q1', spans: [] },
    ];
    const wrong = { responseId: id, version, confidentiality: 'PARTIAL', spans };
    expect(await refusedBy(product, () => set('GOVERNANCE', wrong))).toEqual([
      { field: 'reason', code: 'REASON_MISSING' },
      { field: 'spans.0.spans.0', code: 'SPAN_EMPTY' },
      { field: 'spans.0.spans.1', code: 'SPAN_OUTSIDE_TEXT' },
      { field: 'spans.0.spans.2', code: 'SPAN_OUTSIDE_TEXT' },
      { field: 'spans.1.answerId', code: 'DUPLICATE' },
      { field: 'spans.2.answerId', code: 'NOT_FOUND' },
    ]);
    const unmarked = { responseId: id, version, confidentiality: 'PARTIAL', reason: 'x' };
    expect(await refusedBy(product, () => set(ROWAN, unmarked))).toEqual([
      { field: 'confidentiality', code: 'SPANS_MISSING' },
    ]);
    const all = { responseId: id, version, confidentiality: 'ALL', reason: 'x' };
    expect(await failedWith(product, () => set(HAZEL, all))).toMatchObject({ code: 'FORBIDDEN' });
    for (const role of ['ADMIN', 'ANALYST', 'AUTHORITY', 'GOVERNMENT', 'PUBLIC'] as const) {
      expect(await failedWith(product, () => set(role, all))).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await failedWith(product, () => set(ROWAN, { ...all, version: 9 }))).toMatchObject({ code: 'CONFLICT' });
    await done(ROWAN, all);
    expect(await refusedBy(product, () => set(HAZEL, all))).toEqual([{ field: 'responseId', code: 'NOT_FOUND' }]);
  });

  it('leaves no trace in the cursors of those who may not see it, which hold ids alone', async () => {
    const lists = async (asker: Asker) => (await product.ask(asker, LISTS, { id: SAMPLE })).data.consultation;
    const cursors = ({ comments, responseMatrix, questions, responses }: Json): string[] =>
      [comments, responseMatrix, responses, ...questions.map(({ answers }: Json) => answers)].flatMap(({ edges }) =>
        edges.map(({ cursor }: Json) => cursor),
      );
    const before = cursors(await lists(null));
    const all = { confidentiality: 'ALL', confidentialityReason: 'x' };
    await submit({ ...all, organisationId: 'organisation:SUP-HAZEL', ...said('Hidden.') }, 'GOVERNANCE');
    const { id } = await submit(said('Open.'));
    const after = cursors(await lists(null));
    expect(after.filter((cursor) => !before.includes(cursor))).toHaveLength(2);
    for (const cursor of before) expect(after).toContain(cursor);
    for (const cursor of after) {
      const [, ...held] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      for (const value of held) expect(value).toMatch(/^(?:response|answer|comment):|^\d{4}-\d\d-\d\dT/);
    }
    expect(Buffer.from(after.join(''), 'base64url').toString()).not.toContain('Hidden');
    expect(after.some((cursor) => Buffer.from(cursor, 'base64url').toString().includes(id))).toBe(true);
  });

  it('cannot be felt for by the cursor of a thing that is hidden', async () => {
    const query = `query ($after: String) { consultation(id: "${SAMPLE}") { comments(first: 1, after: $after) { edges { cursor } nodes { id } } } }`;
    const hidden = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") { responses(first: 200, filter: { confidentialities: [ALL] }) { nodes { answers { comments { id } } } } } }`,
    );
    const ids: string[] = hidden.data.consultation.responses.nodes.flatMap(({ answers }: Json) =>
      answers.flatMap(({ comments }: Json) => comments.map(({ id }: Json) => id)),
    );
    const [own] = (await product.ask('ANALYST', query)).data.consultation.comments.edges;
    const [order] = JSON.parse(Buffer.from(own.cursor, 'base64url').toString());
    expect(ids.length).toBeGreaterThan(0);
    for (const id of [...ids.slice(0, 3), 'comment:NOPE']) {
      const after = Buffer.from(JSON.stringify([order, id])).toString('base64url');
      const { errors } = await product.ask('ANALYST', query, { after });
      expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('does not belong to this list') });
    }
  });

  it('is of no matter where responses are not published: for those outside there are none at all', async () => {
    const importing = `mutation ($text: String!) { importConsultation(input: { text: $text }) { consultation { id responsesMayBePublished } userErrors { message } } }`;
    const text = (may: string) => UNPUBLISHED.replace('Responses will not be', `Responses ${may} be`);
    const bring = async (may: string) =>
      payloadOf(await product.ask('GOVERNANCE', importing, { text: text(may) })).consultation;
    const { id: consultationId, responsesMayBePublished } = await bring('may not');
    expect(responsesMayBePublished).toBe(false);
    const end = product.clock.now();
    product.clock.set(new Date('2019-11-01T12:00:00Z'));
    const { id } = await submit({ consultationId, ...said('We agree.') });
    const counts = async (asker: Asker) => {
      const { responses, progress, questions } = (await product.ask(asker, LISTS, { id: consultationId })).data
        .consultation;
      return [
        responses.totalCount,
        progress.responsesReceived,
        questions[0].answers.totalCount,
        await textFor(asker, id),
      ];
    };
    const none = [0, 0, 0, null];
    const one = [1, 1, 1, 'We agree.'];
    for (const asker of [null, 'PUBLIC', HAZEL] satisfies Asker[]) expect(await counts(asker)).toEqual(none);
    for (const asker of [ROWAN, 'ANALYST', 'ADMIN', 'GOVERNANCE'] satisfies Asker[])
      expect(await counts(asker)).toEqual(one);
    await bring('may');
    for (const asker of [null, HAZEL, 'ANALYST'] satisfies Asker[]) expect(await counts(asker)).toEqual(one);
    product.clock.set(end);
  });
});
