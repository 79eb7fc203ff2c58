import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { CREATE_LINK, Linking, REVIEW_LINK, SUSPECT_LINKS } from './setup/linking';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { refusedAll } from './setup/refusal';

const DEVICE = 'device:00DB1234567890A0';

describe('links whose texts change', () => {
  let product: TestProduct;
  let linking: Linking;
  beforeAll(async () => {
    product = await startProduct();
    linking = new Linking(product);
  });
  afterAll(() => product.close());

  it('are suspect from the day the new text takes effect until they are reviewed, and show the red-line', async () => {
    linking.on('2018-08-01');
    const { draft, clauses } = await linking.inForce('TALE', ['Keep the log.', 'Tell the user.'], '2018-08-01');
    const [first = '', second = ''] = clauses;
    const made = await linking.create({ fromId: DEVICE, toId: first });
    const renumbered = await linking.create({ fromId: second, toId: DEVICE });
    const both = await linking.create({ fromId: first, toId: second });
    expect(both.ends.map((end: Json) => end.reviewedAgainst.id)).toEqual([
      `clauseVersion:TALE-9.1#${first.slice(7)}`,
      `clauseVersion:TALE-9.1#${second.slice(7)}`,
    ]);

    const next = await linking.drafts.draftOf(draft.id, 'TALE');
    const edited = await linking.drafts.edited(next, {
      clauseId: first,
      number: '1',
      heading: 'Duty',
      text: 'Keep the whole log.',
    });
    // Only its number becomes another.
    const moved = await linking.drafts.edited(edited, {
      clauseId: second,
      number: '3',
      heading: 'Duty',
      text: 'Tell the user.',
    });
    expect(await linking.suspects({ code: 'TALE' })).toEqual([]);
    await linking.designated(moved, '2018-09-01');
    for (const day of ['2018-08-01', '2018-08-31']) {
      linking.on(day);
      expect(await linking.suspects({ code: 'TALE' })).toEqual([]);
      expect((await linking.link(made.id)).status).toBe('CURRENT');
    }
    product.clock.set(new Date('2018-08-31T23:00:00Z'));
    expect((await linking.link(made.id)).status).toBe('SUSPECT');
    linking.on('2018-09-10');
    const listed = await linking.suspects({ code: 'TALE' });
    expect(listed.map(({ id }) => id).sort()).toEqual([both.id, made.id].sort());
    expect((await linking.link(renumbered.id)).status).toBe('CURRENT');
    expect(await linking.link(made.id)).toMatchObject({
      ...{
        status: 'SUSPECT',
        suspectSince: '2018-09-01',
        reviewedAgainst: { id: expect.stringContaining('TALE-9.1') },
      },
      ends: [
        { suspectSince: null, changedText: null },
        { suspectSince: '2018-09-01', changedText: { kind: 'MODIFIED' } },
      ],
      redLines: [
        { kind: 'MODIFIED', segments: expect.arrayContaining([expect.objectContaining({ operation: 'INSERT' })]) },
      ],
    });
    const counts = await product.ask('ANALYST', '{ documents { code baselines { id } } }');
    const { baselines } = counts.data.documents.find(({ code }: Json) => code === 'TALE');
    const { data } = await product.ask(
      'ANALYST',
      `{ coverage(baselineId: "${baselines.at(-1).id}") { suspectLinks }
      clause(id: "${first}") { traceLinks(filter: { statuses: [SUSPECT] }) { totalCount } } }`,
    );
    expect([data.coverage.suspectLinks, data.clause.traceLinks.totalCount]).toEqual([2, 2]);

    const reviewed = await linking.drafts.done(
      REVIEW_LINK,
      { id: made.id, version: 1, stillHolds: true, rationale: 'Still so.' },
      'ANALYST',
    );
    expect(reviewed).toMatchObject({
      ...{ status: 'CURRENT', version: 2, rationale: 'Still so.', suspectSince: null, redLines: [] },
      ...{ reviewedAt: '2018-09-10T12:00:00.000Z', reviewedBy: 'analyst@development' },
    });
    expect(reviewed.reviewedAgainst.id).not.toBe(made.reviewedAgainst.id);
    const gone = await linking.drafts.done(
      REVIEW_LINK,
      { id: both.id, version: 1, stillHolds: false, rationale: 'No more.' },
      'ANALYST',
    );
    expect(gone.status).toBe('RETIRED');
    expect(await linking.suspects({ code: 'TALE' })).toEqual([]);
    for (const { id } of [reviewed, gone]) {
      const entries = await product.database('changes').reads.findBy(AuditEntryRow, { thingId: id });
      expect(entries).toHaveLength(2);
      expect(firstBroken(entries)).toBeUndefined();
    }
  });

  it('are listed by document, owner, type, clause and age, in either order, page by page', async () => {
    linking.on('2018-10-01');
    const { draft, clauses } = await linking.inForce('AGES', ['One.', 'Two.', 'Three.'], '2018-10-01');
    const made: Json[] = [];
    for (const [index, toId] of clauses.entries()) {
      made.push(
        await linking.create({
          fromId: DEVICE,
          toId,
          owner: `desk-${index}`,
          type: index === 0 ? 'AFFECTS' : 'GOVERNS',
        }),
      );
    }
    let text = draft;
    for (const [index, clauseId] of clauses.entries()) {
      const next = await linking.drafts.draftOf(text.id, 'AGES');
      const edited = await linking.drafts.edited(next, {
        clauseId,
        number: `${index + 1}`,
        heading: 'Duty',
        text: 'Otherwise.',
      });
      text = await linking.designated(edited, `2018-1${index % 2}-0${index + 2}`.replace('2018-10-04', '2018-12-04'));
    }
    linking.on('2019-01-01');
    const code = 'AGES';
    const ids = async (variables: object) => (await linking.suspects({ code, ...variables })).map(({ id }) => id);
    const [a, b, c] = made.map(({ id }) => id);
    expect(await ids({ sort: { field: 'SINCE' } })).toEqual([a, b, c]);
    expect(await ids({ sort: { field: 'SINCE', direction: 'DESC' } })).toEqual([c, b, a]);
    expect(await ids({ filter: { owners: ['desk-1', 'desk-2'] }, sort: { field: 'SINCE' } })).toEqual([b, c]);
    expect(await ids({ filter: { types: ['AFFECTS'] } })).toEqual([a]);
    expect(await ids({ filter: { clauseIds: [clauses[2]] } })).toEqual([c]);
    expect(await ids({ filter: { sinceFrom: '2018-11-03', sinceBefore: '2018-12-04' } })).toEqual([b]);
    expect(await ids({ filter: { sinceFrom: '2018-12-05' } })).toEqual([]);
    expect(await ids({ filter: { createdBy: ['nobody'] } })).toEqual([]);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data }: Json = await product.ask('ANALYST', SUSPECT_LINKS, {
        code,
        sort: { field: 'SINCE' },
        first: 1,
        after,
      });
      seen.push(...data.suspectLinks.nodes.map(({ id }: Json) => id));
      if (!data.suspectLinks.pageInfo.hasNextPage) break;
      after = data.suspectLinks.pageInfo.endCursor;
    }
    expect(seen).toEqual([a, b, c]);
    const counts: number[] = [];
    for (const first of [5, 15, 200]) {
      const before = product.statements();
      await product.ask('GOVERNANCE', SUSPECT_LINKS, { first });
      counts.push(product.statements() - before);
    }
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
  });

  it('are listed by each of the clauses that changed, whichever did first', async () => {
    linking.on('2019-02-01');
    const { draft, clauses } = await linking.inForce('BOTH', ['One.', 'Two.'], '2019-02-01');
    const [fromId = '', toId = ''] = clauses;
    const { id } = await linking.create({ fromId, toId });
    let text = draft;
    for (const [index, clauseId] of clauses.entries()) {
      const next = await linking.drafts.draftOf(text.id, 'BOTH');
      const words = { clauseId, number: `${index + 1}`, heading: 'Duty', text: 'Otherwise.' };
      text = await linking.designated(await linking.drafts.edited(next, words), `2019-02-0${index + 2}`);
    }
    linking.on('2019-03-01');
    for (const clauseIds of [[fromId], [toId], clauses]) {
      const listed = await linking.suspects({ code: 'BOTH', filter: { clauseIds } });
      expect(listed.map((link) => link.id)).toEqual([id]);
    }
    expect(await linking.suspects({ code: 'BOTH', filter: { clauseIds: [] } })).toEqual([]);
  });

  it('are not made suspect by a draft, nor does their history tell of its words', async () => {
    linking.on('2019-02-01');
    const { draft, clauses } = await linking.inForce('HUSH', ['Said.'], '2019-02-01');
    const [clauseId = ''] = clauses;
    const made = await linking.create({ fromId: DEVICE, toId: clauseId });
    const next = await linking.drafts.draftOf(draft.id, 'HUSH');
    const edited = await linking.drafts.edited(next, { clauseId, number: '1', heading: 'Duty', text: 'Not said yet.' });
    expect((await linking.link(made.id)).status).toBe('CURRENT');
    const input = { fromId: 'component:S1SP-A-DC1', toId: clauseId, type: 'GOVERNS', baselineIds: [edited.id] };
    expect(await refusedAll(product, [linking.attempt(CREATE_LINK, input)])).toEqual([
      [{ field: 'baselineIds.0', code: 'NOT_FOUND' }],
    ]);
    const born = await linking.drafts.edited(edited, { number: '7', heading: 'New', text: 'New words.' });
    const fresh = born.clauses.nodes.find(({ number }: Json) => number === '7').clause.id;
    const early = await linking.create({ fromId: DEVICE, toId: fresh });
    expect(early).toMatchObject({ status: 'CURRENT', reviewedAgainst: null });
    const entries = await product.database('changes').reads.findBy(AuditEntryRow, { thingId: early.id });
    expect(JSON.stringify(entries)).not.toMatch(/[0-9a-f]{64}"?[^"]*changes|contentHash|HUSH-9/i);
  });

  it('can be reviewed ahead of a text that is proposed', async () => {
    linking.on('2019-03-01');
    const { draft, clauses } = await linking.inForce('AHEAD', ['Old.'], '2019-03-01');
    const [clauseId = ''] = clauses;
    const next = await linking.drafts.draftOf(draft.id, 'AHEAD');
    const edited = await linking.drafts.edited(next, { clauseId, number: '1', heading: 'Duty', text: 'New.' });
    const proposed = await linking.drafts.moved(edited, 'IN_CONSULTATION');
    const made = await linking.create({ fromId: DEVICE, toId: clauseId, baselineIds: [proposed.id] });
    expect(made).toMatchObject({
      status: 'CURRENT',
      reviewedAgainst: { id: expect.stringContaining(proposed.id.slice(9)) },
    });
    const submitted = await linking.drafts.moved(await linking.drafts.moved(proposed, 'BASELINED'), 'SUBMITTED');
    await linking.drafts.moved(submitted, 'DESIGNATED', { effectiveFrom: '2019-03-02' });
    linking.on('2019-03-05');
    expect((await linking.link(made.id)).status).toBe('CURRENT');
  });

  it('say of an end that it was withdrawn', async () => {
    linking.on('2019-04-01');
    const { draft, clauses } = await linking.inForce('GONE', ['Stays.', 'Goes.'], '2019-04-01');
    const [stays = '', goes = ''] = clauses;
    const made = await linking.create({ fromId: stays, toId: goes });
    expect(made.ends.map(({ withdrawn }: Json) => withdrawn)).toEqual([false, false]);
    const next = await linking.drafts.draftOf(draft.id, 'GONE');
    await linking.designated(await linking.drafts.edited(next, { clauseId: goes, remove: true }), '2019-04-10');
    expect((await linking.link(made.id)).ends.map(({ withdrawn }: Json) => withdrawn)).toEqual([false, false]);
    linking.on('2019-04-10');
    expect(await linking.link(made.id)).toMatchObject({ status: 'SUSPECT', redLines: [{ kind: 'REMOVED' }] });
    expect((await linking.link(made.id)).ends.map(({ withdrawn }: Json) => withdrawn)).toEqual([false, true]);
    const { status } = await linking.review({ id: made.id, version: 1 });
    expect(status).toBe('CURRENT');

    const toDevice = await linking.create({ fromId: DEVICE, toId: stays });
    await product
      .database('inventory')
      .write((transaction) => transaction.query("UPDATE device SET status = 'DECOMMISSIONED' WHERE id = ?", [DEVICE]));
    expect((await linking.link(toDevice.id)).ends.map(({ withdrawn }: Json) => withdrawn)).toEqual([true, false]);
  });
});
