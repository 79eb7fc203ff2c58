import { readWord } from '../platform/word/read-word';
import type { WordOutBlock } from '../platform/word/word-out-block';
import { writeWord } from '../platform/word/write-word';
import { contentsOfAll } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, payloadOf } from './setup/refusal';

const CONSULTATION = 'consultation:SAMPLE-2018-05-04';
const ORGANISATION = 'organisation:SUP-ROWAN';
const ROWAN: Asker = { role: 'RESPONDENT', organisationId: ORGANISATION };

const IMPORT = `mutation ($input: ImportResponseInput!) { importResponse(input: $input) {
  response {
    id receivedAt late confidentiality confidentialityReason revision replaces { id } version
    answers { text stance question { code } } history { nodes { action changes reason } }
  }
  notices { code message suggestion } userErrors { field code message suggestion } } }`;
const FORM = `query ($format: ResponseFormFormat) { consultation(id: "${CONSULTATION}") {
  reference title closesOn responseForm(format: $format) questions { code text } } }`;
const FOOTER =
  'This email and any attachments are confidential and intended for the addressee. If you received it in error, delete it.';

describe('a response in a file', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const bring = (asker: Asker, format: string, content: string, changes: object = {}) =>
    product.ask(asker, IMPORT, {
      input: { consultationId: CONSULTATION, organisationId: ORGANISATION, format, content, ...changes },
    });
  async function taken(asker: Asker, format: string, content: string, changes: object = {}): Promise<Json> {
    const { userErrors, ...rest } = payloadOf(await bring(asker, format, content, changes));
    expect(userErrors).toEqual([]);
    return rest;
  }
  const form = async (format: string): Promise<Json> => (await product.ask(null, FORM, { format })).data.consultation;
  const publicTexts = async (id: string) =>
    (await product.ask(null, `{ response(id: "${id}") { answers { text } } }`)).data.response?.answers;

  /** Writes into the cells right of labels, as one does in Word. */
  async function filledWord(cells: Record<string, string>): Promise<string> {
    const { after } = await readWord(Buffer.from((await form('DOCX')).responseForm, 'base64'));
    let question = '';
    const blocks = after.map(({ kind, outline, text, rows = [] }): WordOutBlock => {
      if (kind === 'paragraph') return { kind, outline, runs: [{ text }] };
      const filled = rows.map(([label = '', value = '']) => {
        if (label === 'Question') question = value;
        const text = cells[label] ?? cells[`${question} ${label}`] ?? value;
        return [{ runs: [{ text: label }] }, { runs: [{ text }] }];
      });
      return { kind, rows: filled };
    });
    const file = await writeWord(blocks, { title: 'Filled', author: 'x', date: new Date(0) });
    return file.toString('base64');
  }

  it('is the filled form, as a Word document', async () => {
    const content = await filledWord({
      ...{ 'All confidential': 'no', Reason: 'Prices.' },
      ...{
        'Q1 Stance': 'Supports with comments',
        'Q1 Answer': 'It costs [[41 pounds]].\nPlease wait.',
        'Q3 Answer': 'No.',
      },
    });
    const { response, notices } = await taken('GOVERNANCE', 'DOCX', content, { receivedAt: '2018-06-01T10:00:00Z' });
    expect(response).toMatchObject({
      ...{ receivedAt: '2018-06-01T10:00:00.000Z', late: false, confidentiality: 'PARTIAL' },
      confidentialityReason: 'Prices.',
      answers: [
        { question: { code: 'Q1' }, stance: 'SUPPORTS_WITH_COMMENTS', text: 'It costs 41 pounds.\nPlease wait.' },
        { question: { code: 'Q3' }, stance: null, text: 'No.' },
      ],
    });
    expect(notices).toEqual([]);
    expect(await publicTexts(response.id)).toEqual([{ text: 'It costs ▇▇▇.\nPlease wait.' }, { text: 'No.' }]);
  });

  it('is the filled form, as a table, from the respondent itself; and can replace an earlier response', async () => {
    const { responseForm, reference, closesOn, questions } = await form('CSV');
    for (const wanted of [reference, closesOn, ...questions.map(({ text }: Json) => text)]) {
      expect(responseForm.replaceAll('""', '"')).toContain(wanted);
    }
    const fill = (text: string) =>
      responseForm
        .replace(/^(Q1,.*),,\r$/m, `$1,opposes,"${text}"\r`)
        .replace(/^(All confidential,.*),,\r$/m, '$1,,no\r');
    const { response: first } = await taken(ROWAN, 'CSV', fill('No, ""not"" so.'));
    expect(first).toMatchObject({ answers: [{ stance: 'OPPOSES', text: 'No, "not" so.' }], revision: 1 });
    const replaces = { replacesId: first.id, replacesVersion: first.version };
    const { response } = await taken(ROWAN, 'CSV', fill('Yes.'), replaces);
    expect(response).toMatchObject({ revision: 2, replaces: { id: first.id } });
  });

  it('is an e-mail, sent when it says, and its automatic disclaimer is no request for confidentiality', async () => {
    const raw = [
      'From: A <a@rowan.example>',
      'Date: Mon, 4 Jun 2018 23:59:00 +0100',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `Dear all,\r\n\r\nQuestion 1: We agree. £5 — fine.\r\nQ3. No more.\r\n\r\n-- \r\nA\r\n\r\n${FOOTER}`,
    ].join('\r\n');
    for (const content of [raw, Buffer.from(raw).toString('base64')]) {
      const { response, notices } = await taken('GOVERNANCE', 'EMAIL', content);
      expect(response).toMatchObject({
        ...{ receivedAt: '2018-06-04T22:59:00.000Z', late: false, confidentiality: 'NONE' },
        answers: [{ text: 'We agree. £5 — fine.' }, { text: 'No more.' }],
        history: { nodes: [{ action: 'importResponse', reason: expect.stringContaining('disclaimer') }] },
      });
      expect(notices).toMatchObject([{ code: 'AUTOMATIC_FOOTER' }]);
      expect(await publicTexts(response.id)).toEqual([{ text: 'We agree. £5 — fine.' }, { text: 'No more.' }]);
    }
  });

  it('that speaks of confidentiality in its own words is taken when somebody has read it, and quoted in no history', async () => {
    const words = 'Q1: We pay 41 pounds, in confidence.';
    // It would be there for everybody at once.
    expect(payloadOf(await bring('GOVERNANCE', 'EMAIL', words))).toMatchObject({
      ...{ response: null, userErrors: [{ field: ['confidentiality'], code: 'CONFIDENTIALITY_UNCLEAR' }] },
    });
    const { response, notices } = await taken('GOVERNANCE', 'EMAIL', words, { confidentiality: 'NONE' });
    expect(notices).toMatchObject([{ code: 'CONFIDENTIALITY_MENTIONED' }]);
    expect(response.confidentiality).toBe('NONE');
    expect(JSON.stringify(response.history)).not.toContain('41');
    const asked = { confidentiality: 'ALL', confidentialityReason: 'Prices, as told by telephone.' };
    const { response: hidden } = await taken('GOVERNANCE', 'EMAIL', words, asked);
    expect(await publicTexts(hidden.id)).toBeUndefined();
  });

  const REFUSED: [what: string, format: string, content: string, faults: string[]][] = [
    ['a question that is not asked', 'CSV', 'question,answer\nQ9,yes', ['content.row 2.question UNKNOWN_QUESTION']],
    [
      'a stance that there is not, and one without an answer',
      'CSV',
      'question,stance,answer\nQ1,perhaps,yes\nQ2,opposes,',
      ['content.row 2.stance UNKNOWN_STANCE', 'content.row 3.answer EMPTY'],
    ],
    ['a question twice', 'CSV', 'question,answer\nQ1,yes\nQ1,no', ['content.row 3.questionCode DUPLICATE']],
    ['a control character', 'CSV', 'question,answer\nQ1,a\u0007b', ['content.row 2.text CONTROL_CHARACTER']],
    ['blanks marked', 'CSV', 'question,answer\nQ1,a[[ ]]b\nReason,x', ['content.row 2.confidentialSpans.0 SPAN_EMPTY']],
    ['a marked part without a reason', 'EMAIL', 'Q1: a [[b]] c', ['confidentialityReason REASON_MISSING']],
    ['no answer', 'CSV', 'question,answer\nQ1,', ['content EMPTY']],
    ['nothing', 'EMAIL', '', ['content NO_QUESTION_MARKED']],
    ['no question marked', 'EMAIL', 'We agree.', ['content NO_QUESTION_MARKED']],
    ['no table', 'CSV', 'answer,why\nyes,no', ['content.row 1 COLUMN_MISSING']],
    ['no Word document', 'DOCX', Buffer.from('Dear all').toString('base64'), ['content NOT_A_WORD_FILE']],
    [
      "another consultation's form",
      'CSV',
      'question,answer\nConsultation,2018-06-01-IMP\nQ1,yes',
      ['content.Consultation OTHER_CONSULTATION'],
    ],
    ['no base64', 'DOCX', '§§§', ['content NOT_A_WORD_FILE']],
  ];

  it('is refused for what is wrong in it, by its place, and nothing changes', async () => {
    const before = await contentsOfAll(product);
    for (const [what, format, content, faults] of REFUSED) {
      const { userErrors, ...rest } = payloadOf(await bring('GOVERNANCE', format, content));
      expect(rest).toEqual({ response: null, notices: [] });
      const refused = userErrors.map(({ field, code }: Json) => `${field.join('.')} ${code}`);
      expect([what, ...refused]).toEqual([what, ...faults]);
    }
    expect(await contentsOfAll(product)).toEqual(before);
  });

  it('is taken from those alone from whom a response is taken', async () => {
    const content = 'question,answer\nQ1,yes';
    for (const role of ['ANALYST', 'GOVERNMENT', 'AUTHORITY', 'PUBLIC'] as const) {
      expect(await failedWith(product, () => bring(role, 'CSV', content))).toMatchObject({ code: 'FORBIDDEN' });
    }
    const other: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-HAZEL' };
    expect(await failedWith(product, () => bring(other, 'CSV', content))).toMatchObject({ code: 'FORBIDDEN' });
    const unbelieved = payloadOf(await bring(ROWAN, 'CSV', content, { receivedAt: '2018-06-01T00:00:00Z' }));
    expect(unbelieved.userErrors).toMatchObject([{ field: ['receivedAt'], code: 'NOT_YOURS_TO_SAY' }]);
    const nowhere = { consultationId: 'consultation:NOPE' };
    expect(payloadOf(await bring('GOVERNANCE', 'CSV', content, nowhere)).userErrors).toMatchObject([
      { field: ['consultationId'], code: 'NOT_FOUND' },
    ]);
  });
});
