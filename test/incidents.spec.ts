import { expectHistory } from './setup/history-chain';
import { IncidentLog, REPORT } from './setup/log';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, refusedAll, refusedBy } from './setup/refusal';

describe('logging an incident', () => {
  let product: TestProduct;
  let incidents: IncidentLog;
  beforeAll(async () => {
    product = await startProduct();
    incidents = new IncidentLog(product);
  });
  afterAll(() => product.close());

  it('gives it the next reference, its clocks, its first events and the first entry of its history', async () => {
    const made = await incidents.logged();
    const { deviceIds, raisedById, serviceProviderId, interestedPartyIds, ...described } = REPORT;
    const at = SAMPLE_END.toISOString();
    const actor = 'operations@development';
    expect(made).toMatchObject({
      ...described,
      id: 'incident:INC000000061',
      reference: 'INC000000061',
      version: 1,
      status: 'LOGGED',
      raisedAt: at,
      resolvedAt: null,
      raisedBy: { id: raisedById },
      serviceProvider: { id: serviceProviderId },
      devices: deviceIds.map((id) => ({ id })),
      interestedParties: interestedPartyIds.map((id) => ({ id })),
      assignment: null,
      assignments: [],
      responseTarget: { state: 'RUNNING', elapsedSeconds: 0 },
      resolutionTarget: { state: 'RUNNING', elapsedSeconds: 0 },
      timeline: {
        nodes: [
          { kind: 'LOGGED', at, actor },
          { kind: 'CATEGORISED', text: REPORT.categoryRationale },
        ],
      },
    });
    expectHistory(made, ['logIncident']);
    const [{ changes, actor: author }] = made.history.nodes;
    expect(author).toBe(actor);
    expect(JSON.parse(changes)).toContainEqual({ field: 'deviceIds', before: null, after: deviceIds });
    expect(await incidents.incident('INC000000061')).toEqual(made);
  });

  it('sets its clocks by the targets that are in force for its category', async () => {
    const { data } = await product.ask(null, '{ categoryTargets { category responseSeconds resolutionSeconds } }');
    expect(data.categoryTargets).toHaveLength(5);
    for (const { category, responseSeconds, resolutionSeconds } of data.categoryTargets) {
      const { responseTarget, resolutionTarget } = await incidents.logged({ category });
      const due = (seconds: number) => new Date(SAMPLE_END.getTime() + seconds * 1000).toISOString();
      expect([responseTarget.dueAt, resolutionTarget.dueAt]).toEqual([due(responseSeconds), due(resolutionSeconds)]);
    }
  });

  it('needs no more than summary, category and who raises it', async () => {
    const nothing = { description: null, categoryRationale: null, faultArea: null, serviceProviderId: null };
    for (const left of [null, []]) {
      const { data } = await incidents.log({ ...nothing, deviceIds: left, interestedPartyIds: left }, 'ADMIN');
      expect(data.logIncident).toMatchObject({
        incident: { description: null, faultArea: null, serviceProvider: null, devices: [], interestedParties: [] },
        userErrors: [],
      });
    }
  });

  it('trims its texts, gives line ends one form, and keeps every other character as it is', async () => {
    const given = { summary: '  Zähler 🔌 “fällt aus”  ', description: 'a\r\nb\rc' };
    expect(await incidents.logged(given)).toMatchObject({ summary: 'Zähler 🔌 “fällt aus”', description: 'a\nb\nc' });
  });

  it('takes 200 devices, and 500 characters of which each is two code units', async () => {
    const { data } = await product.ask('ANALYST', '{ devices(first: 200) { nodes { id } } }');
    const deviceIds = data.devices.nodes.map(({ id }: Json) => id);
    const made = await incidents.logged({ deviceIds, summary: '🔌'.repeat(500) });
    expect(made.devices.map(({ id }: Json) => id)).toEqual([...deviceIds].sort());
    expect(await refusedBy(product, () => incidents.log({ summary: '🔌'.repeat(501) }))).toEqual([
      { field: 'summary', code: 'TOO_LONG' },
    ]);
  });

  it.each(['summary', 'description', 'categoryRationale'])(
    'refuses as its %s what is empty, too long, or holds control characters or direction marks',
    async (field) => {
      const asks = BAD_TEXTS.map(
        ([, text]) =>
          () =>
            incidents.log({ [field]: text }),
      );
      expect(await refusedAll(product, asks)).toEqual(BAD_TEXTS.map(([, , code]) => [{ field, code }]));
    },
  );

  const [device] = REPORT.deviceIds;
  it.each([
    ['two lines as summary', { summary: 'a\nb' }, 'summary', 'CONTROL_CHARACTER'],
    ['an unknown raiser', { raisedById: 'organisation:NOPE' }, 'raisedById', 'NOT_FOUND'],
    ['a raiser in small letters', { raisedById: 'organisation:dcc' }, 'raisedById', 'NOT_FOUND'],
    ['a provider as raiser', { raisedById: 'serviceProvider:S1SP-A' }, 'raisedById', 'NOT_FOUND'],
    ['an unknown provider', { serviceProviderId: 'serviceProvider:NO' }, 'serviceProviderId', 'NOT_FOUND'],
    ['a company as provider', { serviceProviderId: 'organisation:DCC' }, 'serviceProviderId', 'NOT_FOUND'],
    ['an unknown device', { deviceIds: [device, 'device:00DB9900000000FF'] }, 'deviceIds.1', 'NOT_FOUND'],
    ['a device in small letters', { deviceIds: ['device:00db1234567890a0'] }, 'deviceIds.0', 'NOT_FOUND'],
    ['an incident as device', { deviceIds: ['incident:INC000000001'] }, 'deviceIds.0', 'NOT_FOUND'],
    ['a device twice', { deviceIds: [...REPORT.deviceIds, device] }, 'deviceIds.2', 'DUPLICATE'],
    ['201 devices', { deviceIds: Array.from({ length: 201 }, (_, at) => `device:${at}`) }, 'deviceIds', 'TOO_MANY'],
    ['an unknown party', { interestedPartyIds: ['organisation:NO'] }, 'interestedPartyIds.0', 'NOT_FOUND'],
    ['a device as party', { interestedPartyIds: [device] }, 'interestedPartyIds.0', 'NOT_FOUND'],
    [
      'a party twice',
      { interestedPartyIds: ['organisation:DCC', 'organisation:DCC'] },
      'interestedPartyIds.1',
      'DUPLICATE',
    ],
    ['201 parties', { interestedPartyIds: Array(201).fill('organisation:DCC') }, 'interestedPartyIds', 'TOO_MANY'],
  ])('refuses %s, and changes nothing', async (_what, changes, field, code) => {
    expect(await refusedBy(product, () => incidents.log(changes))).toEqual([{ field, code }]);
  });

  it.each([
    ['raisedById', 'raisedById'],
    ['serviceProviderId', 'serviceProviderId'],
    ['deviceIds', 'deviceIds.0'],
    ['interestedPartyIds', 'interestedPartyIds.0'],
  ] as const)('refuses as its %s what is no such id, however much it looks like one', async (name, field) => {
    const good = REPORT[name];
    const bad = malformedIds(typeof good === 'string' ? good : String(good[0]));
    const asks = bad.map((id) => () => incidents.log({ [name]: typeof good === 'string' ? id : [id] }));
    expect(await refusedAll(product, asks)).toEqual(bad.map(() => [{ field, code: 'NOT_FOUND' }]));
  });

  it('tells all that is wrong at once', async () => {
    const bad = { summary: '', raisedById: 'organisation:NOPE', deviceIds: ['x', 'device:00DB9900000000FF'] };
    const problems = await refusedBy(product, () => incidents.log(bad));
    expect(problems.map(({ field }) => field).sort()).toEqual(['deviceIds.0', 'deviceIds.1', 'raisedById', 'summary']);
  });

  it.each([
    ['category', 'CATEGORY_6'],
    ['faultArea', 'MOON'],
    ['summary', null],
    ['raisedById', null],
    ['deviceIds', [null]],
    ['summary', { text: 'a' }],
    ['colour', 'red'],
  ])('answers with a typed error, which names the field, %s of %j', async (field, value) => {
    const error = await failedWith(product, () => incidents.log({ [field]: value }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(field) });
  });

  it('in the name of another is for callers that act for DCC', async () => {
    const asker = { role: 'OPERATIONS', organisationId: 'organisation:SUP-BIRCH' } as const;
    expect(await refusedBy(product, () => incidents.log({}, asker))).toEqual([
      { field: 'raisedById', code: 'NOT_YOUR_ORGANISATION' },
    ]);
    const { data } = await incidents.log({ raisedById: asker.organisationId }, asker);
    expect(data.logIncident).toMatchObject({ userErrors: [], incident: { raisedBy: { id: asker.organisationId } } });
    const desk = { role: 'OPERATIONS', organisationId: 'organisation:DCC' } as const;
    expect((await incidents.log({}, desk)).data.logIncident.userErrors).toEqual([]);
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['PUBLIC', 'FORBIDDEN'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
    ['SERVICE', 'FORBIDDEN'],
    [{ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('is not for %j', async (asker, code) => {
    expect(await failedWith(product, () => incidents.log({}, asker))).toMatchObject({ code });
  });

  it('gives 40 that come at once references of their own, and loses none', async () => {
    const summaries = Array.from({ length: 40 }, (_, at) => `Of forty at once ${at}`);
    const made = await Promise.all(summaries.map((summary) => incidents.logged({ summary })));
    expect(new Set(made.map(({ reference }) => reference)).size).toBe(40);
    for (const one of made) expectHistory(one, ['logIncident']);
    const query = '{ incidents(first: 200, filter: { search: "of forty at once" }) { nodes { id summary } } }';
    const { data } = await product.ask('ANALYST', query);
    const found = new Map(data.incidents.nodes.map(({ id, summary }: Json) => [id, summary]));
    expect(found).toEqual(new Map(made.map(({ id, summary }) => [id, summary])));
  });
});
