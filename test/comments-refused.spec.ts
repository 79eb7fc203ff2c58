import {
  ANSWER,
  CODE,
  COMMENT,
  DECISION,
  DISPOSE,
  DISPOSE_ALL,
  mutation,
  RAISE,
  SAMPLE,
  VERSION,
  WITHDRAW,
} from './setup/comment-operations';
import { type Asker, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, refusedAll } from './setup/refusal';

describe('a comment that is refused', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const ask = (operation: string, input: object, asker: Asker = 'GOVERNANCE') =>
    product.ask(asker, operation, { input });

  it.each([
    ['codes', CODE, { themes: ['cost'] }],
    ['decides', DISPOSE, DECISION],
    ['withdraws', WITHDRAW, { reason: 'Cut wrongly.' }],
  ])('is not changed by one who %s what was changed since', async (_what, operation, change) => {
    const error = await failedWith(product, () => ask(operation, { id: COMMENT, version: 0, ...change }));
    expect(error).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
      current: { disposition: { outcome: 'ACCEPTED' } },
    });
  });

  const RAISING: [what: string, input: object, field: string, code: string][] = [
    ...malformedIds(ANSWER).map((id): [string, object, string, string] => [
      `the answer ${JSON.stringify(id.slice(0, 40))}`,
      { answerId: id },
      'answerId',
      'NOT_FOUND',
    ]),
    ['an empty span', { excerpt: { start: 3, end: 3 } }, 'excerpt', 'SPAN_OUTSIDE_TEXT'],
    ['a span backwards', { excerpt: { start: 4, end: 2 } }, 'excerpt', 'SPAN_OUTSIDE_TEXT'],
    ['a span before', { excerpt: { start: -1, end: 2 } }, 'excerpt', 'SPAN_OUTSIDE_TEXT'],
    ['a span beyond', { excerpt: { start: 0, end: 2_000_000_000 } }, 'excerpt', 'SPAN_OUTSIDE_TEXT'],
    ['a blank', { excerpt: { start: 2, end: 3 } }, 'excerpt', 'SPAN_EMPTY'],
    ['a theme twice', { themes: ['cost', ' cost'] }, 'themes.1', 'DUPLICATE'],
    ['too many themes', { themes: Array.from({ length: 21 }, (_, n) => `t${n}`) }, 'themes', 'TOO_MANY'],
    ['a long theme', { themes: ['x'.repeat(61)] }, 'themes.0', 'TOO_LONG'],
    ['a clause that there is not', { clauseIds: ['clause:IMP-99'] }, 'clauseIds.0', 'NOT_FOUND'],
    ['no clause', { clauseIds: [VERSION] }, 'clauseIds.0', 'NOT_FOUND'],
    ...BAD_TEXTS.map(([what, text, code]): [string, object, string, string] => [
      `${what} as who decides`,
      { assignee: text },
      'assignee',
      code,
    ]),
  ];
  it('is not raised from what is no part of an answer', async () => {
    const refused = await refusedAll(
      product,
      RAISING.map(
        ([, input]) =>
          () =>
            ask(RAISE, { answerId: ANSWER, ...input }),
      ),
    );
    expect(refused).toEqual(RAISING.map(([, , field, code]) => [{ field, code }]));
  });

  const accept = { outcome: 'ACCEPTED', reasoning: 'Yes.' };
  const DECIDING: [what: string, input: object, field: string, code: string][] = [
    ['neither clause nor reason', accept, 'resultingClauseVersionIds', 'CLAUSE_OR_REASON_NEEDED'],
    [
      'an empty list of clauses',
      { ...accept, outcome: 'PARTLY_ACCEPTED', resultingClauseVersionIds: [] },
      'resultingClauseVersionIds',
      'CLAUSE_OR_REASON_NEEDED',
    ],
    [
      'a clause, and why there is none',
      { ...accept, resultingClauseVersionIds: [VERSION], noChangeReason: 'None.' },
      'noChangeReason',
      'CLAUSE_AND_REASON',
    ],
    ['why none, and rejected', { ...DECISION, noChangeReason: 'None.' }, 'noChangeReason', 'NOT_ACCEPTED'],
    [
      'a version that there is not',
      { ...accept, resultingClauseVersionIds: [VERSION, 'clauseVersion:IMP-9.0#IMP-2.1.3'] },
      'resultingClauseVersionIds.1',
      'NOT_FOUND',
    ],
    [
      'a clause and no version',
      { ...accept, resultingClauseVersionIds: ['clause:IMP-2.1.3'] },
      'resultingClauseVersionIds.0',
      'NOT_FOUND',
    ],
    [
      'a version twice',
      { ...accept, resultingClauseVersionIds: [VERSION, VERSION] },
      'resultingClauseVersionIds.1',
      'DUPLICATE',
    ],
    ...BAD_TEXTS.map(([what, text, code]): [string, object, string, string] => [
      `${what} as reasoning`,
      { ...DECISION, reasoning: text },
      'reasoning',
      code,
    ]),
    ...malformedIds(COMMENT).map((id): [string, object, string, string] => [
      'no comment',
      { ...DECISION, id },
      'id',
      'NOT_FOUND',
    ]),
  ];
  it('is not decided on without what the rules ask for', async () => {
    const refused = await refusedAll(
      product,
      DECIDING.map(
        ([, input]) =>
          () =>
            ask(DISPOSE, { id: COMMENT, version: 1, ...input }),
      ),
    );
    expect(refused).toEqual(DECIDING.map(([, , field, code]) => [{ field, code }]));
  });

  it('is worked on by governance alone', async () => {
    const operations: [string, object][] = [
      [RAISE, { answerId: ANSWER }],
      [CODE, { id: COMMENT, version: 1, themes: [] }],
      [DISPOSE, { id: COMMENT, version: 1, ...DECISION }],
      [DISPOSE_ALL, { items: [{ id: COMMENT, version: 1 }], ...DECISION }],
      [WITHDRAW, { id: COMMENT, version: 1, reason: 'Cut wrongly.' }],
      [mutation('disposeCampaign', 'DisposeCampaignInput', 'campaign { id }'), { id: 'campaign:X', ...DECISION }],
    ];
    const own = { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' } as const;
    const askers: Asker[] = [
      null,
      'PUBLIC',
      own,
      'OPERATIONS',
      'ANALYST',
      'GOVERNMENT',
      'AUTHORITY',
      'ADMIN',
      'SERVICE',
    ];
    for (const [operation, input] of operations) {
      for (const asker of askers) {
        const { errors } = await ask(operation, input, asker);
        expect(errors?.[0]?.extensions.code).toBe(asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      }
    }
    const { data } = await product.ask('GOVERNANCE', `{ comment(id: "${COMMENT}") { version } }`);
    expect(data.comment.version).toBe(1);
  });

  it('is left as it is once its consultation is concluded', async () => {
    await product.database('changes').write(async (transaction) => {
      await transaction.query(`UPDATE consultation SET recordedStatus = 'CONCLUDED' WHERE id = '${SAMPLE}'`);
    });
    const refused = await refusedAll(product, [
      () => ask(RAISE, { answerId: ANSWER }),
      () => ask(CODE, { id: COMMENT, version: 1, themes: [] }),
      () => ask(DISPOSE, { id: COMMENT, version: 1, ...DECISION }),
      () => ask(DISPOSE_ALL, { items: [{ id: COMMENT, version: 1 }], ...DECISION }),
      () => ask(WITHDRAW, { id: COMMENT, version: 1, reason: 'Cut wrongly.' }),
    ]);
    const fields = ['answerId', 'id', 'id', 'items', 'id'];
    expect(refused).toEqual(fields.map((field) => [{ field, code: 'CONSULTATION_CONCLUDED' }]));
  });
});
