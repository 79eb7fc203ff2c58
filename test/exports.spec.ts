import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { readWord } from '../platform/word/read-word';
import { addManyComments } from './setup/many-comments';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const REFERENCE = 'SAMPLE-2018-05-04';
const SECRET = 'zanzibar-zebra-7731';
const OPENLY = '=HYPERLINK("http://a.example";"x") | `code` <script>alert(1)</script> 😀\nand e\u0301 more';
const SAID = `${OPENLY} ${SECRET} end`;

const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { id answers { id } } userErrors { field code message } } }`;
const RAISE = `mutation ($input: RaiseCommentInput!) { raiseComment(input: $input) {
  comment { id version } userErrors { field code message } } }`;
const DISPOSE = `mutation ($input: DisposeCommentInput!) { disposeComment(input: $input) {
  comment { id } userErrors { field code message } } }`;
const COUNT = `{ consultation(reference: "${REFERENCE}") { comments { totalCount } } }`;

const HAZEL = 'organisation:SUP-HAZEL';
const OWN: Asker = { role: 'RESPONDENT', organisationId: HAZEL };
const OTHER: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' };
const SEE_ALL: Asker[] = ['GOVERNANCE', 'GOVERNMENT', 'AUTHORITY', OWN];
const SEE_PUBLIC: Asker[] = [null, 'PUBLIC', OTHER, 'ANALYST', 'ADMIN', 'OPERATIONS', 'SERVICE'];

const points = (text: string) => [...text].length;

describe('exports by HTTP', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
    const start = points(`${OPENLY} `);
    const spans = [{ start, end: start + points(SECRET) }];
    await saying(SAID, 'PARTIAL', spans);
    await saying(`All of it is ${SECRET}.`, 'ALL', []);
  });
  afterAll(() => product.close());

  async function done(mutation: string, input: object): Promise<Json> {
    const answer = await product.ask('GOVERNANCE', mutation, { input });
    expect(answer.errors).toBeUndefined();
    expect(payloadOf(answer).userErrors).toEqual([]);
    return payloadOf(answer);
  }

  /** A response of one answer, which is one comment, decided. */
  async function saying(text: string, confidentiality: string, confidentialSpans: object[]): Promise<void> {
    const answers = [{ questionCode: 'Q3', text, stance: 'OPPOSES', confidentialSpans }];
    const { response } = await done(SUBMIT, {
      consultationId: `consultation:${REFERENCE}`,
      organisationId: HAZEL,
      answers,
      confidentiality,
      confidentialityReason: 'It tells what we pay.',
    });
    const [{ id: answerId }] = response.answers;
    const { comment } = await done(RAISE, { answerId, excerpt: { start: 0, end: points(text) }, themes: ['@theme'] });
    await done(DISPOSE, { ...comment, outcome: 'REJECTED', reasoning: '+1 for the thought, but no.' });
  }

  async function fetched(asker: Asker, what: string, parameters: Record<string, string>): Promise<Response> {
    const headers = asker === null ? {} : { authorization: `Bearer ${await product.token(asker)}` };
    return fetch(`${product.url}/exports/${what}?${new URLSearchParams(parameters)}`, { headers });
  }
  async function exported(asker: Asker, what: string, format: string): Promise<Buffer> {
    const response = await fetched(asker, what, { consultation: REFERENCE, format });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  }
  async function csvOf(asker: Asker): Promise<Record<string, string>[]> {
    return parse(await exported(asker, 'matrix', 'csv'), { bom: true, columns: true });
  }
  /** All text of an export, however it is packed. */
  async function textOf(asker: Asker, what: string, format: string): Promise<string> {
    const file = await exported(asker, what, format);
    if (format === 'xlsx') return JSON.stringify(await readSheet(file));
    if (format === 'docx') return JSON.stringify(await readWord(file));
    return file.toString();
  }

  it('have a row for each comment that exists for the reader, in the order of the matrix', async () => {
    for (const asker of [null, 'ANALYST', 'GOVERNANCE'] as const) {
      const rows = await csvOf(asker);
      expect(rows).toHaveLength((await product.ask(asker, COUNT)).data.consultation.comments.totalCount);
      const questions = rows.map((row) => row.Question ?? '');
      expect(questions).toEqual([...questions].sort());
    }
  });

  it('tell what was said, by whom, and what was decided, as text and never as a formula', async () => {
    const row = (await csvOf('GOVERNANCE')).find(({ Comment }) => Comment?.includes('HYPERLINK'));
    expect(row).toMatchObject({
      ...{ Question: 'Q3', Organisation: 'Hazel Home Energy (sample)', Late: 'Yes', Stance: 'Opposes', Redacted: 'No' },
      ...{ Comment: `'${SAID}`, Themes: "'@theme", Outcome: 'Rejected', Reasoning: "'+1 for the thought, but no." },
      Edition: 'Full edition: contains confidential text',
    });
    const [titles = [], ...rows] = await readSheet(await exported('GOVERNANCE', 'matrix', 'xlsx'));
    const told = rows.find((cells) => String(cells[titles.indexOf('Comment')]).includes('HYPERLINK'));
    expect(told?.[titles.indexOf('Comment')]).toBe(SAID);
    expect(told?.[titles.indexOf('Themes')]).toBe('@theme');
  });

  describe.each([
    ['matrix', ['csv', 'xlsx', 'docx', 'md', 'html']],
    ['conclusions', ['docx', 'md', 'html']],
  ])('of %s', (what, formats) => {
    it.each(formats)(
      'as %s tell what is confidential to governance, and not to anybody without a token',
      async (format) => {
        expect(await textOf('GOVERNANCE', what, format)).toContain(SECRET);
        const open = await textOf(null, what, format);
        expect(open).not.toContain(SECRET);
        expect(open).toContain('▇▇▇');
      },
    );
  });

  it('tell what is confidential to those alone who may see it, and say which edition they are', async () => {
    for (const what of ['matrix', 'conclusions']) {
      for (const asker of SEE_ALL) {
        const text = await textOf(asker, what, 'md');
        expect(text.match(new RegExp(SECRET, 'g'))).toHaveLength(2);
        expect(text).toMatch(
          /\*(Full edition: contains confidential text|Edition for .* with its own confidential text)\*/,
        );
      }
      for (const asker of SEE_PUBLIC) {
        const text = await textOf(asker, what, 'md');
        expect(text).not.toContain(SECRET);
        expect(text).toMatch(/\*((Public|Internal) edition: confidential text left out|Edition for Alder .*)\*/);
      }
    }
  });

  it('give a page that runs nothing, whatever was said', async () => {
    for (const what of ['matrix', 'conclusions']) {
      const page = (await exported('GOVERNANCE', what, 'html')).toString();
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(page).not.toMatch(/<script|<iframe|<img|javascript:|\son\w+=/i);
      expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    }
  });

  it('come as files that are not kept, sniffed or run, under a name that tells the edition', async () => {
    const names: Record<string, Asker> = { public: null, internal: 'ANALYST', own: OWN, full: 'GOVERNANCE' };
    for (const [key, asker] of Object.entries(names)) {
      const { status, headers } = await fetched(asker, 'matrix', { consultation: REFERENCE, format: 'html' });
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="matrix-${REFERENCE}-${key}.html"`);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*; sandbox$/);
    }
  });

  it.each([
    ['no parameter', {}, 400, 'BAD_USER_INPUT'],
    ['no format', { consultation: REFERENCE }, 400, 'BAD_USER_INPUT'],
    ['a format that there is not', { consultation: REFERENCE, format: 'pdf' }, 400, 'BAD_USER_INPUT'],
    ['an edition', { consultation: REFERENCE, format: 'csv', edition: 'full' }, 400, 'BAD_USER_INPUT'],
    ['an endless reference', { consultation: 'x'.repeat(5000), format: 'csv' }, 400, 'BAD_USER_INPUT'],
    ['a consultation that there is not', { consultation: 'NONE', format: 'csv' }, 404, 'NOT_FOUND'],
    ['a reference that is a statement', { consultation: "' OR '1'='1", format: 'csv' }, 404, 'NOT_FOUND'],
  ])('refuse %s, with a way out', async (_what, parameters: Record<string, string>, status, code) => {
    const response = await fetched(null, 'matrix', parameters);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { errors }: Json = await response.json();
    for (const { message, extensions } of errors) {
      expect(message).toMatch(/\S/);
      expect(extensions).toEqual({ code, suggestion: expect.stringMatching(/\S/) });
    }
    expect(errors.length).toBeGreaterThan(0);
  });

  it('refuse conclusions as a spreadsheet, a parameter that is given twice, and a token that is not to be trusted', async () => {
    const statusOf = async (path: string, headers = {}) =>
      (await fetch(`${product.url}/exports/${path}`, { headers })).status;
    expect(await statusOf(`conclusions?consultation=${REFERENCE}&format=xlsx`)).toBe(400);
    expect(await statusOf(`matrix?consultation=${REFERENCE}&format=csv&format=md`)).toBe(400);
    const matrix = `matrix?consultation=${REFERENCE}&format=csv`;
    expect(await statusOf(matrix, { authorization: 'Bearer nonsense' })).toBe(401);
  });

  it('read page by page, each comment once, with as many statements for the third page as for the second', async () => {
    const statementsOf = async (work: () => Promise<unknown>) => {
      const before = product.statements();
      await work();
      return product.statements() - before;
    };
    await addManyComments(product.database('changes'), { comments: 150 });
    const two = await statementsOf(() => csvOf(null));
    await addManyComments(product.database('changes'), { comments: 100, from: 150 });
    let rows: Record<string, string>[] = [];
    const three = await statementsOf(async () => {
      rows = await csvOf(null);
    });
    await addManyComments(product.database('changes'), { comments: 100, from: 250 });
    const four = await statementsOf(() => csvOf(null));
    expect(new Set(rows.map((row) => row['Comment id'])).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(250);
    expect(three - two).toBe(four - three);
    expect(three - two).toBeLessThanOrEqual(20);
  });
});
