import { parse } from 'graphql';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { Recovery } from './setup/recovery';

describe('what outsiders read of disasters in the graph', () => {
  let product: TestProduct;
  let recovery: Recovery;
  beforeAll(async () => {
    product = await startProduct();
    recovery = new Recovery(product);
  });
  afterAll(() => product.close());

  const OUTSIDERS = [null, 'PUBLIC', { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }] as const;
  const UNPUBLISHED = 'DIS000000003';

  it.each(OUTSIDERS)('is those of which something was published, wherever %j looks', async (asker) => {
    const query = `{ list: disasters(first: 100) { totalCount nodes { reference } }
      unpublished: disasters(filter: { published: false }) { totalCount }
      byId: disaster(id: "disasterEvent:${UNPUBLISHED}") { id } byReference: disaster(reference: "${UNPUBLISHED}") { id }
      recoveryScenario(code: "DCO-DC-ALL") { disasters { totalCount nodes { reference } } }
      bcdrStatus { activeDisasters { reference } }
      serviceProvider(id: "serviceProvider:DCO-1") { serviceState activeDisasters { reference } } }`;
    const { data, errors } = await product.ask(asker, query);
    expect(errors).toBeUndefined();
    expect(data.list.totalCount).toBe(5);
    expect(data.list.nodes.map(({ reference }: Json) => reference)).not.toContain(UNPUBLISHED);
    expect(data).toMatchObject({
      ...{ unpublished: { totalCount: 0 }, byId: null, byReference: null },
      recoveryScenario: { disasters: { totalCount: 0, nodes: [] } },
      bcdrStatus: { activeDisasters: [{ reference: 'DIS000000002' }] },
      serviceProvider: { serviceState: 'UNAVAILABLE', activeDisasters: [] },
    });
    const subgraph = await product
      .subgraph('bcdr')
      .answer(...(await entitiesQuery(asker, `disasterEvent:${UNPUBLISHED}`)));
    expect(subgraph.data?._entities).toEqual([null]);
  });

  it.each(OUTSIDERS)('is of these what is public, for %j', async (asker) => {
    const code = asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    const kept = [
      ...['summary', 'declaredBy', 'history { nodes { at } }', 'incident { id }', 'publications { publishedBy }'],
      ...['actionLog { doneBy }', 'actionLog { note }', 'components { history { nodes { at } } }'],
    ];
    for (const field of kept) {
      const { errors = [] } = await product.ask(asker, `{ disaster(reference: "DIS000000002") { ${field} } }`);
      expect([field, ...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual([field, code]);
    }
    const open = `{ disaster(reference: "DIS000000002") { reference status declaredAt recoveredAt closedAt version exercise
      scenario { title } components { id state stateSince } affectedProviders { id } secondsToFirstPublication
      impact { extent affectedServices { serviceRequest } } publications { id text disaster { id } }
      outstandingActions { text } actionLog { doneAt action { text } } achievedRecoveryTimeSeconds } }`;
    expect((await product.ask(asker, open)).errors).toBeUndefined();
  });

  it('is the whole of it for those who read the network', async () => {
    expect((await recovery.disaster(UNPUBLISHED)).summary).toMatch(/\S/);
    const { data } = await product.ask('ANALYST', '{ disasters { totalCount } bcdrStatus { activeDisasters { id } } }');
    expect([data.disasters.totalCount, data.bcdrStatus.activeDisasters.length]).toEqual([6, 2]);
  });

  it('begins with the first publication', async () => {
    const query = `{ disaster(reference: "${UNPUBLISHED}") { publications { text } } }`;
    expect((await product.ask(null, query)).data.disaster).toBeNull();
    const notice = { text: 'It is down.', affectedServiceRequests: ['7.1'] };
    await recovery.publish(await recovery.publicDisaster(UNPUBLISHED), notice);
    expect((await product.ask(null, query)).data.disaster).toEqual({ publications: [{ text: 'It is down.' }] });
  });

  it.each([
    { __typename: 'ImpactPublication', id: 'impactPublication:DIS000000001-1' },
    { __typename: 'Nothing', id: 'disasterEvent:DIS000000001' },
    { __typename: 'constructor', id: 'disasterEvent:DIS000000001' },
    { id: 'disasterEvent:DIS000000001' },
    'disasterEvent:DIS000000001',
  ])('is not had by asking a subgraph for %j, which is no entity of it', async (representation) => {
    const query = parse(`query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }`);
    const { errors } = await product.subgraph('bcdr').answer(query, { of: [representation] }, undefined);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  async function entitiesQuery(asker: (typeof OUTSIDERS)[number], id: string) {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on DisasterEvent { id } } }`;
    const authorization = asker === null ? undefined : `Bearer ${await product.token(asker)}`;
    const of = [{ __typename: 'DisasterEvent', id }];
    return [parse(query), { of }, authorization] as const;
  }
});
