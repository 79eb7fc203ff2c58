import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';

const CONSULTATION = 'consultation:SAMPLE-2018-05-04';
const PART = 'organisation:SUP-ALDER';
const WHOLE = 'organisation:SUP-CEDAR';

/** Words that stand nowhere else: one in a confidential part, one in a reason, one in a response that is all of it. */
const word = () => `zq${randomBytes(6).toString('hex')}`;
const PART_WORD = word();
const REASON_WORD = word();
const WHOLE_WORD = word();
const WORDS = [PART_WORD, REASON_WORD, WHOLE_WORD];

const respondent = (organisationId: string): Asker => ({ role: 'RESPONDENT', organisationId });
const OUTSIDERS: [string, Asker][] = [
  ['nobody', null],
  ['the public', 'PUBLIC'],
  ['an analyst', 'ANALYST'],
  ['operations', 'OPERATIONS'],
  ['the administrator', 'ADMIN'],
  ['the assessor', 'SERVICE'],
  ['another respondent', respondent('organisation:SUP-HAZEL')],
  ['a respondent of no organisation', 'RESPONDENT'],
  ["an analyst of the respondent's organisation", { role: 'ANALYST', organisationId: PART }],
];
const INSIDERS: [string, Asker][] = [
  ['governance', 'GOVERNANCE'],
  ['the department', 'GOVERNMENT'],
  ['the Authority', 'AUTHORITY'],
];

const COMMENT = `id text redacted themes assignee version answer { id } disposition { reasoning }
  clauses { number } history { nodes { changes reason } } traceLinks { totalCount nodes { id rationale } }`;
const ANSWER = `id text redacted stance question { code } response { id } comments { ${COMMENT} }`;
const RESPONSE = `id receivedAt late confidentiality confidentialityReason organisation { id name }
  history { totalCount nodes { changes reason } } answers { ${ANSWER} }`;

/** Every way by which something that a respondent said can come out, and every count that it could raise. */
const EVERYWHERE = `{
  viewer { subject roles organisation { id responses { totalCount nodes { id } } } }
  consultations { nodes { id responses { totalCount } comments { totalCount } } }
  consultation(id: "${CONSULTATION}") {
    progress { invited responsesReceived late confidential comments commentsDisposed
      byQuestion { answers comments disposed stances { stance count } question { code } } }
    responses(first: 200) { totalCount nodes { ${RESPONSE} } edges { cursor } }
    comments(first: 200) { totalCount nodes { ${COMMENT} } }
    responseMatrix(first: 200) { totalCount nodes { comment redacted organisation { id } outcome reasoning } }
    questions { code answers(first: 200) { totalCount nodes { ${ANSWER} } } }
    changes { nodes { comments(first: 200) { totalCount nodes { ${COMMENT} } } impact { links comments opposed byKind { kind count } } } }
    history { nodes { changes reason } }
  }
  part: organisation(id: "${PART}") { responses { totalCount nodes { ${RESPONSE} } } }
  whole: organisation(id: "${WHOLE}") { responses { totalCount nodes { ${RESPONSE} } } }
  clause(id: "clause:IMP-2.5.6") { comments(first: 200) { totalCount nodes { ${COMMENT} } } traceLinks(first: 200) { totalCount } }
  trace(from: "clause:IMP-2.5.6", depth: 2) { nodes { id thing { ... on Comment { ${COMMENT} } } } edges { id } }
}`;

/** What comes out by a word: hits, and the lists that are narrowed by a text. */
const BY_WORD = `query ($word: String!) {
  search(text: $word, first: 200) { excerpt thing { __typename } }
  consultation(id: "${CONSULTATION}") {
    responses(filter: { search: $word }) { totalCount nodes { id } }
    comments(filter: { search: $word }) { totalCount nodes { id } }
  } }`;

const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { id } userErrors { message } } }`;

interface SampleResponse {
  number: string;
  confidentiality: string;
  confidentialityReason?: string;
  answers: { text: string; confidentialSpans?: { start: number; end: number }[] }[];
}

const sample: SampleResponse[] = JSON.parse(
  readFileSync(join(__dirname, '..', 'sample', 'changes.json'), 'utf8'),
).responses;
const sampleWhole = sample.filter(({ confidentiality }) => confidentiality === 'ALL').map(({ number }) => number);
const sampleTexts = sample.flatMap(({ confidentiality, confidentialityReason: reason, answers }) => [
  ...(reason === undefined ? [] : [reason]),
  ...answers.flatMap(({ text, confidentialSpans = [] }) => {
    const spans = confidentiality === 'ALL' ? [{ start: 0, end: text.length }] : confidentialSpans;
    return spans.map(({ start, end }) => [...text].slice(start, end).join(''));
  }),
]);

describe('what a respondent regards as confidential', () => {
  let product: TestProduct;
  let partId: string;
  let wholeId: string;
  /** What each was given before the response came that is all confidential, and after. */
  const before = new Map<string, Json>();
  const after = new Map<string, Awaited<ReturnType<typeof everything>>>();
  function given(who: string) {
    const found = after.get(who);
    if (!found) throw new Error(`Nobody asked for ${who}.`);
    return found;
  }

  async function everything(asker: Asker): Promise<{ text: string; data: Json }> {
    const { text, data, errors } = await product.ask(asker, EVERYWHERE);
    expect(errors).toBeUndefined();
    return { text, data };
  }

  async function submit(asker: Asker, input: object): Promise<string> {
    const { data } = await product.ask(asker, SUBMIT, { input: { consultationId: CONSULTATION, ...input } });
    expect(data.submitResponse.userErrors).toEqual([]);
    return data.submitResponse.response.id;
  }

  beforeAll(async () => {
    product = await startProduct();
    const text = `We like it. 😀 It costs us ${PART_WORD} pounds. Thank you.`;
    const start = [...text.slice(0, text.indexOf(PART_WORD))].length;
    partId = await submit(respondent(PART), {
      organisationId: PART,
      answers: [
        { questionCode: 'Q1', text, stance: 'OPPOSES', confidentialSpans: [{ start, end: start + PART_WORD.length }] },
      ],
      confidentiality: 'PARTIAL',
      confidentialityReason: `Prices, ${REASON_WORD}.`,
    });
    for (const [who, asker] of OUTSIDERS) before.set(who, (await everything(asker)).data);
    wholeId = await submit(respondent(WHOLE), {
      organisationId: WHOLE,
      answers: ['Q1', 'Q2', 'Q3'].map((questionCode) => ({
        ...{ questionCode, text: `All of it: ${WHOLE_WORD}.`, stance: 'OPPOSES' },
      })),
      confidentiality: 'ALL',
      confidentialityReason: `Everything, ${REASON_WORD}.`,
    });
    for (const [who, asker] of [...OUTSIDERS, ...INSIDERS]) after.set(who, await everything(asker));
  });
  afterAll(() => product.close());

  const hidden = (text: string) => WORDS.filter((each) => text.includes(each));

  describe.each(OUTSIDERS)('to %s', (who, asker) => {
    it('never shows, wherever it could', () => {
      const { text, data } = given(who);
      expect(hidden(text)).toEqual([]);
      expect(text).not.toContain(wholeId);
      const [answer] = data.part.responses.nodes.find(({ id }: Json) => id === partId).answers;
      expect(answer).toMatchObject({
        ...{ text: 'We like it. 😀 It costs us ▇▇▇ pounds. Thank you.', redacted: true },
        ...{ response: { id: partId } },
      });
    });

    it('is not to be counted: a response that is all confidential leaves every answer as it was', () => {
      expect(given(who).data).toEqual(before.get(who));
    });

    it.each([
      ['a part', PART_WORD, 0],
      ['a reason', REASON_WORD, 0],
      ['a whole response', WHOLE_WORD, 0],
      ['what follows a confidential part', `${PART_WORD} pounds`, 0],
      ['what is said openly', 'We like it.', 1],
      ['the marks in its place', '▇▇▇ pounds', 1],
    ])('is not found by its words: %s', async (_what, text, responses) => {
      for (const given of [text, text.toUpperCase()]) {
        const { data, errors } = await product.ask(asker, BY_WORD, { word: given });
        expect(errors).toBeUndefined();
        expect(data.consultation.responses.totalCount).toBe(responses);
        if (responses === 0) expect(data).toMatchObject({ search: [], consultation: { comments: { totalCount: 0 } } });
      }
    });

    it('is not there by its id', async () => {
      const key = wholeId.slice('response:'.length);
      const query = `{ response(id: "${wholeId}") { id } comment(id: "comment:${key}-Q1-1") { id } }`;
      expect((await product.ask(asker, query)).data).toEqual({ response: null, comment: null });
      const { data, text } = await product.ask(asker, `{ response(id: "${partId}") { ${RESPONSE} } }`);
      expect(data.response).toMatchObject({ confidentiality: 'PARTIAL', confidentialityReason: null });
      expect(hidden(text)).toEqual([]);
    });

    it('does not show in an error, nor in the list of requests to disclose it', async () => {
      const queries = [
        `{ disclosures(responseId: "${wholeId}") { outcome response { id } } }`,
        `{ disclosures { outcome response { id answers { text } } } }`,
        `{ trace(from: "comment:${wholeId.slice('response:'.length)}-Q1-1") { nodes { id } } }`,
      ];
      for (const query of queries) {
        const { errors, text } = await product.ask(asker, query);
        expect(errors?.[0]?.extensions.code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED|NOT_FOUND)$/);
        expect(hidden(text)).toEqual([]);
      }
    });
  });

  describe.each(INSIDERS)('to %s', (who, asker) => {
    it('shows, and counts', async () => {
      const { text, data } = given(who);
      expect(hidden(text)).toEqual(WORDS);
      const open = before.get('nobody');
      const { responses, progress } = data.consultation;
      expect(responses.totalCount).toBe(progress.responsesReceived);
      expect(responses.totalCount).toBeGreaterThan(open.consultation.responses.totalCount);
      expect(data.whole.responses.nodes).toContainEqual(
        expect.objectContaining({ id: wholeId, confidentiality: 'ALL' }),
      );
      for (const word of [PART_WORD, WHOLE_WORD]) {
        const found = await product.ask(asker, BY_WORD, { word });
        expect(found.data.consultation.responses.totalCount).toBe(1);
      }
    });

    it('is in no history, since a history is never redacted', async () => {
      const histories = `{ part: response(id: "${partId}") { history { nodes { changes reason } } }
        whole: response(id: "${wholeId}") { history { nodes { changes reason } } } }`;
      const { text, data } = await product.ask(asker, histories);
      expect(data.whole.history.nodes).toHaveLength(1);
      expect(hidden(text)).toEqual([]);
    });
  });

  it('shows to the respondent itself, and to it alone among respondents', async () => {
    const part = await everything(respondent(PART));
    expect(hidden(part.text)).toEqual([PART_WORD, REASON_WORD]);
    expect(part.text).not.toContain(wholeId);
    const whole = await everything(respondent(WHOLE));
    expect(hidden(whole.text)).toEqual([REASON_WORD, WHOLE_WORD]);
    expect(whole.data.part.responses.nodes.find(({ id }: Json) => id === partId).confidentialityReason).toBeNull();
    const found = await product.ask(respondent(WHOLE), BY_WORD, { word: WHOLE_WORD });
    expect(found.data.consultation.responses).toEqual({ totalCount: 1, nodes: [{ id: wholeId }] });
  });

  it('is not to be filtered out by a stance, a question or an organisation', async () => {
    const filters = [
      `{ organisationIds: ["${WHOLE}"] }`,
      '{ confidentialities: [ALL] }',
      `{ organisationIds: ["${WHOLE}"], stances: [OPPOSES], questionCodes: ["Q2"], late: true }`,
    ];
    for (const filter of filters) {
      const query = `{ consultation(id: "${CONSULTATION}") { responses(filter: ${filter}) { nodes { id } } } }`;
      for (const [, asker] of OUTSIDERS) expect((await product.ask(asker, query)).text).not.toContain(wholeId);
      for (const [, asker] of INSIDERS) expect((await product.ask(asker, query)).text).toContain(wholeId);
    }
  });

  describe("in the sample's own responses, of which comments and links are made", () => {
    it.each(OUTSIDERS)('does not show to %s', async (who, asker) => {
      const { text } = given(who);
      expect(sampleTexts.filter((each) => text.includes(JSON.stringify(each).slice(1, -1)))).toEqual([]);
      for (const number of sampleWhole) expect(text).not.toContain(`SAMPLE-2018-05-04-${number}`);
      const searches = sampleTexts.map((each, index) => {
        const words = JSON.stringify(each.split(/\s+/).slice(0, 6).join(' '));
        return `found${index}: search(text: ${words}, kinds: ["Comment"]) { excerpt thing { ... on Comment { text } } }`;
      });
      const { data, errors } = await product.ask(asker, `{ ${searches.join('\n')} }`);
      expect(errors).toBeUndefined();
      expect(Object.values(data).flat()).toEqual([]);
    });

    it.each(INSIDERS)('shows to %s', (who) => {
      expect(sampleTexts.length).toBeGreaterThan(8);
      for (const each of sampleTexts) expect(given(who).text).toContain(JSON.stringify(each).slice(1, -1));
    });
  });
});
