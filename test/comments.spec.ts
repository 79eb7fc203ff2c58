import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { undecidedComments } from '../subgraphs/changes/responses/undecided-comments';
import {
  ANSWER,
  CODE,
  COMMENT,
  DECISION,
  DISPOSE,
  DISPOSE_ALL,
  governance,
  mutation,
  RAISE,
  SAMPLE,
  STATE,
  VERSION,
  WITHDRAW,
} from './setup/comment-operations';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf, refusedAll, refusedBy } from './setup/refusal';

describe('a comment', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const ask = (operation: string, input: object, asker: Asker = 'GOVERNANCE') =>
    product.ask(asker, operation, { input });
  const done = (operation: string, input: object) => governance(product)(operation, input);
  const raised = (input: object = {}) => done(RAISE, { answerId: ANSWER, ...input });
  async function fullText(answerId = ANSWER): Promise<string> {
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") {
      responses(first: 200) { nodes { answers { id text } } } } }`,
    );
    const answers: Json[] = data.consultation.responses.nodes.flatMap((response: Json) => response.answers);
    return answers.find(({ id }) => id === answerId).text;
  }
  const seenBy = async (asker: Asker, id: string) =>
    (await product.ask(asker, `{ comment(id: "${id}") { ${STATE} } }`)).data.comment;

  it('is all of its answer unless a part is named, and begins a history that tells nothing of it', async () => {
    const comment = await raised({ themes: ['cost', ' timing '], clauseIds: ['clause:IMP-2.1.3'], assignee: 'lead' });
    expect(comment).toMatchObject({
      ...{ id: expect.stringMatching(/^comment:SAMPLE-2018-05-04-02-Q1-[0-9A-Z]{10}$/), text: await fullText() },
      ...{ themes: ['cost', 'timing'], clauses: [{ number: '2.1.3' }], assignee: 'lead', version: 1 },
      ...{ disposition: null, withdrawnAt: null },
    });
    expect(comment.history.nodes).toMatchObject([{ actor: 'governance@development', action: 'raiseComment' }]);
    const fields = JSON.parse(comment.history.nodes[0].changes).map(({ field }: Json) => field);
    expect(fields).toEqual(['answerId', 'assignee', 'clauseIds', 'themes']);
  });

  it('is as confidential as its part of the answer, to those for whom the answer is', async () => {
    // The sample's answer has confidential figures at 230 to 334.
    const partly = await raised({ excerpt: { start: 220, end: 240 } });
    expect(partly.redacted).toBe(false);
    expect(await seenBy('ANALYST', partly.id)).toMatchObject({
      text: expect.stringMatching(/▇▇▇$/),
      redacted: true,
    });
    const wholly = await raised({ excerpt: { start: 240, end: 250 }, themes: ['only in secret'] });
    await done(DISPOSE, { id: wholly.id, version: 1, ...DECISION, reasoning: 'Only in secret, too.' });
    for (const asker of [null, 'ANALYST', 'ADMIN', 'OPERATIONS'] as const) {
      expect(await seenBy(asker, wholly.id)).toBeNull();
      const { text } = await product.ask(
        asker,
        `{ consultation(id: "${SAMPLE}") {
        progress { byTheme { theme } } comments(first: 200) { nodes { ${STATE} } }
        responseMatrix(first: 200) { nodes { commentId reasoning themes } } } }`,
      );
      expect(text).not.toMatch(/only in secret/i);
      expect(text).not.toContain(wholly.id);
    }
    for (const asker of ['GOVERNMENT', 'AUTHORITY', { role: 'RESPONDENT', organisationId: 'organisation:SUP-ROWAN' }]) {
      expect(await seenBy(asker as Asker, wholly.id)).toMatchObject({ id: wholly.id, redacted: false });
    }
  });

  it('does not move what others count when it is confidential', async () => {
    const counts = `{ consultation(id: "${SAMPLE}") { comments { totalCount }
      progress { comments commentsDisposed byStance { stance count } byTheme { theme comments disposed }
        byAssignee { assignee comments disposed } campaigns byQuestion { comments disposed } } } }`;
    const before = await product.ask('ANALYST', counts);
    const inside = await product.ask('GOVERNANCE', counts);
    for (const start of [235, 245, 255]) {
      const { id } = await raised({ excerpt: { start, end: start + 8 }, themes: ['cost'], assignee: 'lead' });
      await done(DISPOSE, { id, version: 1, ...DECISION });
    }
    expect((await product.ask('ANALYST', counts)).text).toBe(before.text);
    const counted = (await product.ask('GOVERNANCE', counts)).data.consultation;
    expect(counted.comments.totalCount).toBe(inside.data.consultation.comments.totalCount + 3);
    expect(counted.progress.commentsDisposed).toBe(inside.data.consultation.progress.commentsDisposed + 3);
  });

  it('adds up: by theme, by who decides and by stance', async () => {
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") {
      comments(first: 200) { totalCount nodes { themes assignee disposition { outcome } } }
      questions { code answers(first: 200) { nodes { comments { id } } } }
      progress { comments answersWithoutComment byStance { stance count }
        byQuestion { question { code } answersWithoutComment stances { stance count } }
        byTheme { theme comments disposed } byAssignee { assignee comments disposed } } } }`,
    );
    const { comments, questions, progress } = data.consultation;
    expect(progress.comments).toBe(comments.totalCount);
    const uncut = questions.map(({ code, answers }: Json) => ({
      code,
      answers: answers.nodes.filter((answer: Json) => answer.comments.length === 0).length,
    }));
    expect(
      progress.byQuestion.map(({ question: { code }, answersWithoutComment: answers }: Json) => ({ code, answers })),
    ).toEqual(uncut);
    expect(progress.answersWithoutComment).toBe(uncut.reduce((n: number, { answers }: Json) => n + answers, 0));
    expect(progress.answersWithoutComment).toBeGreaterThan(0);
    const of = (keep: (comment: Json) => boolean) => {
      const kept = comments.nodes.filter(keep);
      return { comments: kept.length, disposed: kept.filter(({ disposition }: Json) => disposition).length };
    };
    for (const { theme, ...counts } of progress.byTheme) {
      expect(counts).toEqual(of(({ themes }) => themes.includes(theme)));
    }
    for (const { assignee, ...counts } of progress.byAssignee) {
      expect(counts).toEqual(of((comment) => comment.assignee === assignee));
    }
    expect(progress.byAssignee.map(({ assignee }: Json) => assignee)).toEqual(
      [...new Set<string | null>(comments.nodes.map(({ assignee }: Json) => assignee))].sort((a, b) =>
        (a ?? '') < (b ?? '') ? -1 : 1,
      ),
    );
    for (const { stance, count } of progress.byStance) {
      const all = progress.byQuestion.flatMap(({ stances }: Json) => stances);
      const sum = all.filter((one: Json) => one.stance === stance).reduce((n: number, one: Json) => n + one.count, 0);
      expect(count).toBe(sum);
    }
  });

  it('that nobody has decided on is named to those who would conclude', async () => {
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") { comments(first: 200, filter: { disposed: false }) { nodes { id } } } }`,
    );
    const listed = data.consultation.comments.nodes.map(({ id }: Json) => id);
    expect(listed.length).toBeGreaterThan(0);
    expect(await undecidedComments(product.database('changes').reads, SAMPLE)).toEqual(listed);
  });

  it('is never cut through a character', async () => {
    const text = 'We e\u0301 👩‍👧 agree.';
    const submit = mutation('submitResponse', 'SubmitResponseInput', 'response { answers { id } }');
    const response = await done(submit, {
      ...{ consultationId: SAMPLE, organisationId: 'organisation:SUP-ALDER', confidentiality: 'NONE' },
      answers: [{ questionCode: 'Q1', text }],
    });
    const { text: cut } = await raised({ answerId: response.answers[0].id, excerpt: { start: 4, end: 7 } });
    expect(cut).toBe('e\u0301 👩‍👧');
  });

  it('is coded anew in what is given, and in nothing else', async () => {
    const { id } = await raised({ themes: ['cost'], clauseIds: ['clause:IMP-2.1.3'], assignee: 'lead' });
    const themed = await done(CODE, { id, version: 1, themes: ['timing', 'clarity'] });
    expect(themed).toMatchObject({ themes: ['timing', 'clarity'], assignee: 'lead', clauses: [{ number: '2.1.3' }] });
    const cleared = await done(CODE, { id, version: 2, clauseIds: [], assignee: null });
    expect(cleared).toMatchObject({ themes: ['timing', 'clarity'], assignee: null, clauses: [], version: 3 });
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ consultation(id: "${SAMPLE}") {
      a: comments(first: 200, filter: { themes: ["clarity"] }) { nodes { id } }
      b: comments(first: 200, filter: { clauseIds: ["clause:IMP-2.1.3"] }) { nodes { id } } } }`,
    );
    expect(data.consultation.a.nodes).toContainEqual({ id });
    expect(data.consultation.b.nodes).not.toContainEqual({ id });
  });

  it('is decided on, and anew, and its history keeps both', async () => {
    const { id } = await raised();
    const first = await done(DISPOSE, { id, version: 1, ...DECISION });
    expect(first.disposition).toMatchObject({ ...DECISION, decidedBy: 'governance@development', noChangeReason: null });
    const accepted = { outcome: 'ACCEPTED', reasoning: 'They are right.', resultingClauseVersionIds: [VERSION] };
    const second = await done(DISPOSE, { id, version: 2, ...accepted });
    expect(second.disposition).toMatchObject({ outcome: 'ACCEPTED', resultingClauses: [{ id: VERSION }] });
    const reasoned = { outcome: 'PARTLY_ACCEPTED', reasoning: 'As before.', noChangeReason: 'It says so already.' };
    const third = await done(DISPOSE, { id, version: 3, ...reasoned });
    expect(third.disposition).toMatchObject({ ...reasoned, resultingClauses: [] });
    expect(third.history.nodes.map(({ action }: Json) => action)).toEqual([
      'raiseComment',
      ...Array(3).fill('disposeComment'),
    ]);
    expect(third.history.nodes[1].changes).toContain(DECISION.reasoning);
    const entries = await product.database('changes').reads.find(AuditEntryRow, {
      where: { thingId: id },
      order: { sequence: 'ASC' },
    });
    expect(firstBroken(entries)).toBeUndefined();
  });

  it('decided by two at once is decided by one, and the other is told how', async () => {
    const { id } = await raised();
    const decisions = ['One.', 'Two.', 'Three.'].map((reasoning) => ({ id, version: 1, outcome: 'NOTED', reasoning }));
    const answers = await Promise.all(decisions.map((input) => ask(DISPOSE, input)));
    const [winner, ...others] = answers.filter(({ errors }) => !errors);
    expect(others).toEqual([]);
    const { comment } = payloadOf(winner as Json);
    for (const { errors } of answers.filter((answer) => answer.errors)) {
      expect(errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'CONFLICT', currentVersion: 2 },
        current: { version: 2, disposition: { outcome: 'NOTED', reasoning: comment.disposition.reasoning } },
      });
    }
    expect((await seenBy('GOVERNANCE', id)).history.nodes).toHaveLength(2);
  });

  it('is in no list and no count once it is withdrawn, and nobody works on it', async () => {
    const { id } = await raised({ themes: ['withdrawn soon'] });
    const lists = `{ consultation(id: "${SAMPLE}") { comments(first: 200) { totalCount nodes { id } }
      responseMatrix(first: 200) { nodes { commentId } } progress { comments byTheme { theme } }
      responses(first: 200) { nodes { answers { comments { id } } } } } }`;
    const before = (await product.ask('GOVERNANCE', lists)).data.consultation;
    const withdrawn = await done(WITHDRAW, { id, version: 1, reason: 'Cut wrongly.' });
    expect(withdrawn).toMatchObject({ withdrawnAt: '2018-08-01T12:00:00.000Z', version: 2 });
    expect(withdrawn.history.nodes[1]).toMatchObject({ action: 'withdrawComment', reason: 'Cut wrongly.' });
    const { data, text } = await product.ask('GOVERNANCE', lists);
    expect(text).not.toContain(id);
    expect(text).not.toContain('withdrawn soon');
    expect(data.consultation.comments.totalCount).toBe(before.comments.totalCount - 1);
    expect(data.consultation.progress.comments).toBe(before.progress.comments - 1);
    const refused = await refusedAll(product, [
      () => ask(CODE, { id, version: 2, themes: [] }),
      () => ask(DISPOSE, { id, version: 2, ...DECISION }),
      () => ask(WITHDRAW, { id, version: 2, reason: 'Again.' }),
    ]);
    expect(refused).toEqual(Array(3).fill([{ field: 'id', code: 'COMMENT_WITHDRAWN' }]));
  });

  it('is decided with others, all or none', async () => {
    const comments = await Promise.all([1, 2, 3].map(() => raised()));
    const items = comments.map(({ id }) => ({ id, version: 1 }));
    const wrong = [...items, { id: 'comment:NOPE', version: 1 }, { id: COMMENT, version: 7 }, ...items.slice(0, 1)];
    expect(await refusedBy(product, () => ask(DISPOSE_ALL, { items: wrong, ...DECISION }))).toEqual([
      { field: 'items.5', code: 'DUPLICATE' },
      { field: 'items.3.id', code: 'NOT_FOUND' },
      { field: 'items.4.version', code: 'CONFLICT' },
    ]);
    const decided = await done(DISPOSE_ALL, { items, ...DECISION });
    expect(decided.map(({ id }: Json) => id)).toEqual(items.map(({ id }) => id));
    for (const comment of decided) {
      expect(comment).toMatchObject({ version: 2, disposition: DECISION });
      expect(comment.history.nodes).toHaveLength(2);
    }
    const many = Array.from({ length: 1001 }, (_, index) => ({ id: `comment:${index}`, version: 1 }));
    expect(await refusedBy(product, () => ask(DISPOSE_ALL, { items: many, ...DECISION }))).toEqual([
      { field: 'items', code: 'TOO_MANY' },
    ]);
    expect(await refusedBy(product, () => ask(DISPOSE_ALL, { items: [], ...DECISION }))).toEqual([
      { field: 'items', code: 'EMPTY' },
    ]);
  });
});
