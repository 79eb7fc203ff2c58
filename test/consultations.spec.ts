import { contentsOf } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const NOON = new Date('2018-08-01T12:00:00Z');

const FACTS = `id reference title status opensOn closesOn concludedOn version
  documents { code } proposals { id } questions { code text document { code } }
  invited { id } progress { invited } transitions { from to by note }`;
const PROBLEMS = 'userErrors { field code message suggestion }';

const OPEN = `mutation ($input: OpenConsultationInput!) {
  openConsultation(input: $input) { consultation { ${FACTS} } ${PROBLEMS} } }`;
const UPDATE = `mutation ($input: UpdateConsultationInput!) {
  updateConsultation(input: $input) { consultation { ${FACTS} } ${PROBLEMS} } }`;
const INVITE = `mutation ($input: InviteOrganisationsInput!) {
  inviteOrganisations(input: $input) { consultation { ${FACTS} } ${PROBLEMS} } }`;
const TRANSITION = `mutation ($input: TransitionConsultationInput!) {
  transitionConsultation(input: $input) { consultation { ${FACTS} } ${PROBLEMS} } }`;
const CONCLUDE = TRANSITION.replace('userErrors', 'undecidedComments { id } userErrors');

const input = (reference: string, rest: object = {}) => ({
  ...{ reference, title: `Trial ${reference}`, opensOn: '2018-08-01', closesOn: '2018-08-31', documentCodes: ['IMP'] },
  questions: [{ code: 'Q1', text: 'What is your view?', documentCode: 'IMP' }],
  ...rest,
});

describe('a consultation that is run here', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct({ now: NOON });
  });
  afterAll(() => product.close());
  beforeEach(() => product.clock.set(NOON));

  const send = (mutation: string, given: object, asker: Asker = 'GOVERNANCE') =>
    product.ask(asker, mutation, { input: given });

  async function done(mutation: string, given: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const answer = await send(mutation, given, asker);
    expect(answer.errors).toBeUndefined();
    const { userErrors, ...rest } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return rest.consultation ?? rest;
  }

  const opened = (reference: string, rest: object = {}) => done(OPEN, input(reference, rest));
  const step = ({ id, version }: Json, to: string, rest: object = {}) => done(TRANSITION, { id, version, to, ...rest });

  async function read(asker: Asker, selection: string, reference: string): Promise<Json> {
    const { data } = await product.ask(asker, `{ consultation(reference: "${reference}") { ${selection} } }`);
    return data.consultation;
  }

  it('is opened with everything that it was given', async () => {
    const consultation = await opened('FULL-1', {
      ...{ publisherId: 'organisation:DCC', classification: 'Public', responsesMayBePublished: false },
      proposalIds: ['baseline:IMP-2.0'],
      invitedOrganisationIds: ['organisation:SUP-ALDER', 'organisation:SECAS'],
      responseInstructions: { email: 'to@example.org', contacts: [{ purpose: 'Help', email: 'help@example.org' }] },
    });
    expect(consultation).toMatchObject({
      ...{ id: 'consultation:FULL-1', status: 'OPEN', version: 1, documents: [{ code: 'IMP' }] },
      ...{ proposals: [{ id: 'baseline:IMP-2.0' }], progress: { invited: 2 } },
      questions: [{ code: 'Q1', text: 'What is your view?', document: { code: 'IMP' } }],
      transitions: [{ from: 'DRAFT', to: 'OPEN', by: 'governance@development', note: null }],
    });
    const selection = `responsesMayBePublished responseInstructions { email website contacts { email } }
      publisher { name } history { nodes { action changes } }`;
    const seen = await read(null, selection, 'FULL-1');
    expect(seen).toMatchObject({
      responsesMayBePublished: false,
      responseInstructions: { email: 'to@example.org', website: null, contacts: [{ email: 'help@example.org' }] },
      history: { nodes: [{ action: 'openConsultation' }] },
    });
    expect(seen.history.nodes[0].changes).not.toContain('SUP-ALDER');
  });

  it('that is wrong in everything is told everything at once, and nothing changes', async () => {
    await opened('TAKEN');
    const wrong = {
      ...{ reference: 'TAKEN', title: ' ', publisherId: 'organisation:NOBODY', opensOn: '2018-09-02' },
      ...{ closesOn: '2018-09-01', documentCodes: ['IMP', 'NONE'], proposalIds: ['baseline:SSI-DS-1.1'] },
      questions: [{ code: 'Q 1', text: '', documentCode: 'DUIS' }],
      invitedOrganisationIds: ['organisation:SUP-ALDER', 'organisation:SUP-ALDER', 'nonsense'],
    };
    expect(new Set(await refusedBy(product, () => send(OPEN, wrong)))).toEqual(
      new Set([
        { field: 'reference', code: 'DUPLICATE' },
        { field: 'title', code: 'EMPTY' },
        { field: 'publisherId', code: 'NOT_FOUND' },
        { field: 'closesOn', code: 'CLOSES_BEFORE_OPENING' },
        { field: 'documentCodes.1', code: 'NOT_FOUND' },
        { field: 'proposalIds.0', code: 'OTHER_DOCUMENT' },
        { field: 'questions.0.code', code: 'MALFORMED' },
        { field: 'questions.0.text', code: 'EMPTY' },
        { field: 'questions.0.documentCode', code: 'NOT_FOUND' },
        { field: 'invitedOrganisationIds.1', code: 'DUPLICATE' },
        { field: 'invitedOrganisationIds.2', code: 'NOT_FOUND' },
      ]),
    );
    const texts = BAD_TEXTS.map(
      ([, title]) =>
        () =>
          send(OPEN, input('BAD', { title })),
    );
    expect((await refusedAll(product, texts)).flat()).toEqual(
      BAD_TEXTS.map(([, , code]) => ({ field: 'title', code })),
    );
  });

  it('is run by nobody but governance and administrators', async () => {
    const id = 'consultation:SAMPLE-2018-05-04';
    const asks: [string, object][] = [
      [OPEN, input('X')],
      [UPDATE, { id, version: 1 }],
      [INVITE, { id, version: 1, organisationIds: [] }],
      [TRANSITION, { id, version: 1, to: 'UNDER_REVIEW' }],
    ];
    const before = await contentsOf(product.database('changes'));
    const others = ['PUBLIC', 'RESPONDENT', 'OPERATIONS', 'ANALYST', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const;
    for (const role of [null, ...others]) {
      for (const [mutation, given] of asks) {
        const { errors } = await send(mutation, given, role);
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual([role ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
      }
    }
    expect(await contentsOf(product.database('changes'))).toEqual(before);
  });

  it('is taken step by step from draft to conclusion, and each step is written down', async () => {
    const draft = await done(OPEN, input('STEPS', { draft: true, questions: [] }), 'ADMIN');
    expect(draft).toMatchObject({ status: 'DRAFT', transitions: [] });
    const early = () => send(TRANSITION, { id: draft.id, version: 1, to: 'OPEN' });
    expect(await refusedBy(product, early)).toEqual([{ field: 'to', code: 'NO_QUESTIONS' }]);
    const questions = [{ code: 'Q1', text: 'Well?' }];
    const asking = await done(UPDATE, { id: draft.id, version: 1, questions, documentCodes: ['SSI DS'] });
    expect(asking).toMatchObject({ version: 2, documents: [{ code: 'SSI DS' }], questions: [{ code: 'Q1' }] });
    const open = await step(asking, 'OPEN');
    product.clock.set(new Date('2018-08-31T22:59:59Z'));
    expect((await read(null, 'status', 'STEPS')).status).toBe('OPEN');
    product.clock.set(new Date('2018-08-31T23:00:00Z'));
    expect((await read(null, 'status', 'STEPS')).status).toBe('CLOSED');
    const review = await step(open, 'UNDER_REVIEW', { note: 'All responses are in.' });
    expect(review.version).toBe(4);
    const concluded = await step(review, 'CONCLUDED');
    expect(concluded).toMatchObject({ status: 'CONCLUDED', concludedOn: '2018-09-01', version: 5 });
    expect(concluded.transitions.map(({ from, to, note }: Json) => [from, to, note])).toEqual([
      ['DRAFT', 'OPEN', null],
      ['CLOSED', 'UNDER_REVIEW', 'All responses are in.'],
      ['UNDER_REVIEW', 'CONCLUDED', null],
    ]);
    const { history } = await read(null, 'history { nodes { action reason changes } }', 'STEPS');
    expect(history.nodes.map(({ action }: Json) => action)).toEqual([
      'openConsultation',
      'updateConsultation',
      ...Array(3).fill('transitionConsultation'),
    ]);
    for (const to of ['DRAFT', 'OPEN', 'CLOSED', 'WITHDRAWN', 'CONCLUDED']) {
      const ask = () => send(TRANSITION, { id: draft.id, version: 5, to, note: 'x' });
      expect(await refusedBy(product, ask)).toEqual([{ field: 'to', code: 'NOT_A_STEP' }]);
    }
  });

  it('cannot conclude while comments are undecided: all of them are named, and nothing changes', async () => {
    const id = 'consultation:SAMPLE-2018-05-04';
    const { version } = await read('GOVERNANCE', 'version', 'SAMPLE-2018-05-04');
    const review = await step({ id, version }, 'UNDER_REVIEW');
    const conclude = { id, version: review.version, to: 'CONCLUDED' };
    const before = await contentsOf(product.database('changes'));
    const { transitionConsultation: refused } = (await send(CONCLUDE, conclude)).data;
    expect(await contentsOf(product.database('changes'))).toEqual(before);
    const { comments } = await read(
      'GOVERNANCE',
      'comments(first: 200, filter: { disposed: false }) { totalCount nodes { id } }',
      'SAMPLE-2018-05-04',
    );
    expect(refused.consultation).toBeNull();
    expect(refused.userErrors).toMatchObject([{ field: ['to'], code: 'UNDECIDED_COMMENTS' }]);
    expect(refused.undecidedComments.map(({ id: comment }: Json) => comment).sort()).toEqual(
      comments.nodes.map(({ id: comment }: Json) => comment).sort(),
    );
    const { message } = refused.userErrors[0];
    expect(message).toContain(`${comments.totalCount} undecided`);
    expect(message.match(/comment:/g)).toHaveLength(Math.min(20, comments.totalCount));
    // Who may not read what was said does not learn what of it is undecided.
    expect((await failedWith(product, () => send(TRANSITION, conclude, 'ADMIN'))).code).toBe('FORBIDDEN');
  });

  it('is given up, closed early and opened again for a reason or a new day only', async () => {
    const open = await opened('AGAIN');
    const refused = (given: object) =>
      refusedBy(product, () => send(TRANSITION, { id: open.id, version: 1, ...given }));
    expect(await refused({ to: 'WITHDRAWN' })).toEqual([{ field: 'note', code: 'EMPTY' }]);
    expect(await refused({ to: 'CLOSED' })).toEqual([{ field: 'note', code: 'EMPTY' }]);
    expect(await refused({ to: 'CLOSED', note: 'Early.', closesOn: '2018-08-02' })).toEqual([
      { field: 'closesOn', code: 'NOT_OPENING' },
    ]);
    const closed = await step(open, 'CLOSED', { note: 'All have answered.' });
    // What comes after that day is late.
    expect(closed).toMatchObject({ status: 'CLOSED', closesOn: '2018-08-01' });
    const reopen = (rest: object) =>
      refusedBy(product, () => send(TRANSITION, { id: open.id, version: 2, to: 'OPEN', ...rest }));
    expect(await reopen({})).toEqual([{ field: 'closesOn', code: 'CLOSING_DAY_NEEDED' }]);
    expect(await reopen({ closesOn: '2018-07-31' })).toEqual([{ field: 'closesOn', code: 'DAY_PAST' }]);
    const again = await step(closed, 'OPEN', { closesOn: '2018-09-14' });
    expect(again).toMatchObject({ status: 'OPEN', closesOn: '2018-09-14' });
    expect((await step(again, 'WITHDRAWN', { note: 'Overtaken.' })).status).toBe('WITHDRAWN');
  });

  it('keeps its terms once it is open; its closing day can only be put off, in UK time', async () => {
    const { id, version } = await opened('TERMS', { closesOn: '2018-10-27' });
    const update = (given: object) => refusedBy(product, () => send(UPDATE, { id, version, ...given }));
    expect(await update({ title: 'Else', opensOn: '2018-08-02', questions: [] })).toEqual(
      ['title', 'opensOn', 'questions'].map((field) => ({ field, code: 'FIXED' })),
    );
    expect(await update({ closesOn: '2018-10-26' })).toEqual([{ field: 'closesOn', code: 'NOT_LATER' }]);
    const later = await done(UPDATE, { id, version, closesOn: '2018-10-28', note: 'The clocks change.' });
    expect(later).toMatchObject({ closesOn: '2018-10-28', version: 2 });
    // The day has 25 hours: it ends at midnight of winter time.
    product.clock.set(new Date('2018-10-28T23:59:59.999Z'));
    expect((await read(null, 'status', 'TERMS')).status).toBe('OPEN');
    product.clock.set(new Date('2018-10-29T00:00:00Z'));
    expect((await read(null, 'status', 'TERMS')).status).toBe('CLOSED');
    expect(await refusedBy(product, () => send(UPDATE, { id, version: 2, closesOn: '2018-11-30' }))).toEqual([
      { field: 'closesOn', code: 'FIXED' },
    ]);
    const { history } = await read(null, 'history { nodes { reason changes } }', 'TERMS');
    expect(history.nodes[1].reason).toBe('The clocks change.');
    expect(JSON.parse(history.nodes[1].changes)).toContainEqual({
      ...{ field: 'closesOn', before: '2018-10-27', after: '2018-10-28' },
    });
  });

  it('tells who is invited to those inside, to a respondent whether it is, and who is awaited to governance', async () => {
    const { id } = await opened('INVITED', { invitedOrganisationIds: ['organisation:SUP-ALDER'] });
    const more = { id, version: 1, organisationIds: ['organisation:SUP-BIRCH', 'organisation:SECAS'] };
    const invited = await done(INVITE, more);
    expect(invited).toMatchObject({ version: 2, progress: { invited: 3 } });
    const again = { id, version: 2, organisationIds: ['organisation:SECAS', 'organisation:NOBODY'] };
    expect(await refusedBy(product, () => send(INVITE, again))).toEqual([
      { field: 'organisationIds.1', code: 'NOT_FOUND' },
      { field: 'organisationIds.0', code: 'DUPLICATE' },
    ]);
    const birch = { role: 'RESPONDENT', organisationId: 'organisation:SUP-BIRCH' } as const;
    const cedar = { role: 'RESPONDENT', organisationId: 'organisation:SUP-CEDAR' } as const;
    const seen = async (asker: Asker) => (await read(asker, 'invited { id }', 'INVITED')).invited.length;
    expect([await seen('ANALYST'), await seen(birch), await seen(cedar), await seen(null)]).toEqual([3, 1, 0, 0]);
    const { history } = await read(null, 'history { nodes { changes } }', 'INVITED');
    expect(JSON.stringify(history)).not.toMatch(/SUP-|SECAS/);
    const awaiting = async () =>
      (await read('GOVERNANCE', 'awaited { id }', 'INVITED')).awaited.map(({ id: one }: Json) => one);
    expect(await awaiting()).toEqual(['organisation:SUP-ALDER', 'organisation:SUP-BIRCH', 'organisation:SECAS']);
    const response = { consultationId: id, organisationId: 'organisation:SUP-BIRCH', confidentiality: 'ALL' };
    const submit = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { ${PROBLEMS} } }`;
    const answers = [{ questionCode: 'Q1', text: 'We agree.' }];
    const { data } = await send(submit, { ...response, answers, confidentialityReason: 'Prices.' }, birch);
    expect(data.submitResponse.userErrors).toEqual([]);
    expect(await awaiting()).toEqual(['organisation:SUP-ALDER', 'organisation:SECAS']);
    const { errors } = await product.ask('ADMIN', '{ consultation(reference: "INVITED") { awaited { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is changed by one of two who saw the same version; the other learns the current one', async () => {
    const { id, version } = await opened('RACE');
    const answers = await Promise.all(
      ['2018-09-01', '2018-09-02'].map((closesOn) => send(UPDATE, { id, version, closesOn })),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
    const stale = await failedWith(product, () => send(TRANSITION, { id, version, to: 'WITHDRAWN', note: 'x' }));
    expect(stale).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
    const asks = malformedIds(id).map(
      (bad) => () => send(TRANSITION, { id: bad, version, to: 'WITHDRAWN', note: 'x' }),
    );
    expect(new Set((await refusedAll(product, asks)).flat().map(({ code }) => code))).toEqual(new Set(['NOT_FOUND']));
  });
});
