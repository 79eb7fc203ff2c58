import { contentsOf } from './setup/contents';
import { expectHistory } from './setup/history-chain';
import { DEFINE, DUTY, Obligations, QUERY, RETIRE, UPDATE } from './setup/obligations';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, type Refused, refusedAll } from './setup/refusal';

const OTHER_QUERY = QUERY.replace('hasDccActions', 'hasUserActions');

describe('obligations', () => {
  let product: TestProduct;
  let obligations: Obligations;
  let duty: Json;
  beforeAll(async () => {
    product = await startProduct();
    obligations = new Obligations(product);
    duty = await obligations.done(DEFINE, DUTY, 'ADMIN');
  });
  afterAll(() => product.close());

  it('are defined on a clause, numbered on, and not assessed yet', () => {
    expect(duty).toMatchObject({
      ...{ id: 'obligation:IMP-5.2-3', version: 1, statement: DUTY.statement, obligedParty: 'DCC', query: QUERY },
      ...{ clause: { id: 'clause:IMP-5.2' }, latest: null, stale: true, staleReasons: ['NEVER_ASSESSED'] },
      ...{ retiredAt: null, definedAt: '2018-08-01T12:00:00.000Z' },
    });
    expectHistory(duty, ['defineObligation']);
  });

  it('are refused with all that is wrong, and nothing is changed', async () => {
    const cases: [object, Refused[]][] = [
      ...BAD_TEXTS.map(([, text, code]): [object, Refused[]] => [{ statement: text }, [{ field: 'statement', code }]]),
      [{ obligedParty: 'x'.repeat(201) }, [{ field: 'obligedParty', code: 'TOO_LONG' }]],
      [{ clauseId: 'clause:IMP-99' }, [{ field: 'clauseId', code: 'NOT_FOUND' }]],
      [{ clauseId: 'obligation:IMP-5.2-1' }, [{ field: 'clauseId', code: 'NOT_FOUND' }]],
      [{ statement: 'dcc ACTS in every   scenario' }, [{ field: 'statement', code: 'DUPLICATE' }]],
      [{ query: '{ devices { totalCount ' }, [{ field: 'query', code: 'QUERY_SYNTAX' }]],
      [{ query: QUERY.replace('totalCount', 'totlCount') }, [{ field: 'query', code: 'QUERY_INVALID' }]],
      [
        { query: '{ devices { totalCount } }' },
        ['NO_POPULATION', 'NO_VIOLATIONS'].map((code) => ({ field: 'query', code })),
      ],
      [{ query: `mutation ${QUERY}` }, [{ field: 'query', code: 'NOT_A_QUERY' }]],
      [
        {
          query: `{ ${QUERY.slice(1, -1)} more: devices(first: 200) { nodes { incidents(first: 200) { nodes { id } } } } }`,
        },
        [{ field: 'query', code: 'TOO_COSTLY' }],
      ],
      [
        {
          query:
            '{ consultation(reference: "x") { awaited { id } population: responses { totalCount } violations: responses { totalCount } } }',
        },
        [{ field: 'query', code: 'NOT_READABLE' }],
      ],
      [
        { clauseId: 'x', statement: '', query: '' },
        [
          { field: 'statement', code: 'EMPTY' },
          { field: 'query', code: 'EMPTY' },
          { field: 'clauseId', code: 'NOT_FOUND' },
        ],
      ],
    ];
    const statement = 'Another duty.';
    const asks = cases.map(([input]) => obligations.attempt(DEFINE, { ...DUTY, statement, ...input }));
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, refused]) => refused));
  });

  it('are changed at the version that was seen, and stale by another query, but not by other words', async () => {
    const { id } = await obligations.done(DEFINE, { ...DUTY, statement: 'To be changed.' });
    await obligations.assessed([id]);
    const reworded = await obligations.done(UPDATE, { id, version: 1, statement: 'Changed.', reason: 'Clearer' });
    expect(reworded).toMatchObject({ version: 2, statement: 'Changed.', query: QUERY, stale: false, staleReasons: [] });
    const other = await obligations.done(UPDATE, { id, version: 2, query: OTHER_QUERY });
    expect(other).toMatchObject({ version: 3, stale: true, staleReasons: ['QUERY_CHANGED'] });
    expect(other.history.nodes[1].reason).toBe('Clearer');
    expectHistory(other, ['defineObligation', 'updateObligation', 'updateObligation']);
    const stale = '{ obligations(filter: { stale: true, clauseIds: ["clause:IMP-5.2"] }) { nodes { id } } }';
    expect((await product.ask('ANALYST', stale)).data.obligations.nodes).toContainEqual({ id });
    const refused = await refusedAll(product, [
      obligations.attempt(UPDATE, { id, version: 3 }),
      obligations.attempt(UPDATE, { id, version: 3, statement: DUTY.statement }),
      obligations.attempt(UPDATE, { id: 'obligation:NO', version: 3, query: '{' }),
    ]);
    expect(refused.map((each) => each.map(({ code }) => code))).toEqual([
      ['NOTHING_CHANGED'],
      ['DUPLICATE'],
      ['QUERY_SYNTAX', 'NOT_FOUND'],
    ]);
    const stale2 = obligations.attempt(UPDATE, { id, version: 2, statement: 'Late' });
    expect(await failedWith(product, stale2)).toMatchObject({ code: 'CONFLICT', currentVersion: 3 });
  });

  it('are retired for a reason, and then neither listed, counted nor assessed, but still there', async () => {
    const { id } = await obligations.done(DEFINE, { ...DUTY, statement: 'To be retired.' });
    const count = async () =>
      (
        await product.ask(
          'ANALYST',
          '{ compliancePosture { obligations } clause(id: "clause:IMP-5.2") { obligations { id } } obligations { totalCount } }',
        )
      ).data;
    const before = await count();
    const retired = await obligations.done(RETIRE, { id, version: 1, reason: 'Said twice' });
    expect(retired).toMatchObject({ retiredAt: '2018-08-01T12:00:00.000Z', version: 2 });
    expectHistory(retired, ['defineObligation', 'retireObligation']);
    const after = await count();
    expect(after.compliancePosture.obligations).toBe(before.compliancePosture.obligations - 1);
    expect(after.obligations.totalCount).toBe(before.obligations.totalCount - 1);
    expect(after.clause.obligations).not.toContainEqual({ id });
    const listed = '{ obligations(filter: { retired: true }) { nodes { id } } }';
    expect((await product.ask('ANALYST', listed)).data.obligations.nodes).toEqual([{ id }]);
    expect(
      await refusedAll(product, [
        obligations.attempt(RETIRE, { id, version: 2, reason: 'Again' }),
        obligations.attempt(UPDATE, { id, version: 2, statement: 'Back' }),
      ]),
    ).toEqual([[{ field: 'id', code: 'RETIRED' }], [{ field: 'id', code: 'RETIRED' }]]);
  });

  it('are for nobody but governance and administration to define, change or retire', async () => {
    const before = await contentsOf(product.database('changes'));
    const others: Asker[] = ['OPERATIONS', 'ANALYST', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'];
    for (const asker of [
      null,
      { role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' },
      ...others,
    ] as Asker[]) {
      const { id, version } = duty;
      for (const ask of [
        obligations.attempt(DEFINE, { ...DUTY, statement: 'Mine.' }, asker),
        obligations.attempt(UPDATE, { id, version, statement: 'Mine.' }, asker),
        obligations.attempt(RETIRE, { id, version, reason: 'Mine.' }, asker),
      ]) {
        const { errors } = await ask();
        expect(errors?.[0]?.extensions.code).toBe(asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      }
    }
    expect(await contentsOf(product.database('changes'))).toEqual(before);
  });
});
