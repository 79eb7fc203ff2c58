import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, payloadOf, refusedBy } from './setup/refusal';

const CONFIDENTIAL = 'response:SAMPLE-2018-05-04-02';
const FIELDS = `id requestedAt regime explanationConsidered outcome decidedAt version response { id } by { id }
  history { nodes { actor action changes } }`;
const RECORD = `mutation ($input: RecordDisclosureInput!) { recordDisclosure(input: $input) {
  disclosure { ${FIELDS} } userErrors { field code message suggestion } } }`;
const DECIDE = `mutation ($input: DecideDisclosureInput!) { decideDisclosure(input: $input) {
  disclosure { ${FIELDS} } userErrors { field code message suggestion } } }`;

const REQUEST = {
  ...{ responseId: CONFIDENTIAL, regime: 'FOI_2000', requestedAt: '2018-07-10T09:00:00.000Z' },
  explanationConsidered: false,
};

describe('a request in law to disclose a response', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const record = (asker: Asker, changes: object = {}) =>
    product.ask(asker, RECORD, { input: { ...REQUEST, ...changes } });
  const decide = (asker: Asker, input: object) => product.ask(asker, DECIDE, { input });
  async function recorded(changes: object = {}): Promise<Json> {
    const { disclosure, userErrors } = payloadOf(await record('GOVERNANCE', changes));
    expect(userErrors).toEqual([]);
    return disclosure;
  }

  it('is recorded, and decided once the explanation was taken into account', async () => {
    const { data } = await product.ask('GOVERNANCE', `{ response(id: "${CONFIDENTIAL}") { confidentiality } }`);
    expect(data.response.confidentiality).not.toBe('NONE');
    const request = await recorded({ byOrganisationId: 'organisation:CB-CONSUMER' });
    expect(request).toMatchObject({
      ...{ id: expect.stringMatching(/^disclosure:SAMPLE-2018-05-04-[0-9A-Z]{10}$/), outcome: null, decidedAt: null },
      ...{ response: { id: CONFIDENTIAL }, by: { id: 'organisation:CB-CONSUMER' }, version: 1 },
    });
    const outcome = 'Withheld: it costs 41 pounds.';
    const { disclosure } = payloadOf(
      await decide('GOVERNANCE', { id: request.id, version: 1, outcome, explanationConsidered: true }),
    );
    expect(disclosure).toMatchObject({ outcome, explanationConsidered: true, version: 2 });
    expect(disclosure.decidedAt).toBe(product.clock.now().toISOString());
    expect(disclosure.history.nodes.map(({ action }: Json) => action)).toEqual([
      'recordDisclosure',
      'decideDisclosure',
    ]);
    expect(JSON.stringify(disclosure.history)).not.toContain('41 pounds');
    const listed = await product.ask('AUTHORITY', `{ disclosures(responseId: "${CONFIDENTIAL}") { id outcome } }`);
    expect(listed.data.disclosures).toContainEqual({ id: request.id, outcome });
  });

  it('is decided by one of two at once, and once only', async () => {
    const { id } = await recorded();
    const decision = { id, version: 1, outcome: 'Disclosed in part.', explanationConsidered: true };
    const answers = await Promise.all([decide('GOVERNANCE', decision), decide('GOVERNANCE', decision)]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'taken').sort();
    expect(codes).toEqual(['CONFLICT', 'taken']);
    const again = await refusedBy(product, () => decide('GOVERNANCE', { ...decision, version: 2 }));
    expect(again).toEqual([{ field: 'id', code: 'ALREADY_DECIDED' }]);
  });

  it.each<[string, object, string]>([
    ['a response that there is not', { responseId: 'response:NOPE' }, 'responseId NOT_FOUND'],
    ['an organisation that there is not', { byOrganisationId: 'organisation:NOPE' }, 'byOrganisationId NOT_FOUND'],
    ['a response as organisation', { byOrganisationId: CONFIDENTIAL }, 'byOrganisationId NOT_FOUND'],
    ['a time to come', { requestedAt: '2018-08-02T00:00:00Z' }, 'requestedAt IN_FUTURE'],
    ['a time before the response', { requestedAt: '2018-05-04T00:00:00Z' }, 'requestedAt BEFORE_RESPONSE'],
    ['an outcome at no time', { outcome: 'x', explanationConsidered: true }, 'decidedAt MISSING'],
    ['a time of no outcome', { decidedAt: '2018-07-11T00:00:00Z' }, 'outcome MISSING'],
    [
      'a decision before the request',
      { outcome: 'x', explanationConsidered: true, decidedAt: '2018-07-09T00:00:00Z' },
      'decidedAt BEFORE_REQUEST',
    ],
    [
      'a decision without the explanation',
      { outcome: 'x', decidedAt: '2018-07-11T00:00:00Z' },
      'explanationConsidered EXPLANATION_NOT_CONSIDERED',
    ],
  ])('is refused with %s', async (_what, changes, fault) => {
    const refused = await refusedBy(product, () => record('GOVERNANCE', changes));
    expect(refused.map(({ field, code }) => `${field} ${code}`)).toEqual([fault]);
  });

  it.each(BAD_TEXTS)('is not decided with %s as outcome', async (_what, outcome, code) => {
    const { id } = await recorded();
    const refused = await refusedBy(product, () =>
      decide('GOVERNANCE', { id, version: 1, outcome, explanationConsidered: true }),
    );
    expect(refused).toEqual([{ field: 'outcome', code }]);
  });

  it('is not recorded, decided or read by those who do not handle it', async () => {
    const { id } = await recorded();
    const decision = { id, version: 1, outcome: 'x', explanationConsidered: true };
    for (const asker of ['ADMIN', 'GOVERNMENT', 'ANALYST', 'RESPONDENT', 'PUBLIC'] satisfies Asker[]) {
      expect(await failedWith(product, () => record(asker))).toMatchObject({ code: 'FORBIDDEN' });
      expect(await failedWith(product, () => decide(asker, decision))).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await product.ask('ADMIN', '{ disclosures { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
