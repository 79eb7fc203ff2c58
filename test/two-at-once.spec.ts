import { Comment } from '../subgraphs/changes/responses/comment';
import { DECISION, DISPOSE, DISPOSE_ALL, ERRORS, mutation, RAISE, STATE } from './setup/comment-operations';
import { CREATE, Drafts, EDIT, MOVE } from './setup/drafts';
import { expectWholeHistories } from './setup/history-chain';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { atOnce, inTurns } from './setup/race';

const SUBMIT = mutation(
  'submitResponse',
  'SubmitResponseInput',
  'response { id version current replacedBy { id } answers { id text } }',
);
const SET = mutation('setConfidentiality', 'SetConfidentialityInput', 'response { id version confidentiality }');
const OPEN = mutation('openConsultation', 'OpenConsultationInput', 'consultation { id version status }');
const STEP = mutation('transitionConsultation', 'TransitionConsultationInput', 'consultation { id version status }');
const IMPORT = `mutation ($input: ImportDocumentInput!) { importDocument(input: $input) {
  baseline { id version contentHash } outcome clauseCount ${ERRORS} } }`;

const SECRET = 'GlassHeron';
const OPENING = new Date('2018-08-01T12:00:00Z');

describe('two at once:', () => {
  let product: TestProduct;
  let drafts: Drafts;
  let consultations = 0;
  beforeAll(async () => {
    product = await startProduct({ now: OPENING });
    drafts = new Drafts(product);
  });
  afterAll(() => product?.close());
  beforeEach(() => product.clock.set(OPENING));
  afterEach(() => expectWholeHistories(product, 'changes'));

  const ask = (operation: string, input: object) => () => product.ask('GOVERNANCE', operation, { input });
  async function done(operation: string, input: object): Promise<Json> {
    const { won, ...lost } = await atOnce(ask(operation, input));
    expect(lost).toEqual({ failed: [], refused: [] });
    return won[0];
  }
  const asked = (reference: string) => ({
    ...{ reference, title: 'A race', opensOn: '2018-08-01', closesOn: '2018-08-02', documentCodes: ['IMP'] },
    questions: [{ code: 'Q1', text: 'What do you say?' }],
  });
  const opened = () => {
    consultations += 1;
    return done(OPEN, asked(`RACE-${consultations}`));
  };
  const said = (consultationId: string, text = 'It costs too much.') => ({
    ...{ consultationId, organisationId: 'organisation:SUP-ALDER', confidentiality: 'NONE' },
    answers: [{ questionCode: 'Q1', text }],
  });
  const raisedOn = async (consultationId: string) => {
    const { answers } = await done(SUBMIT, said(consultationId));
    return done(RAISE, { answerId: answers[0].id });
  };
  const read = async (selection: string) => (await product.ask('GOVERNANCE', `{ ${selection} }`)).data;
  const commentNow = async (id: string) => (await read(`comment(id: "${id}") { ${STATE} }`)).comment;

  describe('of two decisions on a comment', () => {
    it('one holds; the other is told what was decided, and may then decide anew', async () => {
      const { answers } = await done(SUBMIT, said((await opened()).id));
      for (let round = 0; round < 20; round += 1) {
        const { id } = await done(RAISE, { answerId: answers[0].id });
        const decisions = ['One.', 'Two.'].map((reasoning) => ({ id, version: 1, outcome: 'NOTED', reasoning }));
        const { won, failed, refused } = await atOnce(...decisions.map((input) => ask(DISPOSE, input)));
        expect([won.length, failed.length, refused]).toEqual([1, 1, []]);
        const [{ disposition }] = won;
        expect(failed[0]).toMatchObject({
          ...{ code: 'CONFLICT', id, currentVersion: 2 },
          current: { version: 2, disposition: { outcome: 'NOTED', reasoning: disposition.reasoning } },
        });
        const lost = disposition.reasoning === 'One.' ? decisions[1] : decisions[0];
        const anew = await done(DISPOSE, { ...lost, version: failed[0].currentVersion });
        expect(anew).toMatchObject({ version: 3, disposition: { reasoning: lost?.reasoning } });
        const told = anew.history.nodes.map(({ changes }: Json) => changes).join();
        for (const { reasoning } of decisions) expect(told).toContain(reasoning);
      }
    });

    it('one holds for all that it was made for, also where the other was made for many', async () => {
      const consultation = await opened();
      for (let round = 0; round < 6; round += 1) {
        const comments = await Promise.all([1, 2, 3].map(() => raisedOn(consultation.id)));
        const items = comments.map(({ id }) => ({ id, version: 1 }));
        const [, one] = items;
        const many = ask(DISPOSE_ALL, { items, ...DECISION });
        const single = ask(DISPOSE, { ...one, outcome: 'NOTED', reasoning: 'Alone.' });
        const { won, failed, refused } = await atOnce(...inTurns(round, many, single));
        expect(won).toHaveLength(1);
        const manyWon = Array.isArray(won[0]);
        expect({ failed: failed.map(({ code }) => code), refused }).toEqual(
          manyWon ? { failed: ['CONFLICT'], refused: [] } : { failed: [], refused: [['CONFLICT']] },
        );
        const now = await Promise.all(items.map(({ id }) => commentNow(id)));
        expect(now.map(({ disposition }) => disposition?.reasoning)).toEqual(
          manyWon ? Array(3).fill(DECISION.reasoning) : [undefined, 'Alone.', undefined],
        );
      }
    });
  });

  it('of two responses that replace the same one, one does', async () => {
    const { id } = await opened();
    for (let round = 0; round < 5; round += 1) {
      const first = await done(SUBMIT, said(id));
      const later = ['One.', 'Two.'].map((text) => ({ ...said(id, text), replacesId: first.id, replacesVersion: 1 }));
      const { won, failed, refused } = await atOnce(...later.map((input) => ask(SUBMIT, input)));
      expect([won.length, failed.map(({ code }) => code), refused]).toEqual([1, ['CONFLICT'], []]);
      const { response } = await read(`response(id: "${first.id}") { current replacedBy { id } }`);
      expect(response).toEqual({ current: false, replacedBy: { id: won[0].id } });
    }
    const { consultation } = await read(`consultation(id: "${id}") { responses { totalCount }
      replaced: responses(filter: { includeReplaced: true }) { totalCount } }`);
    expect(consultation).toEqual({ responses: { totalCount: 5 }, replaced: { totalCount: 10 } });
  });

  it('what becomes confidential while it is worked on stays confidential in all that is made of it', async () => {
    const { id: consultationId } = await opened();
    const text = `We agree. Tell nobody of ${SECRET}, please.`;
    const start = text.indexOf(SECRET);
    const spans = [{ start, end: start + SECRET.length }];
    for (let round = 0; round < 12; round += 1) {
      const response = await done(SUBMIT, said(consultationId, text));
      const answerId = response.answers[0].id;
      const old = await done(RAISE, { answerId, excerpt: { start: 10, end: text.length } });
      const hide = ask(SET, {
        ...{ responseId: response.id, version: 1, reason: 'Ours alone.' },
        ...(round % 4 < 2 ? { confidentiality: 'PARTIAL', spans: [{ answerId, spans }] } : { confidentiality: 'ALL' }),
      });
      const work = [
        ask(DISPOSE, { id: old.id, version: 1, ...DECISION }),
        ask(RAISE, { answerId, excerpt: spans[0] }),
        ask(RAISE, { answerId }),
      ];
      const { won, failed, refused } = await atOnce(...inTurns(round, [hide], work).flat());
      expect(refused).toEqual([]);
      expect(won.length).toBeGreaterThanOrEqual(3);
      expect(failed.every(({ code, id }) => code === 'CONFLICT' && id === old.id)).toBe(true);
      const kept = await product.database('changes').reads.findBy(Comment, { answerId });
      expect(kept).toHaveLength(3);
      for (const { id, publicText, fullText, confidential, partlyConfidential } of kept) {
        expect(fullText).toContain(SECRET);
        expect(publicText).not.toContain(SECRET);
        expect(confidential || partlyConfidential).toBe(true);
        const seen = await product.ask('ANALYST', `{ comment(id: "${id}") { ${STATE} } }`);
        expect(seen.text).not.toContain(SECRET);
      }
    }
    const list = `{ consultation(id: "${consultationId}") { comments(first: 200) { nodes { ${STATE} } }
      responses(first: 200) { nodes { answers { text } history { nodes { changes } } } } } }`;
    for (const asker of [null, 'ANALYST', 'ADMIN'] as const) {
      expect((await product.ask(asker, list)).text).not.toContain(SECRET);
    }
    expect((await product.ask('GOVERNANCE', list)).text).toContain(SECRET);
  });

  it('of two who edit a draft, and of one who edits it and one who moves it on, one does', async () => {
    let draft = await drafts.draftOf('baseline:IMP-1.0');
    for (let round = 0; round < 6; round += 1) {
      const { id, version } = draft;
      const edit = (number: string) =>
        drafts.attempt(EDIT, { baselineId: id, version, number, heading: 'H', text: `Text of ${number}.` });
      const other =
        round < 3
          ? edit(`2.1.${60 + round}`)
          : drafts.attempt(MOVE, { id, version, to: 'IN_CONSULTATION', note: 'Because' });
      const { won, failed, refused } = await atOnce(...inTurns(round, edit(`2.1.${50 + round}`), other));
      expect([won.length, failed.map(({ code }) => code), refused]).toEqual([1, ['CONFLICT'], []]);
      expect(won[0].version).toBe(version + 1);
      const { baseline } = await read(`baseline(id: "${id}") { version status
        clauses(first: 200) { nodes { number heading text clause { id } parent { number } } } }`);
      expect(won[0]).toMatchObject(baseline);
      draft = baseline.status === 'DRAFT' ? won[0] : await drafts.moved(won[0], 'DRAFT');
    }
  });

  it('of two steps of a baseline, and of a consultation, one is taken', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id, version } = await drafts.draftOf('baseline:IMP-1.0');
      const consultation = await opened();
      const races = await Promise.all([
        atOnce(...['IN_CONSULTATION', 'WITHDRAWN'].map((to) => ask(MOVE, { id, version, to, note: 'Because' }))),
        atOnce(...['CLOSED', 'WITHDRAWN'].map((to) => ask(STEP, { ...versionOf(consultation), to, note: 'Because' }))),
      ]);
      for (const { won, failed, refused } of races) {
        expect([won.length, failed.map(({ code }) => code), refused]).toEqual([1, ['CONFLICT'], []]);
      }
      const now = await read(`baseline(id: "${id}") { transitions { to } }
        consultation(id: "${consultation.id}") { transitions { to } }`);
      expect(now.baseline.transitions).toEqual([{ to: races[0].won[0].status }]);
      expect(now.consultation.transitions).toEqual([{ to: 'OPEN' }, { to: races[1].won[0].status }]);
    }
  });

  it('of two that take the same name, a label or a reference, one has it', async () => {
    const content = (word: string) => `# Policy\n\n## 1 Aims\n\nIt serves ${word}.\n\n### 1.1 Scope\n\nAll of it.\n`;
    for (let round = 0; round < 4; round += 1) {
      const file = { documentCode: 'IMP', label: `8.${round}`, basedOnId: 'baseline:IMP-1.0', format: 'MARKDOWN' };
      const others = await Promise.all([
        atOnce(...['us', 'them'].map((word) => ask(IMPORT, { ...file, content: content(word) }))),
        atOnce(...[1, 2].map(() => ask(OPEN, asked(`TWICE-${round}`)))),
        atOnce(...[1, 2].map(() => drafts.attempt(CREATE, { documentCode: 'IMP', label: `7.${round}` }))),
      ]);
      for (const { won, failed, refused } of others) {
        expect([won.length, failed, refused]).toEqual([1, [], [['DUPLICATE']]]);
      }
      const same = { ...file, label: `6.${round}`, content: content('all') };
      const { won, failed, refused } = await atOnce(ask(IMPORT, same), ask(IMPORT, same));
      expect([won.length, failed, refused]).toEqual([2, [], []]);
      expect(won[0]).toEqual(won[1]);
    }
  });

  it('a consultation never concludes with something undecided in it, whoever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await opened();
      const { answers } = await done(SUBMIT, said(id));
      product.clock.set(new Date('2018-08-10T12:00:00Z'));
      const reviewed = await done(STEP, { id, version: 1, to: 'UNDER_REVIEW' });
      const conclude = ask(STEP, { id, version: reviewed.version, to: 'CONCLUDED' });
      const raise = ask(RAISE, { answerId: answers[0].id });
      const respond = ask(SUBMIT, said(id, 'Late.'));
      const races = inTurns(round, [conclude], round % 4 < 2 ? [raise] : [raise, respond]).flat();
      const { failed } = await atOnce(...races);
      expect(failed).toEqual([]);
      const { consultation } = await read(`consultation(id: "${id}") { status
        comments(filter: { disposed: false }) { totalCount } responses { totalCount } }`);
      expect({ ...consultation, comments: consultation.comments.totalCount }).toMatchObject(
        consultation.status === 'CONCLUDED' ? { comments: 0 } : { status: 'UNDER_REVIEW', comments: 1 },
      );
      product.clock.set(OPENING);
    }
  });
});

const versionOf = ({ id, version }: Json) => ({ id, version });
