import { Campaign, CampaignBand } from '../subgraphs/changes/analysis/campaign';
import { Comment } from '../subgraphs/changes/responses/comment';
import { DECISION, governance, mutation, RAISE, SAMPLE, WITHDRAW } from './setup/comment-operations';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { refusedBy } from './setup/refusal';

const SUBMIT = mutation('submitResponse', 'SubmitResponseInput', 'response { id version answers { id } }');
const DISPOSE = mutation(
  'disposeCampaign',
  'DisposeCampaignInput',
  'campaign { id size disposed comments { totalCount } }',
);
const LETTER = `We, the undersigned, ask that the hub of a home that changes its supplier stays with the one who fitted it,
  until the next has had thirty days to look at it, and that nobody is cut off in winter while two companies argue.`;
const COUNTS = `{ consultation(id: "${SAMPLE}") { comments { totalCount } progress { comments commentsDisposed campaigns } } }`;
const INSIDERS = ['GOVERNANCE', 'GOVERNMENT', 'AUTHORITY'] as const;
const OUTSIDERS: Asker[] = [
  null,
  'PUBLIC',
  { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' },
  'OPERATIONS',
  'ANALYST',
  'ADMIN',
  'SERVICE',
];

/** What senders of a campaign do to its letter. */
function variant(index: number): string {
  const signed = `${LETTER} Yours, signatory ${index}.`;
  return (
    [signed, signed.toUpperCase(), signed.replaceAll(',', ' –'), signed.replace('thirty', 'forty')][index % 4] ?? ''
  );
}

describe('a campaign', () => {
  let product: TestProduct;
  let raised: Json[];
  let campaign: Json;
  let responses: Json[];

  const done = (operation: string, input: object) => governance(product)(operation, input);
  const respond = (text: string, more: object = {}) =>
    done(SUBMIT, {
      ...{ consultationId: SAMPLE, organisationId: 'organisation:SUP-HAZEL', confidentiality: 'NONE' },
      answers: [{ questionCode: 'Q1', text }],
      ...more,
    });
  async function said(text: string, more: object = {}): Promise<{ response: Json; comment: Json }> {
    const response = await respond(text, more);
    return { response, comment: await done(RAISE, { answerId: response.answers[0].id }) };
  }
  const secret = { confidentiality: 'ALL', confidentialityReason: 'We fear for our contracts.' };
  const campaigns = async (asker: Asker = 'GOVERNANCE'): Promise<Json[]> =>
    (await product.ask(asker, `{ consultation(id: "${SAMPLE}") { campaigns { nodes { id size disposed } } } }`)).data
      .consultation.campaigns.nodes;
  const counts = async (asker: Asker) => (await product.ask(asker, COUNTS)).data.consultation;

  beforeAll(async () => {
    product = await startProduct();
    // All at once, as they come in: they must find each other nevertheless.
    const letters = await Promise.all(
      Array.from({ length: 50 }, (_, index) => said(variant(index), index % 10 === 9 ? secret : {})),
    );
    responses = letters.map(({ response }) => response);
    raised = letters.map(({ comment }) => comment);
    await said('A letter that has nothing to do with it: we like the new screen, and its colours, very much indeed.');
    [campaign] = await campaigns();
  });
  afterAll(() => product.close());

  it('is made of the comments that are near identical, and of no other', async () => {
    expect(campaign).toMatchObject({ size: 50, disposed: 0 });
    const { data } = await product.ask(
      'GOVERNANCE',
      `{ campaign(id: "${campaign.id}") { consultation { id } comments(first: 200) { totalCount nodes { id campaign { id } } } }
        consultation(id: "${SAMPLE}") {
          comments(first: 200, filter: { campaignIds: ["${campaign.id}"] }) { totalCount }
          responseMatrix(first: 200) { nodes { commentId campaignSize } } } }`,
    );
    expect(data.campaign.comments.nodes.map(({ id }: Json) => id).sort()).toEqual(raised.map(({ id }) => id).sort());
    expect(new Set(data.campaign.comments.nodes.map((comment: Json) => comment.campaign.id))).toEqual(
      new Set([campaign.id]),
    );
    expect(data.consultation.comments.totalCount).toBe(50);
    const sizes = new Map(data.consultation.responseMatrix.nodes.map((row: Json) => [row.commentId, row.campaignSize]));
    expect(raised.map(({ id }) => sizes.get(id))).toEqual(Array(50).fill(50));
    expect(sizes.get('comment:SAMPLE-2018-05-04-01-Q1-1')).toBe(1);
  });

  it.each(INSIDERS)('is known to %s', async (role) => {
    expect((await campaigns(role))[0]).toMatchObject({ size: 50 });
    expect((await counts(role)).progress.campaigns).toBe((await campaigns(role)).length);
  });

  it('is not known to those who may not see all that was said', async () => {
    for (const asker of OUTSIDERS) {
      const denied = { code: asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN' };
      for (const query of [
        `{ campaign(id: "${campaign.id}") { size } }`,
        `{ consultation(id: "${SAMPLE}") { campaigns { totalCount } } }`,
      ]) {
        expect((await product.ask(asker, query)).errors).toMatchObject([{ extensions: denied }]);
      }
      const { data, text } = await product.ask(
        asker,
        `{ comment(id: "${raised[0].id}") { id campaign { id size } history { nodes { changes } } }
          consultation(id: "${SAMPLE}") {
            progress { campaigns }
            comments(filter: { campaignIds: ["${campaign.id}"] }) { totalCount nodes { id } }
            responseMatrix(first: 200) { nodes { campaignSize } } } }`,
      );
      expect(data.comment).toMatchObject({ id: raised[0].id, campaign: null });
      expect(data.consultation).toMatchObject({
        progress: { campaigns: null },
        comments: { totalCount: 0, nodes: [] },
      });
      expect(data.consultation.responseMatrix.nodes.every((row: Json) => row.campaignSize === null)).toBe(true);
      expect(text).not.toContain('"campaign:');
    }
  });

  it('is decided once by one of two who try, and each comment counts', async () => {
    const before = await counts('GOVERNANCE');
    const outside = await counts(null);
    await done(mutation('disposeComment', 'DisposeCommentInput', 'comment { id }'), {
      ...{ id: raised[3].id, version: 1, outcome: 'NOTED', reasoning: 'Read before the others came.' },
    });
    const input = { id: campaign.id, ...DECISION };
    const answers = await Promise.all([1, 2].map(() => product.ask('GOVERNANCE', DISPOSE, { input })));
    const payloads = answers.map(({ data }) => data.disposeCampaign);
    expect(payloads.filter((one) => one.campaign)).toMatchObject([
      { campaign: { size: 50, disposed: 50, comments: { totalCount: 50 } } },
    ]);
    expect(payloads.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'NOTHING_UNDECIDED' }]);
    const after = await counts('GOVERNANCE');
    expect(after.progress.commentsDisposed).toBe(before.progress.commentsDisposed + 50);
    expect(after.comments).toEqual(before.comments);
    expect((await counts(null)).progress.commentsDisposed).toBe(outside.progress.commentsDisposed + 45);
    const { data } = await product.ask(
      null,
      `{ kept: comment(id: "${raised[3].id}") { disposition { outcome } }
      comment(id: "${raised[0].id}") { version disposition { reasoning } history { nodes { action } } } }`,
    );
    expect(data.kept.disposition.outcome).toBe('NOTED');
    // In its history nothing tells that others were decided along with it.
    expect(data.comment).toMatchObject({ version: 2, disposition: { reasoning: DECISION.reasoning } });
    expect(data.comment.history.nodes.map(({ action }: Json) => action)).toEqual(['raiseComment', 'disposeComment']);
  });

  it.each([
    ['that there is not', 'campaign:NOPE'],
    ['of one comment', 'campaign:SAMPLE-2018-05-04-01-Q1-1'],
    ['that is a comment', 'comment:SAMPLE-2018-05-04-01-Q1-1'],
    ['of no name', ''],
  ])('%s is not decided on', async (_what, id) => {
    const refused = await refusedBy(product, () => product.ask('GOVERNANCE', DISPOSE, { input: { id, ...DECISION } }));
    expect(refused).toEqual([{ field: 'id', code: 'NOT_FOUND' }]);
  });

  it('is smaller by what is withdrawn and by what is replaced, and stays so', async () => {
    await done(WITHDRAW, { id: raised[1].id, version: 2, reason: 'Raised twice.' });
    expect((await campaigns())[0]).toMatchObject({ size: 49, disposed: 49 });
    const [, , { id: replacesId, version: replacesVersion }] = responses;
    await respond('We have thought again and agree.', { replacesId, replacesVersion });
    expect((await campaigns())[0]).toMatchObject({ size: 48, disposed: 48 });
    // What is made confidential later on is restated as it stands, withdrawn comments too.
    await done(mutation('setConfidentiality', 'SetConfidentialityInput', 'response { id }'), {
      ...{ responseId: responses[1].id, version: 1, confidentiality: 'ALL', reason: 'Prices.' },
    });
    expect((await campaigns())[0]).toMatchObject({ size: 48, disposed: 48 });
  });

  it('is found again among comments that were raised before there were campaigns', async () => {
    const before = await campaigns();
    await product.database('changes').write(async (transaction) => {
      await transaction.createQueryBuilder().update(Comment).set({ campaignId: null, fingerprint: null }).execute();
      await transaction.createQueryBuilder().delete().from(Campaign).execute();
      await transaction.createQueryBuilder().delete().from(CampaignBand).execute();
    });
    expect(await campaigns()).toEqual([]);
    await said(variant(7));
    const sizes = (list: Json[]) => list.map(({ size }) => size);
    expect(sizes(await campaigns())).toEqual([before[0].size + 1, ...sizes(before.slice(1))]);
  });
});
