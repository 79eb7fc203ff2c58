import fc from 'fast-check';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { databaseOf, readSettings } from '../platform/settings';
import { changes } from '../subgraphs/changes';
import { Baseline } from '../subgraphs/changes/register/baseline';
import { BaselineLineage } from '../subgraphs/changes/register/baseline-lineage';
import { ClausePlacement } from '../subgraphs/changes/register/clause-placement';
import { clausesOf } from '../subgraphs/changes/register/clauses-of';
import { baselineContentHash } from '../subgraphs/changes/register/content-hash';
import { createBaseline } from '../subgraphs/changes/register/create-baseline';
import { Document } from '../subgraphs/changes/register/document';
import { type DraftClause, writeDraft } from '../subgraphs/changes/register/draft';
import { BaselineStatus, DocumentKind } from '../subgraphs/changes/register/register.vocabulary';
import { newDatabases, type TestDatabases } from './setup/databases';

const BY = { actor: 'test', action: 'test', at: new Date('2018-07-01T12:00:00Z') };
const DOCUMENT: Document = {
  ...{ id: 'document:BIG', code: 'BIG', title: 'A document', kind: DocumentKind.GUIDANCE },
  ...{ citation: null, tranche: null, source: null },
};

let databases: TestDatabases;
let database: Database;
let labels = 0;

beforeAll(async () => {
  databases = newDatabases();
  const location = databaseOf(readSettings(databases.environment), 'changes');
  const [opened] = await openDatabases([{ location, contents: changes }]);
  if (!opened) throw new Error('It is not there.');
  database = opened;
  await database.write((transaction) => transaction.insert(Document, DOCUMENT));
});
afterAll(async () => {
  await database.close();
  await databases.drop();
});

function begun(basedOn: Baseline | null): Promise<Baseline> {
  labels += 1;
  const given = { document: DOCUMENT, label: `${labels}`, basedOn, note: null };
  return database.write((transaction) => createBaseline(transaction, BY, given));
}

const written = (baseline: Baseline, clauses: readonly DraftClause[]) =>
  database.write((transaction) => writeDraft(transaction, BY, baseline, clauses));

async function fixed(baseline: Baseline): Promise<Baseline> {
  await database.write((transaction) =>
    transaction.update(Baseline, { id: baseline.id }, { status: BaselineStatus.BASELINED }),
  );
  return Object.assign(new Baseline(), { ...baseline, status: BaselineStatus.BASELINED });
}

/** A clause by name; how the text of a baseline is told without the product. */
interface Named {
  name: string;
  text: string;
}

describe('the storage of baselines', () => {
  const texts = fc
    .uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.constantFrom('x', 'y', 'z').map((text): Named => ({ name, text })))),
    );
  const step = fc.record({
    /** Which of the baselines there are is taken up; a new one is made of it when it is fixed, or when `branch` says so. */
    which: fc.nat(20),
    branch: fc.boolean(),
    fix: fc.boolean(),
    text: texts,
  });

  it('gives back what was written, through edits, branches and copies, as a list in memory does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const baselines: Baseline[] = [await begun(null)];
        const model = new Map<string, Named[]>([[baselines[0]?.id ?? '', []]]);
        const ids = new Map<string, string>();
        for (const { which, branch, fix, text } of steps) {
          const index = which % baselines.length;
          let baseline = baselines[index] ?? (await begun(null));
          if (branch || baseline.status !== BaselineStatus.DRAFT) {
            model.set(`baseline:BIG-${labels + 1}`, model.get(baseline.id) ?? []);
            baseline = await begun(baseline);
            baselines.push(baseline);
          }
          const wanted = text.map(({ name, text: words }, at) => ({
            ...{ clauseId: ids.get(name) ?? null, number: `${at + 1}.${name}`, heading: name, text: words },
          }));
          baseline = await written(baseline, wanted);
          for (const { heading, clauseId } of await clausesOf(database.reads, baseline.id)) ids.set(heading, clauseId);
          if (fix) baseline = await fixed(baseline);
          model.set(baseline.id, text);
          baselines.splice(
            baselines.findIndex(({ id }) => id === baseline.id),
            1,
            baseline,
          );
        }
        for (const { id, contentHash } of baselines) {
          const clauses = await clausesOf(database.reads, id);
          expect(clauses.map(({ heading: name, text }) => ({ name, text }))).toEqual(model.get(id));
          expect(new Set(clauses.map(({ clauseId }) => clauseId)).size).toBe(clauses.length);
          expect(baselineContentHash(clauses)).toBe(contentHash);
        }
      }),
      { numRuns: ENGINE === 'sqlite' ? 40 : 12 },
    );
  });

  it('takes a baseline that others stand on as it is: what is written later does not show in it', async () => {
    const clause = (number: string, text: string, clauseId: string | null = null) => ({
      ...{ clauseId, number, heading: '', text },
    });
    const said = async ({ id }: Baseline) => (await clausesOf(database.reads, id)).map(({ text }) => text);
    const open = await written(await begun(null), [clause('1', 'one'), clause('2', 'two')]);
    const copy = await begun(open);
    const [one] = await clausesOf(database.reads, open.id);
    const later = await written(open, [clause('1', 'one, later', one?.clauseId ?? null)]);
    expect([await said(copy), await said(later)]).toEqual([['one', 'two'], ['one, later']]);
    const base = await fixed(later);
    const child = await begun(base);
    const grandchild = await begun(await fixed(await written(child, [clause('1', 'child', one?.clauseId ?? null)])));
    expect([await said(base), await said(child), await said(grandchild)]).toEqual([
      ['one, later'],
      ['child'],
      ['child'],
    ]);
    await expect(written(base, [])).rejects.toThrow('only a draft can be edited');
  });

  it('keeps of a baseline what its edits are, not what the document is', async () => {
    const size = 300;
    const first = await written(
      await begun(null),
      Array.from({ length: size }, (_, index) => ({
        ...{ clauseId: null, number: `${index + 1}`, heading: `H${index}`, text: `Text ${index}.` },
      })),
    );
    const count = () => database.reads.count(ClausePlacement);
    let base = await fixed(first);
    const rows: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const before = await count();
      const draft = await begun(base);
      const clauses = await clausesOf(database.reads, draft.id);
      const edited = clauses.map((clause, index) =>
        index % 30 === turn ? { ...clause, text: `${clause.text} Again.` } : clause,
      );
      base = await fixed(await written(draft, [...edited.slice(10), ...edited.slice(0, 1), ...edited.slice(2, 10)]));
      rows.push((await count()) - before);
      expect(await database.reads.countBy(BaselineLineage, { baselineId: base.id })).toBe(turn + 2);
      expect(await clausesOf(database.reads, base.id)).toHaveLength(size - 1 - turn);
    }
    expect(Math.max(...rows)).toBeLessThanOrEqual(20);
  });

  it('refuses a text that cannot be, all of it at once', async () => {
    const draft = await begun(null);
    const clause = { clauseId: null, number: '1', heading: '', text: 'x' };
    const bad = [clause, { ...clause, clauseId: 'clause:NOPE' }, { ...clause, number: '?' }];
    await expect(written(draft, bad)).rejects.toMatchObject({
      userErrors: [
        expect.objectContaining({ field: ['clauses', '2', 'number'], code: 'NUMBER_UNREADABLE' }),
        expect.objectContaining({ field: ['clauses', '1', 'number'], code: 'NUMBER_TAKEN' }),
        expect.objectContaining({ field: ['clauses', '1', 'clauseId'], code: 'NOT_FOUND' }),
      ],
    });
  });
});
