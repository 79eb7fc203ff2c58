import { CREATE, Drafts, EDIT, GROUP } from './setup/drafts';
import { expectHistory } from './setup/history-chain';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, payloadOf, type Refused, refusedAll } from './setup/refusal';

const numbersOf = (baseline: Json) => baseline.clauses.nodes.map(({ number }: Json) => number);

let product: TestProduct;
let drafts: Drafts;
beforeAll(async () => {
  product = await startProduct();
  drafts = new Drafts(product);
});
afterAll(() => product.close());

describe('a draft', () => {
  it('says what its base says, and as much as nothing without one', async () => {
    const base = (await drafts.read(`{ baseline(id: "baseline:IMP-2.0") { contentHash } }`)).baseline;
    const copy = await drafts.draftOf('baseline:IMP-2.0');
    expect(copy).toMatchObject({ status: 'DRAFT', version: 1, basedOn: { id: 'baseline:IMP-2.0' }, ...base });
    expect((await drafts.draftOf(null)).clauses.nodes).toEqual([]);
  });

  it('is edited clause by clause; identity, order, parents and fingerprint follow', async () => {
    const first = await drafts.draftOf('baseline:IMP-1.0');
    const split = await drafts.edited(first, {
      number: '2.1.4',
      text: 'Split off.',
      derivedFromClauseId: 'clause:IMP-2.1.3',
    });
    expect(split.version).toBe(2);
    expect(split.contentHash).not.toBe(first.contentHash);
    expect(split.clauses.nodes.find(({ number }: Json) => number === '2.1.4')).toEqual({
      ...{ number: '2.1.4', heading: 'Heading', text: 'Split off.', parent: { number: '2.1' } },
      clause: { id: 'clause:IMP-2.1.4' },
    });
    const renumbered = await drafts.edited(split, {
      clauseId: 'clause:IMP-2.1',
      number: '2.17',
      afterClauseId: 'clause:IMP-2.2',
    });
    expect(numbersOf(renumbered).filter((number: string) => /^2\.17/.test(number))).toEqual(
      numbersOf(split)
        .filter((number: string) => /^2\.1(\.|$)/.test(number))
        .map((number: string) => number.replace('2.1', '2.17')),
    );
    const { clause } = await drafts.read(
      `{ clause(id: "clause:IMP-2.1.4") { derivedFrom { id } version(baselineId: "${first.id}") { number }
        parent: derivedFrom { splitInto { id } } } }`,
      'ANALYST',
    );
    expect(clause).toEqual({
      derivedFrom: { id: 'clause:IMP-2.1.3' },
      version: { number: '2.17.4' },
      parent: { splitInto: [{ id: 'clause:IMP-2.1.4' }] },
    });
    const gone = await drafts.edited(renumbered, { clauseId: 'clause:IMP-2.1.4', remove: true });
    const back = await drafts.edited(gone, { clauseId: 'clause:IMP-2.1.4', number: '2.17.4', text: 'Split off.' });
    expect(numbersOf(gone)).not.toContain('2.17.4');
    expect(back.contentHash).toBe(renumbered.contentHash);
    const { baseline } = await drafts.read(
      `{ baseline(id: "${first.id}") { id history { nodes { at actor action changes reason hash } } } }`,
      'GOVERNANCE',
    );
    expectHistory(baseline, ['createBaseline', ...Array(4).fill('editClause')]);
    expect(JSON.stringify(baseline)).not.toContain('Split off.');
  });

  it('gives a new clause an id of its own, also where another one had its number', async () => {
    const draft = await drafts.draftOf('baseline:IMP-1.0');
    const without = await drafts.edited(draft, { clauseId: 'clause:IMP-4.2', remove: true });
    const again = await drafts.edited(without, { number: '4.2', text: 'Another clause.' });
    expect(again.clauses.nodes.find(({ number }: Json) => number === '4.2').clause.id).toBe('clause:IMP-4.2~2');
    const { clause } = await drafts.read('{ clause(id: "clause:IMP-4.2~2") { number heading } }', 'ANALYST');
    expect(clause).toEqual({ number: '4.2', heading: 'Heading' });
  });

  it('refuses what cannot be, all of it at once, and is left as it was', async () => {
    const { id: baselineId, version } = await drafts.draftOf('baseline:IMP-1.0');
    const edit = { baselineId, version, number: '2.1.9', heading: 'H', text: 'T' };
    const cases: [object, Refused[]][] = [
      [{ number: '2.1.3' }, [{ field: 'number', code: 'NUMBER_TAKEN' }]],
      [{ number: '2..1' }, [{ field: 'number', code: 'NUMBER_UNREADABLE' }]],
      [{ number: 'x'.repeat(33) }, [{ field: 'number', code: 'NUMBER_UNREADABLE' }]],
      [{ clauseId: 'clause:IMP-2.1', number: '2.2' }, [{ field: 'number', code: 'NUMBER_TAKEN' }]],
      [{ clauseId: 'clause:IMP-2.1', remove: true }, [{ field: 'clauseId', code: 'HAS_CLAUSES_UNDER_IT' }]],
      [{ clauseId: 'clause:NOPE' }, [{ field: 'clauseId', code: 'NOT_FOUND' }]],
      [{ clauseId: 'clause:SSI-DS-1' }, [{ field: 'clauseId', code: 'NOT_FOUND' }]],
      [{ remove: true }, [{ field: 'clauseId', code: 'EMPTY' }]],
      [{ afterClauseId: 'clause:NOPE' }, [{ field: 'afterClauseId', code: 'NOT_FOUND' }]],
      [{ derivedFromClauseId: 'clause:SSI-DS-1' }, [{ field: 'derivedFromClauseId', code: 'NOT_FOUND' }]],
      [{ baselineId: 'baseline:NOPE' }, [{ field: 'baselineId', code: 'NOT_FOUND' }]],
      [{ baselineId: 'baseline:IMP-2.0', version: 2 }, [{ field: 'baselineId', code: 'BASELINE_FIXED' }]],
      [
        { number: '', heading: ' ', text: '\n', first: true, afterClauseId: 'clause:IMP-1' },
        [
          { field: 'number', code: 'NUMBER_UNREADABLE' },
          { field: 'text', code: 'EMPTY' },
          { field: 'first', code: 'TWO_PLACES' },
        ],
      ],
      [
        { heading: 'x'.repeat(501), text: 'a\u202Eb' },
        [
          { field: 'heading', code: 'TOO_LONG' },
          { field: 'text', code: 'DIRECTION_MARK' },
        ],
      ],
    ];
    const refusals = await refusedAll(
      product,
      cases.map(([change]) => drafts.attempt(EDIT, { ...edit, ...change })),
    );
    expect(refusals).toEqual(cases.map(([, refused]) => refused));
  });

  it('is begun only with a label of its own, on a baseline of its own document', async () => {
    const create = { documentCode: 'IMP', label: '8.0', note: 'x' };
    const cases: [object, Refused[]][] = [
      [{ label: '2.0' }, [{ field: 'label', code: 'DUPLICATE' }]],
      [{ label: '2#0' }, [{ field: 'label', code: 'LABEL_UNREADABLE' }]],
      [{ label: '' }, [{ field: 'label', code: 'LABEL_UNREADABLE' }]],
      [{ documentCode: 'NOPE' }, [{ field: 'documentCode', code: 'NOT_FOUND' }]],
      [{ basedOnId: 'baseline:SSI-DS-1.0' }, [{ field: 'basedOnId', code: 'NOT_FOUND' }]],
      [
        { label: '?', basedOnId: 'baseline:NOPE', note: '' },
        [
          { field: 'label', code: 'LABEL_UNREADABLE' },
          { field: 'note', code: 'EMPTY' },
          { field: 'basedOnId', code: 'NOT_FOUND' },
        ],
      ],
    ];
    const asks = cases.map(([change]) => drafts.attempt(CREATE, { ...create, ...change }));
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, refused]) => refused));
  });

  it('is changed by one of two people who edit it at once; the other gets CONFLICT, and nothing is lost', async () => {
    const draft = await drafts.draftOf('baseline:IMP-1.0');
    const edits = ['2.1.7', '2.1.8'].map((number) => ({ number, text: `Text of ${number}.`, heading: '' }));
    const answers = await Promise.all(
      edits.map((edit) => drafts.attempt(EDIT, { baselineId: draft.id, version: draft.version, ...edit })()),
    );
    const lost = answers.filter(({ errors }) => errors);
    expect(lost.map(({ errors }) => errors?.map(({ extensions }) => extensions))).toEqual([
      [expect.objectContaining({ code: 'CONFLICT', id: draft.id, currentVersion: 2 })],
    ]);
    const won = payloadOf(answers.find(({ errors }) => !errors) ?? answers[0] ?? { status: 0, text: '', data: {} });
    expect(won.baseline.version).toBe(2);
    const stale = { baselineId: draft.id, version: 1, number: '7', heading: 'H', text: 'T' };
    expect(await failedWith(product, drafts.attempt(EDIT, stale))).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    });
  });

  it('is edited by those who keep the documents, and by nobody else', async () => {
    const input = { documentCode: 'IMP', label: '8.1' };
    for (const asker of [null, 'RESPONDENT', 'ANALYST', 'OPERATIONS', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const) {
      const { code } = await failedWith(product, drafts.attempt(CREATE, input, asker));
      expect([asker, code]).toEqual([asker, asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
    }
    expect(await drafts.done(CREATE, input, 'ADMIN')).toMatchObject({ label: '8.1' });
  });
});

describe('a draft, for outsiders,', () => {
  it('does not exist by any road, nor does a clause that only it has', async () => {
    const draft = await drafts.edited(await drafts.draftOf('baseline:SSI-DS-1.0', 'SSI DS'), {
      number: '77',
      heading: 'Secret plan',
    });
    const clauseId = 'clause:SSI-DS-77';
    const link = `mutation { createTraceLink(input: { fromId: "${clauseId}", toId: "component:DSP-SSI", type: GOVERNS }) {
      traceLink { id } } }`;
    const traceLink = (await product.ask('GOVERNANCE', link)).data.createTraceLink.traceLink.id;
    const set = await drafts.done(GROUP, { name: 'With a draft', baselineIds: ['baseline:IMP-1.0', draft.id] });
    expect(set.baselines).toHaveLength(2);
    const every = `{ baseline(id: "${draft.id}") { id } clause(id: "${clauseId}") { id } traceLink(id: "${traceLink}") { id }
      document(code: "SSI DS") { baselines { id } baseline(label: "${draft.label}") { id }
        byNumber: clause(number: "77") { id } inDraft: clause(number: "1.1", baselineId: "${draft.id}") { id } }
      known: clause(id: "clause:SSI-DS-1.1") { versions { baseline { id } } version(baselineId: "${draft.id}") { number } }
      designBaselines { id baselines { id } } search(text: "secret plan") { score }
      component(id: "component:DSP-SSI") { traceLinks { nodes { id } } }
      trace(from: "component:DSP-SSI", depth: 1) { nodes { id } } }`;
    for (const asker of [null, 'RESPONDENT'] as const) {
      const seen = await drafts.read(every, asker);
      expect(seen).toMatchObject({ baseline: null, clause: null, traceLink: null, search: [] });
      expect(seen.document).toMatchObject({ baseline: null, byNumber: null, inDraft: null });
      expect(seen.known.version).toBeNull();
      for (const secret of [draft.id, clauseId, traceLink]) expect(JSON.stringify(seen)).not.toContain(secret);
      const diff = `{ baseline(id: "baseline:SSI-DS-1.0") { diff(against: "${draft.id}") { totalCount } } }`;
      expect((await product.ask(asker, diff)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
      const coverage = `{ coverage(baselineId: "${draft.id}") { clauses } }`;
      const refused = (await product.ask(asker, coverage)).errors?.[0]?.extensions.code;
      expect(refused).toBe(asker === null ? 'UNAUTHENTICATED' : 'NOT_FOUND');
    }
    const insider = await drafts.read(every, 'ANALYST');
    for (const secret of [draft.id, clauseId, traceLink]) expect(JSON.stringify(insider)).toContain(secret);
    const open = await drafts.moved(draft, 'IN_CONSULTATION');
    expect(await drafts.read(every)).toMatchObject({ baseline: { id: draft.id }, clause: { id: clauseId } });
    const back = await drafts.moved(open, 'DRAFT');
    expect(await drafts.read(every)).toMatchObject({ baseline: null });
    await drafts.moved(back, 'WITHDRAWN');
    expect(await drafts.read(every)).toMatchObject({ baseline: null });
  });
});
