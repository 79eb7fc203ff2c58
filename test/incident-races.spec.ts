import { Desk, named } from './setup/desk';
import { expectWholeHistories } from './setup/history-chain';
import { ASSIGNMENT, REPORT } from './setup/log';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { atOnce, inTurns } from './setup/race';

const CLIENTS = 16;
const INCIDENTS = 1000;

describe('at the desk, at once:', () => {
  let product: TestProduct;
  let desk: Desk;
  beforeAll(async () => {
    product = await startProduct();
    desk = new Desk(product);
  });
  afterAll(() => product?.close());

  it('a thousand incidents logged by 16 clients have references of their own, without a gap, and none is lost', async () => {
    const brief = new Desk(product, 'reference summary version');
    const made: Json[] = [];
    let next = 0;
    const client = async () => {
      while (next < INCIDENTS) {
        next += 1;
        made.push(await brief.logged({ summary: `Of a thousand ${next}`, deviceIds: [], interestedPartyIds: [] }));
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    const expected = Array.from({ length: INCIDENTS }, (_, at) => `INC${String(61 + at).padStart(9, '0')}`);
    expect(made.map(({ reference }) => reference).sort()).toEqual(expected);
    const kept = new Map<string, string>();
    for (let after = ''; ; ) {
      const query = `{ incidents(first: 200${after}, filter: { search: "of a thousand" }) {
        nodes { reference summary } pageInfo { hasNextPage endCursor } } }`;
      const { nodes, pageInfo } = (await product.ask('ANALYST', query)).data.incidents;
      for (const { reference, summary } of nodes) kept.set(reference, summary);
      if (!pageInfo.hasNextPage) break;
      after = `, after: ${JSON.stringify(pageInfo.endCursor)}`;
    }
    expect(kept).toEqual(new Map(made.map(({ reference, summary }) => [reference, summary])));
  }, 300_000);

  it('of two who assign the same incident one does, and the other is told to whom it went', async () => {
    for (let round = 0; round < 6; round += 1) {
      const incident = await desk.logged();
      const parties = inTurns(round, 'organisation:SUP-HAZEL', 'organisation:SUP-ROWAN');
      const sent = parties.map(
        (partyId) => () => desk.send('assignIncident', { ...named(incident), ...ASSIGNMENT, partyId }),
      );
      const { won, failed, refused } = await atOnce(...sent);
      expect([won.length, refused]).toEqual([1, []]);
      const { id, party, role } = won[0].assignment;
      expect(failed).toEqual([
        expect.objectContaining({
          ...{ code: 'CONFLICT', id: incident.id, currentVersion: 2 },
          current: expect.objectContaining({
            ...{ version: 2, status: 'ASSIGNED', category: REPORT.category },
            assignment: expect.objectContaining({ id, role, partyId: party.id }),
          }),
        }),
      ]);
    }
  });

  it('of two who mark each the other as a duplicate one does', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, other] = [await desk.logged(), await desk.logged()];
      const mark = (duplicate: Json, original: Json) => () =>
        desk.send('markDuplicate', { ...named(duplicate), originalId: original.id, note: 'The same.' });
      const { won, failed, refused } = await atOnce(...inTurns(round, mark(one, other), mark(other, one)));
      expect([won.length, failed.length + refused.length]).toEqual([1, 1]);
      const now = await Promise.all([one, other].map(({ reference }) => desk.incident(reference)));
      expect(now.filter(({ duplicateOf }) => duplicateOf !== null)).toHaveLength(1);
    }
  });

  it('notes and information that many give for one incident are all kept', async () => {
    const { id, reference, version, assignment } = await desk.assigned(await desk.logged());
    const sent = Array.from(
      { length: 12 },
      (_, at) => () =>
        at % 2 === 0
          ? desk.send('addNote', { id, text: `Note ${at}.` })
          : desk.send('addSupportingInformation', {
              assignmentId: assignment.id,
              information: { source: 'S1SP', text: `Line ${at}.` },
            }),
    );
    const { won, failed, refused } = await atOnce(...sent);
    expect([won.length, failed, refused]).toEqual([12, [], []]);
    const now = await desk.incident(reference);
    expect(now.version).toBe(version + 12);
    expect(now.assignment.supportingInformation).toHaveLength(7);
    expect(now.timeline.nodes.filter(({ kind }: Json) => kind === 'NOTE')).toHaveLength(6);
    await expectWholeHistories(product, 'incidents');
  });
});
