import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, startProduct, type TestProduct } from './setup/product';

const sample = JSON.parse(readFileSync(join(__dirname, '..', 'sample', 'changes.json'), 'utf8'));
const links: Json[] = sample.traceLinks.filter(({ status }: Json) => status !== 'RETIRED');
const KINDS = ['UNTIED', 'UNLINKED', 'WITHOUT_OBLIGATION', 'NOT_ASSESSED', 'NOT_COMPLIANT', 'SUSPECT'] as const;

const linksOf = (clause: string) => links.filter(({ from, to }) => [from, to].includes(`clause:${clause}`));
/** The latest outcomes of a clause's duties; null for one that was never assessed. */
const outcomesOf = (clause: string): (string | null)[] =>
  sample.obligations
    .filter((duty: Json) => duty.clause === clause)
    .map(({ assessments }: Json) => {
      const [latest] = [...assessments].sort((a, b) => (a.assessedAt < b.assessedAt ? 1 : -1));
      return latest?.outcome ?? null;
    });

/** Whether a clause lacks something, told from the sample by hand. */
const LACKS: Record<(typeof KINDS)[number], (clause: string) => boolean> = {
  UNTIED: (clause) => linksOf(clause).length === 0 && outcomesOf(clause).length === 0,
  UNLINKED: (clause) => linksOf(clause).length === 0,
  WITHOUT_OBLIGATION: (clause) => outcomesOf(clause).length === 0,
  NOT_ASSESSED: (clause) => outcomesOf(clause).length > 0 && outcomesOf(clause).every((outcome) => outcome === null),
  NOT_COMPLIANT: (clause) => outcomesOf(clause).some((outcome) => outcome !== 'COMPLIANT'),
  SUSPECT: (clause) => linksOf(clause).some(({ status }) => status === 'SUSPECT'),
};

const COVERAGE = `clauses linked withObligation assessed compliant suspectLinks ${KINDS.map(
  (kind) => `${kind}: gaps(kind: ${kind}, first: 200) { totalCount nodes { clause { id } } }`,
).join(' ')} gaps(first: 200) { totalCount }`;

describe('coverage', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it.each<[string, string[]]>(
    sample.baselines.map(({ key, clauses }: Json) => [key, clauses.map(({ clause }: Json) => clause)]),
  )('of %s lists the clauses that lack something, by what it is, and counts the others', async (key, clauses) => {
    const query = `{ baseline(id: "baseline:${key}") { coverage { ${COVERAGE} } } coverage(baselineId: "baseline:${key}") { ${COVERAGE} } }`;
    const { data, errors } = await product.ask('GOVERNANCE', query);
    expect(errors).toBeUndefined();
    expect(data.baseline.coverage).toEqual(data.coverage);
    for (const kind of KINDS) {
      const lacking = clauses.filter(LACKS[kind]).map((clause) => ({ clause: { id: `clause:${clause}` } }));
      expect([kind, data.coverage[kind]]).toEqual([kind, { totalCount: lacking.length, nodes: lacking }]);
    }
    const { linked, withObligation, assessed, compliant, gaps, ...rest } = data.coverage;
    const gapsOf = (kind: string): number => rest[kind].totalCount;
    expect(linked).toBe(clauses.length - gapsOf('UNLINKED'));
    expect(withObligation).toBe(clauses.length - gapsOf('WITHOUT_OBLIGATION'));
    expect(assessed).toBe(withObligation - gapsOf('NOT_ASSESSED'));
    expect(compliant).toBe(withObligation - gapsOf('NOT_COMPLIANT'));
    expect(gaps.totalCount).toBe(gapsOf('UNTIED'));
  });

  it('covers a document over its baselines in as many statements as one of them', async () => {
    const ask = async (query: string) => {
      const before = product.statements();
      const { errors } = await product.ask('ANALYST', query);
      expect(errors).toBeUndefined();
      return product.statements() - before;
    };
    const few = await ask(`{ document(code: "IMP") { baselines { coverage { ${COVERAGE} } } } }`);
    const many = await ask(`{ documents { baselines { coverage { ${COVERAGE} } } } }`);
    // The clauses of the lists are read together when the lists come at once, otherwise list by list.
    expect(many).toBeLessThanOrEqual(few + KINDS.length);
  });

  it('is kept from those who may not read obligations, while the baseline is not', async () => {
    const { data, errors } = await product.ask(
      null,
      '{ document(code: "IMP") { baselines { label coverage { clauses } } } }',
    );
    for (const { label, coverage } of data.document.baselines)
      expect([typeof label, coverage]).toEqual(['string', null]);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(
      data.document.baselines.map(() => 'UNAUTHENTICATED'),
    );
  });
});
