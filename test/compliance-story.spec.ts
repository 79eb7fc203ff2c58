import { Linking } from './setup/linking';
import { DEFINE, Obligations } from './setup/obligations';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const CLAUSE = 'clause:IMP-2.5.6';
const ASSIGNMENT = 'incidentAssignment:INC000000021-1';
const DUTY = {
  clauseId: CLAUSE,
  statement: 'Whoever DCC assigns an incident to is told what DCC knows of it.',
  obligedParty: 'DCC, duty desk',
  query: `{ population: incidentAssignments(filter: { byDcc: true }) { totalCount }
    violations: incidentAssignments(filter: { byDcc: true, hasSupportingInformation: false }) { totalCount } }`,
};
const INFORM = `mutation ($input: AddSupportingInformationInput!) {
  addSupportingInformation(input: $input) { userErrors { message } } }`;
const day = (date: number) => new Date(`2018-08-0${date}T12:00:00Z`);

/** A duty, from its definition to the day on which the text that it rests on is another. */
describe('the story of an obligation', () => {
  let product: TestProduct;
  let obligations: Obligations;
  let linking: Linking;
  let id: string;
  let linkId: string;
  beforeAll(async () => {
    product = await startProduct();
    obligations = new Obligations(product);
    linking = new Linking(product);
  });
  afterAll(() => product.close());

  const read = async (query: string): Promise<Json> => {
    const { data, errors } = await product.ask('ANALYST', query);
    expect(errors).toBeUndefined();
    return data;
  };
  const sql = (statement: string, values: readonly unknown[] = []) =>
    product.database('incidents').write((transaction) => transaction.query(statement, [...values]));
  const inform = async () => {
    const input = {
      assignmentId: ASSIGNMENT,
      information: { source: 'DCC', text: 'The hub was reached last on Monday.' },
    };
    const answer = await product.ask('OPERATIONS', INFORM, { input });
    expect(answer.errors).toBeUndefined();
    expect(payloadOf(answer).userErrors).toEqual([]);
  };
  const forget = () => sql('DELETE FROM supporting_information WHERE assignmentId = ?', [ASSIGNMENT]);
  const state = async () =>
    (await read(`{ obligation(id: "${id}") { stale staleReasons latest { outcome againstClauseVersion { id } } } }`))
      .obligation;

  it('on the first day it is defined, and holds', async () => {
    await inform();
    ({ id } = await obligations.done(DEFINE, DUTY));
    const [first] = await obligations.assessed([id]);
    expect(first).toMatchObject({
      ...{ outcome: 'COMPLIANT', violations: 0, error: null, evidence: [], assessedAt: day(1).toISOString() },
      againstClauseVersion: { id: 'clauseVersion:IMP-1.0#IMP-2.5.6' },
    });
    expect(first.population).toBeGreaterThan(50);
    expect(await state()).toMatchObject({ stale: false, staleReasons: [] });
  });

  it('on the second day an assignment lacks it, and is the evidence', async () => {
    product.clock.set(day(2));
    await forget();
    const [second] = await obligations.assessed([id]);
    expect(second).toMatchObject({
      ...{ outcome: 'NON_COMPLIANT', violations: 1 },
      ...{ evidence: [{ __typename: 'IncidentAssignment', id: ASSIGNMENT }], evidenceIds: [ASSIGNMENT] },
    });
  });

  it('on the third day it is mended, and holds again', async () => {
    product.clock.set(day(3));
    await inform();
    expect((await obligations.assessed([id]))[0]).toMatchObject({ outcome: 'COMPLIANT', violations: 0 });
  });

  it('has a posture on each day, and it is told what changed and why', async () => {
    const { complianceHistory, compliancePosture, changes, none } = await read(`{
      complianceHistory(from: "2018-07-31", to: "2018-08-03", obligedParty: "DCC, duty desk") { group posture { on obligations compliant nonCompliant stale } }
      compliancePosture(on: "2018-08-02", obligedParty: "DCC, duty desk") { obligations nonCompliant assessedAt }
      changes: complianceChanges(from: "2018-08-01", to: "2018-08-02", clauseId: "${CLAUSE}") { obligation { id } reasons before { outcome } after { outcome violations } }
      none: complianceChanges(from: "2018-08-01", to: "2018-08-03", clauseId: "${CLAUSE}") { obligation { id } } }`);
    expect(complianceHistory.map(({ posture }: Json) => Object.values(posture))).toEqual([
      ['2018-07-31', 0, 0, 0, 0],
      ['2018-08-01', 1, 1, 0, 0],
      ['2018-08-02', 1, 0, 1, 0],
      ['2018-08-03', 1, 1, 0, 0],
    ]);
    expect(compliancePosture).toEqual({ obligations: 1, nonCompliant: 1, assessedAt: day(2).toISOString() });
    expect(changes).toEqual([
      {
        ...{ obligation: { id }, reasons: ['DATA'], before: { outcome: 'COMPLIANT' } },
        after: { outcome: 'NON_COMPLIANT', violations: 1 },
      },
    ]);
    expect(none).toEqual([]);
  });

  it('is stale, and links to its clause are suspect, from the day on which another text takes effect', async () => {
    product.clock.set(day(4));
    const { drafts } = linking;
    linkId = (await linking.create({ fromId: CLAUSE, toId: 'recoveryScenario:DCO-DC-ONE' })).id;
    const draft = await drafts.draftOf('baseline:IMP-1.0');
    const clause = draft.clauses.nodes.find(({ clause }: Json) => clause.id === CLAUSE);
    const { number, heading } = clause;
    const edited = await drafts.edited(draft, {
      clauseId: CLAUSE,
      number,
      heading,
      text: 'It shall say all it knows.',
    });
    const submitted = await drafts.submitted(edited);
    await drafts.moved(submitted, 'DESIGNATED', { authority: 'Secretary of State', effectiveFrom: '2018-08-06' });
    expect(await state()).toMatchObject({ stale: false });
    expect(await linking.link(linkId)).toMatchObject({ status: 'CURRENT', suspectSince: null });
    product.clock.set(day(6));
    expect(await linking.link(linkId)).toMatchObject({
      ...{ status: 'SUSPECT', suspectSince: '2018-08-06' },
      redLines: [
        { before: { id: 'clauseVersion:IMP-1.0#IMP-2.5.6' }, after: { id: 'clauseVersion:IMP-9.1#IMP-2.5.6' } },
      ],
    });
    expect(await state()).toMatchObject({
      stale: true,
      staleReasons: ['TEXT_CHANGED'],
      latest: { outcome: 'COMPLIANT' },
    });
    const { then, now } =
      await read(`{ then: compliancePosture(on: "2018-08-05", obligedParty: "DCC, duty desk") { stale }
      now: compliancePosture(obligedParty: "DCC, duty desk") { stale compliant } }`);
    expect([then, now]).toEqual([{ stale: 0 }, { stale: 1, compliant: 1 }]);
  });

  it('is settled by review of the link, and by assessing it against the new text', async () => {
    const { version } = await linking.link(linkId);
    expect(await linking.review({ id: linkId, version })).toMatchObject({
      ...{ status: 'CURRENT', suspectSince: null, redLines: [] },
      reviewedAgainst: { id: 'clauseVersion:IMP-9.1#IMP-2.5.6' },
    });
    await forget();
    const [settled] = await obligations.assessed([id]);
    expect(settled).toMatchObject({
      outcome: 'NON_COMPLIANT',
      againstClauseVersion: { id: 'clauseVersion:IMP-9.1#IMP-2.5.6' },
    });
    expect(await state()).toMatchObject({ stale: false, staleReasons: [] });
    const { complianceChanges } = await read(
      `{ complianceChanges(from: "2018-08-05", to: "2018-08-06", obligedParty: "DCC, duty desk") { reasons } }`,
    );
    expect(complianceChanges).toEqual([{ reasons: ['TEXT'] }]);
  });
});
