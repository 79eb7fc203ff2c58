import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { contentsOf } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';

const CREATE = `mutation ($input: CreateTraceLinkInput!) { createTraceLink(input: $input) {
  traceLink {
    id type status rationale createdAt createdBy version from { __typename } to { __typename }
    reviewedAgainst { id contentHash } history { totalCount nodes { actor action } }
  }
  userErrors { field code message suggestion } } }`;

const MEGABYTE = 'x'.repeat(1_000_000);
const HIDDEN = 'comment:SAMPLE-2018-05-04-05-Q1-1';
const given = { fromId: 'device:00DB1234567890A0', toId: 'clause:IMP-2.5.6', type: 'REFERENCES' };

describe('a trace link', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const create = (asker: Asker, changes: object = {}) =>
    product.ask(asker, CREATE, { input: { ...given, ...changes } });
  async function made(asker: Asker, changes: object = {}): Promise<Json> {
    const { data, errors } = await create(asker, changes);
    expect(errors).toBeUndefined();
    expect(data.createTraceLink.userErrors).toEqual([]);
    held = undefined;
    return data.createTraceLink.traceLink;
  }

  /** What the tables held when last looked at, as long as nothing was made since. */
  let held: Record<string, string> | undefined;
  const contents = () => contentsOf(product.database('changes'));
  async function unchanged(work: () => Promise<void>): Promise<void> {
    const before = held ?? (await contents());
    await work();
    held = await contents();
    expect(held).toEqual(before);
  }

  it('is made against the clause as it stands, with the first entry of its history, and seen from either end', async () => {
    const link = await made('ANALYST', { rationale: ' Seen in the log. ' });
    expect(link).toMatchObject({
      ...{ id: expect.stringMatching(/^traceLink:[0-9A-Z]{10}$/), type: 'REFERENCES', status: 'CURRENT', version: 1 },
      ...{ rationale: 'Seen in the log.', createdAt: '2018-08-01T12:00:00.000Z', createdBy: 'analyst@development' },
      ...{ from: { __typename: 'Device' }, to: { __typename: 'Clause' } },
      reviewedAgainst: { id: 'clauseVersion:IMP-1.0#IMP-2.5.6' },
      history: { totalCount: 1, nodes: [{ actor: 'analyst@development', action: 'createTraceLink' }] },
    });
    const entries = await product.database('changes').reads.findBy(AuditEntryRow, { thingId: link.id });
    expect(firstBroken(entries)).toBeUndefined();
    const { data } = await product.ask(
      'ANALYST',
      `{ traceLink(id: "${link.id}") { id }
        device(deviceId: "00DB1234567890A0") { out: traceLinks(filter: { direction: OUT }) { nodes { id } }
          in: traceLinks(filter: { direction: IN }) { nodes { id } } }
        clause(id: "clause:IMP-2.5.6") { traceLinks(first: 200, filter: { otherKinds: ["Device"] }) { nodes { id } } }
        trace(from: "device:00DB1234567890A0", depth: 1) { nodes { id } edges { id } } }`,
    );
    expect(data).toEqual({
      traceLink: { id: link.id },
      device: { out: { nodes: [{ id: link.id }] }, in: { nodes: [] } },
      clause: { traceLinks: { nodes: [{ id: link.id }] } },
      trace: { nodes: [{ id: given.fromId }, { id: given.toId }], edges: [{ id: link.id }] },
    });
  });

  it.each([
    'serviceProvider:S1SP-A',
    'incident:INC000000001',
    'incidentAssignment:INC000000021-1',
    'recoveryScenario:S1SP-GW',
    'disasterEvent:DIS000000001',
    'component:S1SP-A-DC1',
    'clause:SSI-DS-1.10.3',
    'change:SAMPLE-2018-05-04-1',
    'comment:SAMPLE-2018-05-04-01-Q1-1',
    'obligation:IMP-2.5.6-1',
    'openIssue:SAMPLE-2018-05-04-1',
  ])('joins %s', async (fromId) => {
    const link = await made('GOVERNANCE', { fromId, toId: 'clause:IMP-2.7', type: 'DERIVES_FROM' });
    expect(link.from.__typename.toLowerCase()).toBe(fromId.slice(0, fromId.indexOf(':')).toLowerCase());
    const back = await made('GOVERNANCE', { fromId: 'clause:IMP-2.7', toId: fromId, type: 'DERIVES_FROM' });
    expect(back.id).not.toBe(link.id);
  });

  const unknown = [
    ...['clause:NOPE', 'clause:imp-5.2', 'change:NOPE-1', 'comment:NOPE-1', 'obligation:NOPE-1', 'openIssue:NOPE-1'],
    ...['device:00DB12345678FFFF', 'device:00db1234567890a0', 'serviceProvider:NOPE', 'incident:INC999999999'],
    ...['incidentAssignment:INC000000021-9', 'recoveryScenario:NOPE', 'component:NOPE', 'disasterEvent:DIS999999999'],
  ];
  const unfit = [
    ...['document:IMP', 'organisation:DCC', 'baseline:IMP-1.0', 'consultation:SAMPLE-2018-05-04', 'traceLink:SAMPLE-1'],
    ...['response:SAMPLE-2018-05-04-01', 'answer:SAMPLE-2018-05-04-01-Q1', 'question:SAMPLE-2018-05-04-Q1'],
    ...[
      'toaster:1',
      '',
      'clause',
      'clause:',
      'Clause:IMP-5.2',
      ' clause:IMP-5.2',
      'clause:IMP-5.2 ',
      'clause:\u0000',
      MEGABYTE,
    ],
  ];
  const INPUT: [what: string, changes: object, field: string, code: string][] = [
    ...unknown.flatMap((id): (typeof INPUT)[number][] => [
      [`from ${id}, which is not there`, { fromId: id }, 'fromId', 'NOT_FOUND'],
      [`to ${id}, which is not there`, { toId: id }, 'toId', 'NOT_FOUND'],
    ]),
    ...unfit.map((id): (typeof INPUT)[number] => [
      `to ${JSON.stringify(id.slice(0, 40))}, which nothing can be linked with`,
      ...([{ toId: id }, 'toId', 'NOT_TRACEABLE'] as const),
    ]),
    ['to itself', { toId: given.fromId }, 'toId', 'LINK_TO_ITSELF'],
    ['a second time', {}, 'type', 'DUPLICATE'],
    ['with an empty reason', { type: 'AFFECTS', rationale: ' ' }, 'rationale', 'EMPTY'],
    ['with a megabyte of reason', { type: 'AFFECTS', rationale: MEGABYTE }, 'rationale', 'TOO_LONG'],
    ['with a control character', { type: 'AFFECTS', rationale: 'a\u0007b' }, 'rationale', 'CONTROL_CHARACTER'],
    ['with a right-to-left mark', { type: 'AFFECTS', rationale: 'a\u202Eb' }, 'rationale', 'DIRECTION_MARK'],
  ];

  it.each(INPUT)('is not made %s', async (_what, changes, field, code) => {
    await unchanged(async () => {
      const { data, errors } = await create('GOVERNANCE', changes);
      expect(errors).toBeUndefined();
      expect(data.createTraceLink.traceLink).toBeNull();
      expect(data.createTraceLink.userErrors).toEqual([
        { field: [field], code, message: expect.stringMatching(/\S/), suggestion: expect.stringMatching(/\S/) },
      ]);
    });
  });

  it('is told all that is wrong with it at once', async () => {
    const wrong = { fromId: 'device:00DB12345678FFFF', toId: 'clause:NOPE', rationale: '' };
    const { data } = await create('GOVERNANCE', wrong);
    expect(data.createTraceLink.userErrors.map(({ field }: Json) => field[0]).sort()).toEqual([
      'fromId',
      'rationale',
      'toId',
    ]);
  });

  it('is answered with a typed error when its type is none', async () => {
    await unchanged(async () => {
      const { errors } = await create('GOVERNANCE', { type: 'LIKES' });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', suggestion: expect.any(String) });
    });
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ...(['PUBLIC', 'RESPONDENT', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const).map(
      (role) => [role, 'FORBIDDEN'] as const,
    ),
  ] as const)('is not made by %s', async (asker, code) => {
    await unchanged(async () => {
      const { errors } = await create(asker, { type: 'GOVERNS' });
      expect(errors?.[0]?.extensions).toMatchObject({ code, suggestion: expect.any(String) });
    });
  });

  it('is made once when it is asked for eight times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('OPERATIONS', { type: 'AFFECTS' })));
    held = undefined;
    const results = answers.map(({ data }) => data.createTraceLink);
    expect(results.filter(({ traceLink }) => traceLink !== null)).toHaveLength(1);
    expect(results.flatMap(({ userErrors }) => userErrors.map(({ code }: Json) => code))).toEqual(
      Array(7).fill('DUPLICATE'),
    );
  });

  it('cannot be made to a comment that the caller may not know of, in the same words as to one that is not there', async () => {
    const absent = 'comment:SAMPLE-2018-05-04-05-Q1-7';
    await unchanged(async () => {
      const told: string[] = [];
      for (const toId of [HIDDEN, absent]) {
        const { data } = await create('ANALYST', { toId });
        told.push(JSON.stringify(data.createTraceLink).replaceAll(toId, 'it'));
      }
      expect(told[0]).toContain('NOT_FOUND');
      expect(told[0]).toBe(told[1]);
    });
  });

  it('does not exist for those who may not know of the comment at one of its ends', async () => {
    const query = (id: string) => `{ traceLink(id: "${id}") { id }
      incident(reference: "INC000000003") { traceLinks(first: 200) { totalCount nodes { id } } }
      trace(from: "incident:INC000000003", depth: 3, limit: 2000) { nodes { id } edges { id } } }`;
    const none = 'traceLink:TL999999999';
    const roles = ['ANALYST', 'OPERATIONS', 'ADMIN', 'SERVICE'] as const;
    const before = new Map<string, Json>();
    for (const role of roles) before.set(role, (await product.ask(role, query(none))).data);
    const { id } = await made('GOVERNANCE', { fromId: 'incident:INC000000003', toId: HIDDEN });
    for (const role of roles) expect((await product.ask(role, query(id))).data).toEqual(before.get(role));
    for (const role of ['GOVERNANCE', 'GOVERNMENT', 'AUTHORITY'] as const) {
      const { data } = await product.ask(role, query(id));
      expect(data.traceLink).toEqual({ id });
      expect(data.incident.traceLinks.nodes).toContainEqual({ id });
      expect(data.trace.nodes).toContainEqual({ id: HIDDEN });
    }
  });
});
