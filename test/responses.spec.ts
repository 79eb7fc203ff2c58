import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { contentsOf } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';

const SECOND = readFileSync(join(__dirname, 'documents', 'second-consultation.txt'), 'utf8');
const SAMPLE = 'consultation:SAMPLE-2018-05-04';
const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response {
    id receivedAt late confidentiality confidentialityReason acknowledgedAt version
    consultation { id } organisation { id }
    answers { id stance text redacted question { code } comments { id } }
    history { totalCount nodes { actor action changes } }
  }
  userErrors { field code message suggestion } } }`;

const ALDER: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' };
const MEGABYTE = 'x'.repeat(1_000_000);
const answer = { questionCode: 'Q1', text: 'We agree with it.', stance: 'SUPPORTS' };
const given = {
  consultationId: SAMPLE,
  organisationId: 'organisation:SUP-ALDER',
  answers: [answer],
  confidentiality: 'NONE',
};

describe('a response over HTTP', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const submit = (asker: Asker, changes: object = {}) =>
    product.ask(asker, SUBMIT, { input: { ...given, ...changes } });
  async function taken(asker: Asker, changes: object = {}): Promise<Json> {
    const { data, errors } = await submit(asker, changes);
    expect(errors).toBeUndefined();
    expect(data.submitResponse.userErrors).toEqual([]);
    held = undefined;
    return data.submitResponse.response;
  }
  /** What the tables held when last looked at, as long as nothing was taken since. */
  let held: Record<string, string> | undefined;
  const contents = () => contentsOf(product.database('changes'));
  async function unchanged(work: () => Promise<void>): Promise<void> {
    const before = held ?? (await contents());
    await work();
    held = await contents();
    expect(held).toEqual(before);
  }

  it('is taken from a respondent for its own organisation, with the first entry of its history', async () => {
    const answers = [answer, { questionCode: 'Q3', text: '  Nothing\r\nelse.  ' }];
    const response = await taken(ALDER, { answers });
    expect(response).toMatchObject({
      ...{
        id: expect.stringMatching(/^response:SAMPLE-2018-05-04-[0-9A-Z]{10}$/),
        receivedAt: '2018-08-01T12:00:00.000Z',
        late: true,
        version: 1,
      },
      ...{ confidentiality: 'NONE', confidentialityReason: null, acknowledgedAt: null },
      consultation: { id: SAMPLE },
      organisation: { id: 'organisation:SUP-ALDER' },
      answers: [
        {
          ...{
            id: expect.stringMatching(/^answer:SAMPLE-2018-05-04-[0-9A-Z]{10}-Q1$/),
            stance: 'SUPPORTS',
            text: 'We agree with it.',
            redacted: false,
          },
          ...{ question: { code: 'Q1' }, comments: [] },
        },
        { id: expect.stringMatching(/-Q3$/), stance: null, text: 'Nothing\nelse.', question: { code: 'Q3' } },
      ],
      history: { totalCount: 1, nodes: [{ actor: 'respondent@development', action: 'submitResponse' }] },
    });
    expect(response.history.nodes[0].changes).not.toMatch(/agree|number|lineage|"place"/);
    const entries = await product.database('changes').reads.findBy(AuditEntryRow, { thingId: response.id });
    expect(entries).toHaveLength(1);
    expect(firstBroken(entries)).toBeUndefined();
    const read = `{ response(id: "${response.id}") { answers { text } } organisation(id: "organisation:SUP-ALDER") {
      responses { nodes { id } } } }`;
    const { data } = await product.ask(null, read);
    expect(data.response.answers).toHaveLength(2);
    expect(data.organisation.responses.nodes).toContainEqual({ id: response.id });
  });

  it('is taken from governance for any organisation, with the time at which it came in', async () => {
    const receivedAt = '2018-06-04T22:59:59.999Z';
    const response = await taken('GOVERNANCE', { organisationId: 'organisation:SUP-BIRCH', receivedAt });
    expect(response).toMatchObject({ receivedAt, late: false, organisation: { id: 'organisation:SUP-BIRCH' } });
  });

  it.each([
    ['summer time', '25 October 2019', '2019-10-25T22:59:59.999Z', '2019-10-25T23:00:00.000Z'],
    ['winter time', '8 November 2019', '2019-11-08T23:59:59.999Z', '2019-11-09T00:00:00.000Z'],
  ])('is late from the end of the closing day on, in %s', async (_what, closingDay, inTime, late) => {
    const imported = `mutation ($text: String!) { importConsultation(input: { text: $text }) { consultation { id } } }`;
    const text = SECOND.replaceAll('25 October 2019', closingDay);
    const { data } = await product.ask('GOVERNANCE', imported, { text });
    const consultationId = data.importConsultation.consultation.id;
    const end = product.clock.now();
    const seen: Json[] = [];
    for (const at of [inTime, late]) {
      product.clock.set(new Date(at));
      const { receivedAt, late: isLate, consultation } = await taken(ALDER, { consultationId });
      const { status } = (await product.ask(null, `{ consultation(id: "${consultation.id}") { status } }`)).data
        .consultation;
      seen.push([receivedAt, isLate, status]);
    }
    product.clock.set(end);
    expect(seen).toEqual([
      [inTime, false, 'OPEN'],
      [late, true, 'CLOSED'],
    ]);
  });

  it('gets a number of its own when twenty come at once', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => taken('GOVERNANCE')));
    expect(new Set(responses.map(({ id }) => id)).size).toBe(20);
  });

  const answers = (changes: object) => ({ answers: [{ ...answer, ...changes }] });
  const partly = { confidentiality: 'PARTIAL', confidentialityReason: 'Prices.' };
  const spans = (...list: [number, number][]) => ({
    ...partly,
    ...answers({ text: 'We 😀 agree.', confidentialSpans: list.map(([start, end]) => ({ start, end })) }),
  });
  const oneSpan = ['answers', '0', 'confidentialSpans', '0'];
  const codes = Array.from({ length: 201 }, (_, index) => ({ ...answer, questionCode: `Q${index}` }));
  const INPUT: [what: string, changes: object, field: string[], code: string][] = [
    ['a consultation that there is not', { consultationId: 'consultation:NOPE' }, ['consultationId'], 'NOT_FOUND'],
    ['a consultation in other letters', { consultationId: SAMPLE.toLowerCase() }, ['consultationId'], 'NOT_FOUND'],
    ['a consultation and a space', { consultationId: `${SAMPLE} ` }, ['consultationId'], 'NOT_FOUND'],
    [
      'a question as consultation',
      { consultationId: 'question:SAMPLE-2018-05-04-Q1' },
      ['consultationId'],
      'NOT_FOUND',
    ],
    ['an empty id', { consultationId: '' }, ['consultationId'], 'NOT_FOUND'],
    ['a megabyte as id', { consultationId: MEGABYTE }, ['consultationId'], 'NOT_FOUND'],
    ['an organisation that there is not', { organisationId: 'organisation:NOPE' }, ['organisationId'], 'NOT_FOUND'],
    ['an organisation in other letters', { organisationId: 'organisation:sup-alder' }, ['organisationId'], 'NOT_FOUND'],
    ['a device as organisation', { organisationId: 'device:00DB1234567890A0' }, ['organisationId'], 'NOT_FOUND'],
    ['no organisation', { organisationId: '' }, ['organisationId'], 'NOT_FOUND'],
    ['no answer', { answers: [] }, ['answers'], 'EMPTY'],
    ['201 answers', { answers: codes }, ['answers'], 'TOO_MANY'],
    ['a question that is not asked', answers({ questionCode: 'Q9' }), ['answers', '0', 'questionCode'], 'NOT_FOUND'],
    ['a question in other letters', answers({ questionCode: 'q1' }), ['answers', '0', 'questionCode'], 'NOT_FOUND'],
    ['no question', answers({ questionCode: '' }), ['answers', '0', 'questionCode'], 'NOT_FOUND'],
    ['a question twice', { answers: [answer, answer] }, ['answers', '1', 'questionCode'], 'DUPLICATE'],
    ['an empty answer', answers({ text: '' }), ['answers', '0', 'text'], 'EMPTY'],
    ['white space', answers({ text: ' \n\t ' }), ['answers', '0', 'text'], 'EMPTY'],
    ['a megabyte', answers({ text: MEGABYTE }), ['answers', '0', 'text'], 'TOO_LONG'],
    ['a control character', answers({ text: 'a\u0007b' }), ['answers', '0', 'text'], 'CONTROL_CHARACTER'],
    ['half a character', answers({ text: 'a\uD83Db' }), ['answers', '0', 'text'], 'CONTROL_CHARACTER'],
    ['a right-to-left mark', answers({ text: 'a\u202Eb' }), ['answers', '0', 'text'], 'DIRECTION_MARK'],
    [
      'spans where nothing is confidential',
      { ...spans([0, 2]), confidentiality: 'NONE', confidentialityReason: null },
      oneSpan.slice(0, 3),
      'NOT_CONFIDENTIAL',
    ],
    ['a part, but no spans', partly, ['confidentiality'], 'SPANS_MISSING'],
    ['a span that is empty', spans([3, 3]), oneSpan, 'SPAN_OUTSIDE_TEXT'],
    ['a span that goes backwards', spans([4, 2]), oneSpan, 'SPAN_OUTSIDE_TEXT'],
    ['a span before the text', spans([-1, 2]), oneSpan, 'SPAN_OUTSIDE_TEXT'],
    // Eleven code points, though JavaScript counts twelve characters.
    ['a span past the last code point', spans([0, 12]), oneSpan, 'SPAN_OUTSIDE_TEXT'],
    ['a second span far off', spans([0, 2], [9, 2_000_000_000]), [...oneSpan.slice(0, 3), '1'], 'SPAN_OUTSIDE_TEXT'],
    ['a thousand spans and one', spans(...Array(1001).fill([0, 1])), oneSpan.slice(0, 3), 'TOO_MANY'],
    [
      'a span over space that is not kept',
      { ...partly, ...answers({ text: '   We agree.', confidentialSpans: [{ start: 0, end: 3 }] }) },
      oneSpan,
      'SPAN_EMPTY',
    ],
    ['a span of nothing but blanks', spans([2, 3]), oneSpan, 'SPAN_EMPTY'],
    [
      'a span of what nobody sees',
      { ...partly, ...answers({ text: 'We\u200B\u2060agree.', confidentialSpans: [{ start: 2, end: 4 }] }) },
      oneSpan,
      'SPAN_EMPTY',
    ],
    [
      'a part without a reason',
      { ...spans([0, 2]), confidentialityReason: null },
      ['confidentialityReason'],
      'REASON_MISSING',
    ],
    ['all of it without a reason', { confidentiality: 'ALL' }, ['confidentialityReason'], 'REASON_MISSING'],
    ['a reason for nothing', { confidentialityReason: 'Prices.' }, ['confidentialityReason'], 'NOT_CONFIDENTIAL'],
    ['an empty reason', { confidentiality: 'ALL', confidentialityReason: ' ' }, ['confidentialityReason'], 'EMPTY'],
    [
      'a megabyte of reason',
      { confidentiality: 'ALL', confidentialityReason: MEGABYTE },
      ['confidentialityReason'],
      'TOO_LONG',
    ],
    [
      'a reason that turns',
      { confidentiality: 'ALL', confidentialityReason: 'a\u2066b' },
      ['confidentialityReason'],
      'DIRECTION_MARK',
    ],
    ['a time to come', { receivedAt: '2018-08-01T12:00:00.001Z' }, ['receivedAt'], 'IN_FUTURE'],
    ['a time before the opening', { receivedAt: '2018-05-03T22:59:59Z' }, ['receivedAt'], 'BEFORE_OPENING'],
  ];

  it.each(INPUT)('is refused with %s, with a suggestion, and nothing changes', async (_what, changes, field, code) => {
    await unchanged(async () => {
      const { data, errors } = await submit('GOVERNANCE', changes);
      expect(errors).toBeUndefined();
      expect(data.submitResponse.response).toBeNull();
      expect(data.submitResponse.userErrors).toEqual([
        { field, code, message: expect.stringMatching(/\S/), suggestion: expect.stringMatching(/\S/) },
      ]);
    });
  });

  it('is told all that is wrong with it at once', async () => {
    const wrong = {
      consultationId: 'consultation:NOPE',
      organisationId: 'x',
      ...answers({ text: '' }),
      receivedAt: '2999-01-01T00:00:00Z',
    };
    const { data } = await submit('GOVERNANCE', wrong);
    expect(data.submitResponse.userErrors.map(({ field }: Json) => field.join('.')).sort()).toEqual([
      'answers.0.text',
      'consultationId',
      'organisationId',
      'receivedAt',
    ]);
  });

  it.each([
    ['a stance that there is not', answers({ stance: 'MAYBE' })],
    ['a confidentiality that there is not', { confidentiality: 'SECRET' }],
    ['a time that is none', { receivedAt: 'yesterday' }],
    ['a day that there is not', { receivedAt: '2018-06-31T00:00:00Z' }],
    ['an answer that is null', { answers: [null] }],
    ['a span of half a code point', spans([0, 1.5])],
    ['a span beyond all numbers', spans([0, 2 ** 40])],
    ['a field that there is not', { approved: true }],
  ])('is answered with a typed error for %s', async (_what, changes) => {
    await unchanged(async () => {
      const { errors } = await submit('GOVERNANCE', changes);
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        suggestion: expect.stringMatching(/\S/),
      });
    });
  });

  it.each<[string, Asker, string]>([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['the public', 'PUBLIC', 'FORBIDDEN'],
    ['a respondent of another organisation', { ...ALDER, organisationId: 'organisation:SUP-BIRCH' }, 'FORBIDDEN'],
    ['a respondent of no organisation', 'RESPONDENT', 'FORBIDDEN'],
    ['an analyst of the organisation', { ...ALDER, role: 'ANALYST' }, 'FORBIDDEN'],
    ['operations', 'OPERATIONS', 'FORBIDDEN'],
    ['the department', 'GOVERNMENT', 'FORBIDDEN'],
    ['the Authority', 'AUTHORITY', 'FORBIDDEN'],
    ['the assessor', 'SERVICE', 'FORBIDDEN'],
  ])('is not taken from %s', async (_who, asker, code) => {
    await unchanged(async () => {
      const { errors } = await submit(asker);
      expect(errors?.[0]?.extensions).toMatchObject({ code, suggestion: expect.stringMatching(/\S/) });
    });
  });

  it('is not believed when its respondent says when it came in', async () => {
    await unchanged(async () => {
      const { data } = await submit(ALDER, { receivedAt: '2018-06-01T00:00:00Z' });
      expect(data.submitResponse.userErrors).toMatchObject([{ field: ['receivedAt'], code: 'NOT_YOURS_TO_SAY' }]);
    });
  });

  it.each([
    [
      'overlapping ones become one',
      'We 😀 pay 41 pounds.',
      [
        [5, 12],
        [9, 19],
      ],
      'We 😀 ▇▇▇',
    ],
    [
      'adjacent ones become one',
      'We 😀 pay 41 pounds.',
      [
        [5, 8],
        [8, 11],
      ],
      'We 😀 ▇▇▇ pounds.',
    ],
    ['an emoji is one code point', '😀😀😀 secret 😀', [[4, 10]], '😀😀😀 ▇▇▇ 😀'],
    ['a joined emoji is hidden whole', 'a👩‍👧b', [[2, 4]], 'a▇▇▇b'],
    ['an accent takes its letter along', 'cafe\u0301 bar', [[4, 5]], 'caf▇▇▇ bar'],
    ['space that is not kept is not counted', '  \r\n We pay 41.', [[12, 14]], 'We pay ▇▇▇.'],
    ['line ends are kept as one', 'We\r\npay\r\n41.', [[9, 11]], 'We\npay\n▇▇▇.'],
  ])('has its confidential spans counted in code points: %s', async (_what, text, list, expected) => {
    const confidentialSpans = list.map(([start, end]) => ({ start, end }));
    const { id } = await taken(ALDER, { ...partly, ...answers({ text, confidentialSpans }) });
    const { data } = await product.ask(null, `{ response(id: "${id}") { answers { text redacted } } }`);
    expect(data.response.answers).toEqual([{ text: expected, redacted: true }]);
  });
});
