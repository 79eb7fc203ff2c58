import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOf } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const PROBLEMS = 'userErrors { field code message suggestion }';
const ISSUE = 'id summary dependsOn state version updates { by text } history { totalCount nodes { action changes } }';
const MILESTONE = `id name authority plannedFor dueOn doneOn state settledAt version
  history { nodes { action reason } }`;

const mutation = (name: string, thing: string, selection: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} { ${selection} } ${PROBLEMS} } }`;
};

const RAISE = mutation('raiseOpenIssue', 'openIssue', ISSUE);
const UPDATE_ISSUE = mutation('updateOpenIssue', 'openIssue', ISSUE);
const PLAN = mutation('planMilestone', 'milestone', MILESTONE);
const RESCHEDULE = mutation('rescheduleMilestone', 'milestone', MILESTONE);
const COMPLETE = mutation('completeMilestone', 'milestone', MILESTONE);
const CANCEL = mutation('cancelMilestone', 'milestone', MILESTONE);
const UPDATE = mutation('updateConsultation', 'consultation', 'id version');

async function done(product: TestProduct, query: string, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
  const answer = await product.ask(asker, query, { input });
  expect(answer.errors).toBeUndefined();
  const { userErrors, ...rest } = payloadOf(answer);
  expect(userErrors).toEqual([]);
  return Object.values(rest)[0];
}

const SAMPLE = 'consultation:SAMPLE-2018-05-04';

describe('what a consultation leaves open', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
    product.clock.set(new Date('2018-07-10T22:30:00Z'));
  });
  afterAll(() => product.close());

  const refused = (query: string, input: object) =>
    refusedBy(product, () => product.ask('GOVERNANCE', query, { input }));
  const raised = (summary: string) => done(product, RAISE, { consultationId: SAMPLE, summary, dependsOn: 'Talks' });

  it('is raised, followed and settled, and its history tells how', async () => {
    const issue = await raised('Nothing is said of test meters.');
    expect(issue).toMatchObject({ id: 'openIssue:SAMPLE-2018-05-04-6', state: 'OPEN', version: 1, updates: [] });
    await done(product, UPDATE_ISSUE, { id: issue.id, text: 'It will be said.' }, 'ADMIN');
    const settled = await done(product, UPDATE_ISSUE, { id: issue.id, version: 2, text: 'Said.', state: 'RESOLVED' });
    expect(settled).toMatchObject({
      ...{ state: 'RESOLVED', version: 3 },
      updates: [
        { by: 'admin@development', text: 'It will be said.' },
        { by: 'governance@development', text: 'Said.' },
      ],
    });
    expect(settled.history.nodes.map(({ action }: Json) => action)).toEqual([
      ...['raiseOpenIssue', 'updateOpenIssue', 'updateOpenIssue'],
    ]);
    const query = '{ consultation(reference: "SAMPLE-2018-05-04") { openIssues { id } } }';
    const { openIssues } = (await product.ask(null, query)).data.consultation;
    expect(openIssues.map(({ id }: Json) => id).at(-1)).toBe(issue.id);
  });

  it('takes updates of two at once, in some order, unless one says which version it saw', async () => {
    const { id } = await raised('Two write at once.');
    await Promise.all(['one', 'two'].map((text) => done(product, UPDATE_ISSUE, { id, text })));
    const both = await done(product, UPDATE_ISSUE, { id, version: 3, text: 'three' });
    expect(both.updates.map(({ text }: Json) => text).sort()).toEqual(['one', 'three', 'two']);
    const stale = () => product.ask('GOVERNANCE', UPDATE_ISSUE, { input: { id, version: 1, text: 'late' } });
    expect(await failedWith(product, stale)).toMatchObject({ code: 'CONFLICT', currentVersion: 4 });
  });

  it('is not raised or updated with what is no text, or of what there is not', async () => {
    const asks = BAD_TEXTS.flatMap(([, text]) => [
      () => product.ask('GOVERNANCE', RAISE, { input: { consultationId: SAMPLE, summary: text, dependsOn: text } }),
      () => product.ask('GOVERNANCE', UPDATE_ISSUE, { input: { id: 'openIssue:SAMPLE-2018-05-04-1', text } }),
    ]);
    const expected = BAD_TEXTS.flatMap(([, , code]) => [
      [
        { field: 'summary', code },
        { field: 'dependsOn', code },
      ],
      [{ field: 'text', code }],
    ]);
    // A summary may have lines, so that these texts are bad for other reasons.
    expect(await refusedAll(product, asks)).toEqual(expected);
    const ids = malformedIds('openIssue:SAMPLE-2018-05-04-1').map(
      (id) => () => product.ask('GOVERNANCE', UPDATE_ISSUE, { input: { id, text: 'x' } }),
    );
    expect((await refusedAll(product, ids)).flat()).toEqual(ids.map(() => ({ field: 'id', code: 'NOT_FOUND' })));
    expect(await refused(RAISE, { consultationId: 'consultation:NONE', summary: 'x', dependsOn: 'y' })).toEqual([
      { field: 'consultationId', code: 'NOT_FOUND' },
    ]);
  });

  it('has milestones that are planned, moved and reached, by days of the UK', async () => {
    const plan = { consultationId: SAMPLE, name: 'Users are told', authority: 'DCC', dueOn: '2018-07-10' };
    const milestone = await done(product, PLAN, plan);
    // 22:30 in UTC is 23:30 in the UK: the day is not over.
    expect(milestone).toMatchObject({ plannedFor: '10 July 2018', state: 'PLANNED', doneOn: null, version: 1 });
    product.clock.set(new Date('2018-07-10T23:00:00Z'));
    const { id } = milestone;
    const read = '{ consultation(reference: "SAMPLE-2018-05-04") { milestones { id state } } }';
    const { milestones } = (await product.ask(null, read)).data.consultation;
    expect(milestones).toContainEqual({ id, state: 'LATE' });
    const moved = await done(product, RESCHEDULE, { id, version: 1, dueOn: '2018-07-20', note: 'Ran late.' });
    expect(moved).toMatchObject({ dueOn: '2018-07-20', plannedFor: '20 July 2018', state: 'PLANNED', version: 2 });
    expect(await refused(COMPLETE, { id, doneOn: '2018-07-12' })).toEqual([{ field: 'doneOn', code: 'DAY_TO_COME' }]);
    const reached = await done(product, COMPLETE, { id, doneOn: '2018-07-11', note: 'By mail.' });
    expect(reached).toMatchObject({ state: 'DONE', doneOn: '2018-07-11', settledAt: '2018-07-10T23:00:00.000Z' });
    expect(reached.history.nodes).toEqual([
      { action: 'planMilestone', reason: null },
      { action: 'rescheduleMilestone', reason: 'Ran late.' },
      { action: 'completeMilestone', reason: 'By mail.' },
    ]);
    expect(await refused(CANCEL, { id, note: 'x' })).toEqual([{ field: 'id', code: 'SETTLED' }]);
    expect(await refused(PLAN, { consultationId: SAMPLE, name: 'Some day' })).toEqual([
      { field: 'dueOn', code: 'EMPTY' },
    ]);
    const other = await done(product, PLAN, { consultationId: SAMPLE, name: 'Given up', plannedFor: 'Some time' });
    expect(await done(product, CANCEL, { id: other.id, note: 'Not needed.' })).toMatchObject({ state: 'CANCELLED' });
    const stale = () => product.ask('GOVERNANCE', CANCEL, { input: { id: other.id, version: 1, note: 'x' } });
    expect((await failedWith(product, stale)).code).toBe('CONFLICT');
  });

  it('is written by nobody but governance and administrators', async () => {
    const id = 'milestone:SAMPLE-2018-05-04-3';
    const asks: [string, object][] = [
      [RAISE, { consultationId: SAMPLE, summary: 'x', dependsOn: 'y' }],
      [UPDATE_ISSUE, { id: 'openIssue:SAMPLE-2018-05-04-1', text: 'x' }],
      [PLAN, { consultationId: SAMPLE, name: 'x', dueOn: '2018-09-01' }],
      [RESCHEDULE, { id, dueOn: '2018-09-01', note: 'x' }],
      [COMPLETE, { id, doneOn: '2018-07-01' }],
      [CANCEL, { id, note: 'x' }],
    ];
    const before = await contentsOf(product.database('changes'));
    for (const role of ['RESPONDENT', 'ANALYST', 'OPERATIONS', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const) {
      for (const [query, input] of asks) {
        const { errors } = await product.ask(role, query, { input });
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
    }
    expect(await contentsOf(product.database('changes'))).toEqual(before);
  });
});

describe('an imported consultation', () => {
  const TEXT = readFileSync(join(__dirname, 'documents', 'second-consultation.txt'), 'utf8');
  const IMPORT = `mutation ($text: String!) { importConsultation(input: { text: $text }) {
    outcome consultation { id version closesOn } ${PROBLEMS} } }`;
  const REFERENCE = '2019-09-11-HRP-ONS-FCP-2';

  it('keeps through a revision of its text what was done with it here', async () => {
    const product = await startProduct({ sample: false, now: new Date('2019-09-20T12:00:00Z') });
    const run = (query: string, input: object) => done(product, query, input);
    const take = async (text: string): Promise<Json> => {
      const answer = await product.ask('GOVERNANCE', IMPORT, { text });
      expect(payloadOf(answer).userErrors).toEqual([]);
      return payloadOf(answer);
    };
    try {
      const { id } = (await take(TEXT)).consultation;
      await run(UPDATE, { id, version: 1, closesOn: '2019-11-08' });
      const query = `{ consultation(reference: "${REFERENCE}") { version closesOn openIssues { ${ISSUE} }
        milestones { ${MILESTONE} } } }`;
      const all = async (): Promise<Json> => (await product.ask(null, query)).data.consultation;
      const first = await all();
      expect(first.milestones[0]).toMatchObject({ dueOn: '2019-11-08', version: 2 });
      await run(RAISE, { consultationId: id, summary: 'Raised here.', dependsOn: 'Us' });
      await run(PLAN, { consultationId: id, name: 'Planned here', dueOn: '2019-12-01' });
      await run(RESCHEDULE, { id: first.milestones[2].id, dueOn: '2019-12-24', note: 'Later.' });
      await run(COMPLETE, { id: first.milestones[1].id, doneOn: '2019-09-19' });
      const before = await all();
      const revised = await take(TEXT.replaceAll('five working days', 'ten working days'));
      expect(revised).toMatchObject({ outcome: 'REVISED', consultation: { version: 3, closesOn: '2019-11-08' } });
      expect(await all()).toEqual({ ...before, version: 3 });
    } finally {
      await product.close();
    }
  });
});
