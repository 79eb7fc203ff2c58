import { type Change, Desk, INPUTS, named } from './setup/desk';
import { expectHistory } from './setup/history-chain';
import { ASSIGNMENT, REPORT } from './setup/log';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, refusedAll, refusedBy } from './setup/refusal';

const INFORMATION = { source: 'S1SP', text: 'The gateway logged E-17.' };

/** For each change, an input that would do for an incident, but for what names it. */
const REST: Record<Exclude<Change, 'logIncident'>, object> = {
  assignIncident: ASSIGNMENT,
  acceptAssignment: {},
  transitionIncident: { to: 'IN_PROGRESS', note: 'At work.' },
  categoriseIncident: { category: 'CATEGORY_1', rationale: 'Worse.' },
  escalateIncident: { reason: 'Late.' },
  markDuplicate: { originalId: 'incident:INC000000058', note: 'The same.' },
  unmarkDuplicate: { note: 'Another.' },
  updateIncident: { summary: 'Otherwise' },
  setInterestedParties: { organisationIds: ['organisation:DCC'] },
  addNote: { text: 'Noted.' },
  addSupportingInformation: { information: INFORMATION },
};
const CHANGES = Object.keys(REST) as (keyof typeof REST)[];
const BY_ASSIGNMENT: readonly Change[] = ['acceptAssignment', 'addSupportingInformation'];
const WITHOUT_VERSION: readonly Change[] = ['addNote', 'addSupportingInformation'];

describe('keeping an incident up to date', () => {
  let product: TestProduct;
  let desk: Desk;
  let standing: Json;
  beforeAll(async () => {
    product = await startProduct();
    desk = new Desk(product);
    standing = await desk.assigned(await desk.logged());
  });
  afterAll(() => product?.close());

  function input(change: keyof typeof REST, { id, version, assignment }: Json = standing, more: object = {}): object {
    const name = BY_ASSIGNMENT.includes(change) ? { assignmentId: assignment.id } : { id };
    return { ...name, ...(WITHOUT_VERSION.includes(change) ? {} : { version }), ...REST[change], ...more };
  }

  it('changes what is given, takes away what is null, and leaves the rest', async () => {
    const made = await desk.logged();
    const device = REPORT.deviceIds[0];
    const given = {
      summary: '  Three meters ',
      description: null,
      faultArea: null,
      serviceProviderId: 'serviceProvider:S1SP-B',
    };
    const changed = await desk.done('updateIncident', { ...named(made), ...given, deviceIds: [device] });
    expect(changed).toMatchObject({
      ...{ version: 2, summary: 'Three meters', description: null, faultArea: null, category: REPORT.category },
      ...{ serviceProvider: { id: given.serviceProviderId }, devices: [{ id: device }] },
    });
    expectHistory(changed, ['logIncident', 'updateIncident']);
    const told: Json[] = JSON.parse(changed.history.nodes[1].changes);
    expect(told.map(({ field }) => field)).toEqual([
      ...['description', 'deviceIds', 'faultArea', 'serviceProviderId', 'summary', 'version'],
    ]);
    const again = await desk.done('updateIncident', { ...named(changed), description: 'More.' });
    expect(again).toMatchObject({ summary: 'Three meters', description: 'More.', devices: [{ id: device }] });
  });

  it('says who is kept informed, and who no longer', async () => {
    const organisationIds = ['organisation:SECAS', 'organisation:BEIS'];
    const changed = await desk.done('setInterestedParties', { ...named(await desk.logged()), organisationIds });
    expect(changed.interestedParties).toEqual([...organisationIds].sort().map((id) => ({ id })));
    expect(changed.timeline.nodes.at(-1)).toMatchObject({
      ...{ kind: 'PARTIES_SET' },
      text: 'organisation:BEIS from now on. organisation:SECAS from now on. organisation:DNO-NORTHMOOR no longer.',
    });
    expect(
      (await desk.done('setInterestedParties', { ...named(changed), organisationIds: [] })).interestedParties,
    ).toEqual([]);
  });

  it("adds a note, and supporting information with whose knowledge it is: the S1SP's is marked as such (IMP 2.5.6)", async () => {
    const made = await desk.assigned(await desk.logged());
    const noted = await desk.done('addNote', { id: made.id, text: 'Rang them up.' });
    expect(noted.timeline.nodes.at(-1)).toMatchObject({ kind: 'NOTE', text: 'Rang them up.' });
    const more = { assignmentId: made.assignment.id, information: INFORMATION };
    const informed = await desk.done('addSupportingInformation', more);
    expect(informed.assignment.supportingInformation.at(-1)).toEqual({
      ...INFORMATION,
      addedBy: 'operations@development',
    });
    expectHistory(informed, ['logIncident', 'assignIncident', 'addNote', 'addSupportingInformation']);
    await desk.moved(informed, 'RESOLVED');
    expect(await refusedBy(product, () => desk.send('addSupportingInformation', more))).toEqual([
      { field: 'assignmentId', code: 'ENDED' },
    ]);
  });

  it('mends what was assigned without supporting information before', async () => {
    const assignmentId = 'incidentAssignment:INC000000021-1';
    const mended = await desk.done('addSupportingInformation', { assignmentId, information: INFORMATION });
    expect(mended.assignment.supportingInformation).toHaveLength(1);
  });

  it.each(CHANGES.filter((change) => !WITHOUT_VERSION.includes(change)))(
    '%s tells first of all that the incident has changed, and how it stands',
    async (change) => {
      const faults = { note: '', reason: '', rationale: '', summary: '', organisationIds: ['organisation:NOPE'] };
      const known = Object.entries(faults).filter(([field]) => field in REST[change]);
      const stale = input(change, { ...standing, version: 1 }, Object.fromEntries(known));
      expect(await failedWith(product, () => desk.send(change, stale))).toMatchObject({
        ...{ code: 'CONFLICT', id: standing.id, currentVersion: standing.version },
        current: { status: 'ASSIGNED', assignment: { id: standing.assignment.id, partyId: ASSIGNMENT.partyId } },
      });
    },
  );

  it('refuses as an id what is none, however much it looks like one', async () => {
    const asks = CHANGES.flatMap((change) => {
      const field = BY_ASSIGNMENT.includes(change) ? 'assignmentId' : 'id';
      const known = field === 'id' ? standing.id : standing.assignment.id;
      const bad = [known.toLowerCase(), `${known}9`, 'organisation:DCC', ...malformedIds(known)];
      return bad.map((id) => ({ field, ask: () => desk.send(change, input(change, standing, { [field]: id })) }));
    });
    const refusals = await refusedAll(
      product,
      asks.map(({ ask }) => ask),
    );
    expect(refusals).toEqual(asks.map(({ field }) => [{ field, code: 'NOT_FOUND' }]));
  });

  it('refuses as a text what is none', async () => {
    const texts = [
      ['acceptAssignment', 'note'],
      ['transitionIncident', 'note'],
      ['categoriseIncident', 'rationale'],
      ['escalateIncident', 'reason'],
      ['markDuplicate', 'note'],
      ['updateIncident', 'summary'],
      ['updateIncident', 'description'],
      ['addNote', 'text'],
    ] as const;
    const asks = texts.flatMap(([change, field]) =>
      BAD_TEXTS.map(([, text, code]) => {
        const ask = () => desk.send(change, input(change, standing, { [field]: text }));
        return { field, code, ask };
      }),
    );
    const refusals = await refusedAll(
      product,
      asks.map(({ ask }) => ask),
    );
    expect(refusals).toEqual(asks.map(({ field, code }) => [{ field, code }]));
  });

  it.each([
    ['updateIncident', { deviceIds: ['device:00DB9900000000FF'] }, 'deviceIds.0', 'NOT_FOUND'],
    ['updateIncident', { deviceIds: Array(2).fill(REPORT.deviceIds[0]) }, 'deviceIds.1', 'DUPLICATE'],
    ['updateIncident', { serviceProviderId: '' }, 'serviceProviderId', 'NOT_FOUND'],
    ['updateIncident', { summary: null }, 'summary', 'EMPTY'],
    ['updateIncident', { summary: undefined }, '', 'EMPTY'],
    ['setInterestedParties', { organisationIds: ['organisation:NOPE'] }, 'organisationIds.0', 'NOT_FOUND'],
    ['setInterestedParties', { organisationIds: Array(201).fill('organisation:DCC') }, 'organisationIds', 'TOO_MANY'],
    ['addSupportingInformation', { information: { source: 'S1SP', text: ' ' } }, 'information.text', 'EMPTY'],
  ] as const)('%s refuses what is wrong (%#), and changes nothing', async (change, more, field, code) => {
    expect(await refusedBy(product, () => desk.send(change, input(change, standing, more)))).toEqual([{ field, code }]);
  });

  it.each([
    ['updateIncident', 'CLOSED'],
    ['escalateIncident', 'NOT_OPEN'],
    ['categoriseIncident', 'NOT_OPEN'],
    ['assignIncident', 'NOT_ASSIGNABLE'],
    ['markDuplicate', 'NOT_OPEN'],
  ] as const)('%s leaves what is closed as it is: %s', async (change, code) => {
    const closed = await desk.incident('INC000000001');
    expect(await refusedBy(product, () => desk.send(change, input(change, closed)))).toEqual([{ field: 'id', code }]);
  });

  it('is for a party as far as its own assignments go', async () => {
    const other: Asker = { role: 'OPERATIONS', organisationId: 'organisation:SUP-BIRCH' };
    for (const [change, field] of [
      ['acceptAssignment', 'assignmentId'],
      ['transitionIncident', 'to'],
    ] as const) {
      expect(await refusedBy(product, () => desk.send(change, input(change), other))).toEqual([
        { field, code: 'NOT_YOUR_ORGANISATION' },
      ]);
    }
    const own: Asker = { role: 'OPERATIONS', organisationId: ASSIGNMENT.partyId };
    const assigned = await desk.assigned(await desk.logged());
    expect((await desk.done('acceptAssignment', input('acceptAssignment', assigned) as Json, own)).status).toBe(
      'IN_PROGRESS',
    );
  });

  it('is for the operations desk only', async () => {
    const askers = [null, 'PUBLIC', 'ANALYST', 'GOVERNANCE', 'SERVICE'] as const;
    for (const change of CHANGES) {
      for (const asker of askers) {
        const { errors } = await desk.send(change, input(change), asker);
        const code = asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect([change, asker, errors?.[0]?.extensions.code]).toEqual([change, asker, code]);
      }
    }
    expect(Object.keys(INPUTS)).toHaveLength(CHANGES.length + 1);
  });
});
