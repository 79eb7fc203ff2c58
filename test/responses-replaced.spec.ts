import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, payloadOf, refusedBy } from './setup/refusal';

const CONSULTATION = 'consultation:SAMPLE-2018-05-04';
const ORGANISATION = 'organisation:SUP-ROWAN';
const ROWAN: Asker = { role: 'RESPONDENT', organisationId: ORGANISATION };
const HAZEL: Asker = { role: 'RESPONDENT', organisationId: 'organisation:SUP-HAZEL' };

const FIELDS = `id version revision current confidentiality acknowledgedAt replaces { id } replacedBy { id }
  answers { text } history { nodes { action changes reason } }`;
const SUBMIT = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
  response { ${FIELDS} } userErrors { field code message suggestion } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeResponseInput!) { acknowledgeResponse(input: $input) {
  response { ${FIELDS} } userErrors { field code message suggestion } } }`;
const SET = `mutation ($input: SetConfidentialityInput!) { setConfidentiality(input: $input) {
  response { id version } userErrors { field code message suggestion } } }`;
const LISTS = `{ consultation(id: "${CONSULTATION}") { responses(first: 200) { totalCount nodes { id } }
  replaced: responses(first: 200, filter: { includeReplaced: true }) { totalCount nodes { id current } }
  progress { responsesReceived byQuestion { answers } } questions { answers(first: 200) { totalCount } } }
  organisation(id: "${ORGANISATION}") { responses { nodes { id } } } }`;

describe('a response that replaces another', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const submit = (asker: Asker, changes: object) =>
    product.ask(asker, SUBMIT, {
      input: {
        ...{ consultationId: CONSULTATION, organisationId: ORGANISATION, confidentiality: 'NONE' },
        ...{ answers: [{ questionCode: 'Q1', text: 'We agree.' }], ...changes },
      },
    });
  async function taken(asker: Asker, changes: object = {}): Promise<Json> {
    const { response, userErrors } = payloadOf(await submit(asker, changes));
    expect(userErrors).toEqual([]);
    return response;
  }
  const replacing = ({ id, version }: Json) => ({ replacesId: id, replacesVersion: version });
  const read = async (asker: Asker, id: string) =>
    (await product.ask(asker, `{ response(id: "${id}") { ${FIELDS} } }`)).data.response;
  const lists = async (asker: Asker) => (await product.ask(asker, LISTS)).data;

  it('is another one, both are kept, and lists and counts hold the later one alone', async () => {
    const first = await taken(ROWAN);
    const before = await lists(null);
    const second = await taken(ROWAN, { ...replacing(first), answers: [{ questionCode: 'Q1', text: 'We disagree.' }] });
    expect(second).toMatchObject({ revision: 2, current: true, replaces: { id: first.id }, replacedBy: null });
    expect(await read(null, first.id)).toMatchObject({
      ...{ revision: 1, current: false, replaces: null, replacedBy: { id: second.id }, version: 2 },
      answers: [{ text: 'We agree.' }],
    });
    const after = await lists(null);
    expect(after.consultation.responses.totalCount).toBe(before.consultation.responses.totalCount);
    expect(after.consultation.progress).toEqual(before.consultation.progress);
    expect(after.consultation.questions).toEqual(before.consultation.questions);
    expect(after.consultation.responses.nodes).not.toContainEqual({ id: first.id });
    expect(after.organisation.responses.nodes).toContainEqual({ id: second.id });
    expect(after.consultation.replaced.nodes).toContainEqual({ id: first.id, current: false });
    expect(after.consultation.replaced.totalCount).toBe(before.consultation.replaced.totalCount + 1);
    const third = await taken('GOVERNANCE', replacing(second));
    expect(third).toMatchObject({ revision: 3, replaces: { id: second.id } });
    const entries = await product.database('changes').reads.find(AuditEntryRow, {
      where: { thingId: first.id },
      order: { sequence: 'ASC' },
    });
    expect([entries.length, firstBroken(entries)]).toEqual([2, undefined]);
  });

  it('wins alone when two are sent at once: the other gets CONFLICT, and nothing of it is kept', async () => {
    const first = await taken(ROWAN);
    const sent = await Promise.all([1, 2, 3].map(() => submit(ROWAN, replacing(first))));
    const won = sent.filter(({ errors }) => errors === undefined);
    expect(won).toHaveLength(1);
    const codes = sent.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? []);
    expect(codes).toEqual(Array(2).fill(expect.objectContaining({ code: 'CONFLICT', currentVersion: 2 })));
    expect(won.map((answer) => ({ id: payloadOf(answer).response.id }))).toEqual([
      (await read(ROWAN, first.id)).replacedBy,
    ]);
  });

  it.each<[string, Asker, () => Promise<object> | object, string]>([
    [
      'one that there is not',
      ROWAN,
      () => ({ replacesId: 'response:NOPE', replacesVersion: 1 }),
      'replacesId NOT_FOUND',
    ],
    [
      "another organisation's",
      'GOVERNANCE',
      () => ({ replacesId: 'response:SAMPLE-2018-05-04-01', replacesVersion: 1 }),
      'replacesId NOT_FOUND',
    ],
    ['one in no version', ROWAN, async () => ({ replacesId: (await taken(ROWAN)).id }), 'replacesVersion MISSING'],
    ['a version of none', ROWAN, () => ({ replacesVersion: 1 }), 'replacesId MISSING'],
    [
      'one that is replaced already',
      ROWAN,
      async () => {
        const first = await taken(ROWAN);
        await taken(ROWAN, replacing(first));
        return { replacesId: first.id, replacesVersion: 2 };
      },
      'replacesId ALREADY_REPLACED',
    ],
  ])('cannot replace %s', async (_what, asker, changes, fault) => {
    const given = await changes();
    const refused = await refusedBy(product, () => submit(asker, given));
    expect(refused.map(({ field, code }) => `${field} ${code}`)).toEqual([fault]);
  });

  it('hides what it replaces when it is all confidential, so that nothing tells of it; and gives it back', async () => {
    const first = await taken(ROWAN);
    const before = await lists(null);
    const all = { confidentiality: 'ALL', confidentialityReason: 'Prices.' };
    const second = await taken(ROWAN, { ...replacing(first), ...all });
    for (const asker of [null, 'ANALYST', 'ADMIN', HAZEL] satisfies Asker[]) {
      expect(await read(asker, first.id)).toBeNull();
      expect((await product.ask(asker, LISTS)).text).not.toContain(second.id);
    }
    expect((await lists(null)).consultation.replaced.totalCount).toBe(before.consultation.replaced.totalCount - 1);
    const third = await taken(ROWAN, replacing(second));
    expect(await read(null, third.id)).toMatchObject({ revision: 1, replaces: null });
    expect(JSON.stringify((await read(null, third.id)).history)).not.toContain(second.id);
    expect(await read(ROWAN, third.id)).toMatchObject({ revision: 3, replaces: { id: second.id } });
    const { version } = await read('GOVERNANCE', second.id);
    const opened = await product.ask('GOVERNANCE', SET, {
      input: { responseId: second.id, version, confidentiality: 'NONE' },
    });
    expect(payloadOf(opened).userErrors).toEqual([]);
    expect(await read(null, third.id)).toMatchObject({ revision: 3, replaces: { id: second.id } });
    expect(await read(null, first.id)).toMatchObject({ answers: [{ text: 'We agree.' }] });
  });

  it('is acknowledged once, by governance, in the version that it was seen in', async () => {
    const { id } = await taken(ROWAN);
    const acknowledge = (asker: Asker, version = 1) => product.ask(asker, ACKNOWLEDGE, { input: { id, version } });
    expect(await failedWith(product, () => acknowledge(ROWAN))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failedWith(product, () => acknowledge('ADMIN'))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failedWith(product, () => acknowledge('GOVERNANCE', 7))).toMatchObject({ code: 'CONFLICT' });
    const at = product.clock.now().toISOString();
    const { response } = payloadOf(await acknowledge('GOVERNANCE'));
    expect(response).toMatchObject({ acknowledgedAt: at, version: 2 });
    expect(response.history.nodes.map(({ action }: Json) => action)).toEqual(['submitResponse', 'acknowledgeResponse']);
    const again = await refusedBy(product, () => acknowledge('GOVERNANCE', 2));
    expect(again).toEqual([{ field: 'id', code: 'ALREADY_ACKNOWLEDGED' }]);
    const none = await refusedBy(product, () =>
      product.ask('GOVERNANCE', ACKNOWLEDGE, { input: { id: 'response:NOPE', version: 1 } }),
    );
    expect(none).toEqual([{ field: 'id', code: 'NOT_FOUND' }]);
  });
});
