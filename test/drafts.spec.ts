import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf, refusedBy } from './setup/refusal';

const TEXT = readFileSync(join(__dirname, 'documents', 'second-consultation.txt'), 'utf8');
const PUBLISHED = '2019-09-11-HRP-ONS-FCP-2';
const MARKER = 'Quernstone';
const RESPONDENT = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' } as const;
const OUTSIDERS: Asker[] = [null, 'PUBLIC', RESPONDENT];

describe('a consultation that is not open yet', () => {
  let product: TestProduct;
  let issueId: string;
  let changeId: string;

  async function done(query: string, input: object): Promise<Json> {
    const answer = await product.ask('GOVERNANCE', query, { input });
    expect(answer.errors).toBeUndefined();
    const { userErrors, ...rest } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return rest;
  }

  beforeAll(async () => {
    product = await startProduct({ now: new Date('2018-08-01T12:00:00Z') });
    const open = `mutation ($input: OpenConsultationInput!) { openConsultation(input: $input) {
      consultation { id } userErrors { code message } } }`;
    const facts = {
      ...{ title: `${MARKER} title`, documentCodes: ['IMP'], invitedOrganisationIds: ['organisation:SUP-ALDER'] },
      questions: [{ code: 'Q1', text: `${MARKER} question`, documentCode: 'IMP' }],
    };
    const days = { opensOn: '2018-08-01', closesOn: '2018-09-01' };
    await done(open, { ...facts, ...days, reference: 'HIDDEN-DRAFT', draft: true });
    await done(open, { ...facts, reference: 'HIDDEN-LATER', opensOn: '2018-08-10', closesOn: '2018-09-01' });
    const raise = `mutation ($input: RaiseOpenIssueInput!) { raiseOpenIssue(input: $input) {
      openIssue { id } userErrors { code message } } }`;
    const issue = { consultationId: 'consultation:HIDDEN-DRAFT', summary: `${MARKER} issue`, dependsOn: 'Talks' };
    issueId = (await done(raise, issue)).openIssue.id;
    // The text of a consultation that is to be published next year, taken in before.
    const importing = `mutation ($text: String!) { importConsultation(input: { text: $text }) {
      consultation { changes(first: 1) { nodes { id } } } userErrors { message } } }`;
    const { data } = await product.ask('GOVERNANCE', importing, { text: TEXT.replaceAll('Yearly forecast', MARKER) });
    changeId = data.importConsultation.consultation.changes.nodes[0].id;
    const link = `mutation ($input: CreateTraceLinkInput!) { createTraceLink(input: $input) {
      traceLink { id } userErrors { code message } } }`;
    await done(link, { fromId: issueId, toId: 'component:DSP-SSI', type: 'AFFECTS' });
    await done(link, { fromId: changeId, toId: 'component:DSP-SSI', type: 'AFFECTS' });
  });
  afterAll(() => product.close());
  beforeEach(() => product.clock.set(new Date('2018-08-01T12:00:00Z')));

  const everything = () => `{
    all: consultations(first: 200) { totalCount nodes { reference title } }
    drafts: consultations(statuses: [DRAFT]) { totalCount nodes { reference } }
    byId: consultation(id: "consultation:HIDDEN-DRAFT") { title }
    byReference: consultation(reference: "HIDDEN-LATER") { title }
    imported: consultation(reference: "${PUBLISHED}") { title }
    change(id: "${changeId}") { area }
    documents { code changes(first: 200) { totalCount nodes { id area }} clause(number: "3.4.2") { changes { totalCount } } }
    search(text: "${MARKER}", first: 50) { excerpt thing { __typename ... on OpenIssue { id } ... on Change { id } } }
    component(id: "component:DSP-SSI") { traceLinks(first: 200) { totalCount nodes { from { __typename ... on OpenIssue { id } ... on Change { id } } } } }
    trace(from: "component:DSP-SSI", depth: 2) { nodes { id } }
  }`;

  it.each(OUTSIDERS)('does not exist for %j, whichever way it is looked for', async (asker) => {
    const { data, errors, text } = await product.ask(asker, everything());
    expect(errors).toBeUndefined();
    expect(data.all).toEqual({ totalCount: 1, nodes: [expect.objectContaining({ reference: 'SAMPLE-2018-05-04' })] });
    expect(data.drafts.totalCount).toBe(0);
    expect([data.byId, data.byReference, data.imported, data.change]).toEqual([null, null, null, null]);
    expect(data.search).toEqual([]);
    expect(text).not.toMatch(new RegExp(`HIDDEN|${MARKER}|${PUBLISHED}`));
    for (const query of [
      '{ trace(from: "THING") { nodes { id } } }',
      'mutation { submitResponse(input: { consultationId: "consultation:HIDDEN-LATER", organisationId: "organisation:SUP-ALDER", confidentiality: NONE, answers: [] }) { userErrors { message } } }',
    ]) {
      const asked = await product.ask(asker, query.replace('THING', issueId));
      const told = (asked.text ?? '').replaceAll(issueId, '');
      expect(told).not.toMatch(/draft|opens|HIDDEN-DRAFT-/i);
    }
  });

  it('is there for those inside, in every way', async () => {
    const { data, errors } = await product.ask('ANALYST', everything());
    expect(errors).toBeUndefined();
    expect(data.all.totalCount).toBe(4);
    expect(data.drafts.nodes.map(({ reference }: Json) => reference).sort()).toEqual([
      ...[PUBLISHED, 'HIDDEN-DRAFT', 'HIDDEN-LATER'],
    ]);
    expect(data.search.map(({ thing }: Json) => thing.__typename).sort()).toEqual([
      ...['Change', 'Consultation', 'Consultation', 'OpenIssue', 'Question', 'Question'],
    ]);
    expect(data.trace.nodes.map(({ id }: Json) => id)).toEqual(expect.arrayContaining([issueId, changeId]));
  });

  it('takes no response, and is to a respondent as if it were not there', async () => {
    const submit = (consultationId: string) => () =>
      product.ask(
        RESPONDENT,
        `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) {
          response { id } userErrors { field code message suggestion } } }`,
        {
          input: {
            ...{ consultationId, organisationId: RESPONDENT.organisationId, confidentiality: 'NONE' },
            answers: [{ questionCode: 'Q1', text: 'We agree.' }],
          },
        },
      );
    for (const id of ['HIDDEN-DRAFT', 'HIDDEN-LATER', 'NONE-AT-ALL']) {
      expect(await refusedBy(product, submit(`consultation:${id}`))).toEqual([
        { field: 'consultationId', code: 'NOT_FOUND' },
      ]);
    }
  });

  it('exists for everybody from the first instant of its opening day in the UK', async () => {
    const read = async () =>
      (await product.ask(null, '{ consultation(reference: "HIDDEN-LATER") { status } }')).data.consultation;
    product.clock.set(new Date('2018-08-09T22:59:59.999Z'));
    expect(await read()).toBeNull();
    product.clock.set(new Date('2018-08-09T23:00:00Z'));
    expect(await read()).toEqual({ status: 'OPEN' });
  });

  it('never exists for outsiders when it is given up before', async () => {
    product.clock.set(new Date('2018-08-02T12:00:00Z'));
    const withdraw = `mutation ($input: TransitionConsultationInput!) { transitionConsultation(input: $input) {
      consultation { status } userErrors { code message } } }`;
    const input = { id: 'consultation:HIDDEN-DRAFT', version: 1, to: 'WITHDRAWN', note: `${MARKER} is given up.` };
    expect((await done(withdraw, input)).consultation.status).toBe('WITHDRAWN');
    product.clock.set(new Date('2018-12-01T12:00:00Z'));
    const { text } = await product.ask(null, '{ consultations { nodes { reference } } }');
    expect(text).not.toContain('HIDDEN-DRAFT');
  });
});
