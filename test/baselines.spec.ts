import { Drafts, EDIT, GROUP, MOVE } from './setup/drafts';
import { expectHistory } from './setup/history-chain';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, payloadOf, type Refused, refusedAll, refusedBy } from './setup/refusal';

const DAY = '2018-07-20';

let product: TestProduct;
let drafts: Drafts;
beforeAll(async () => {
  product = await startProduct();
  drafts = new Drafts(product);
});
afterAll(() => product.close());

describe('a baseline on its way into force', () => {
  it('keeps of each step who took it, when, by whose authority, and the day from which it counts', async () => {
    const consultationId = 'consultation:SAMPLE-2018-05-04';
    let baseline = await drafts.draftOf('baseline:IMP-2.0');
    baseline = await drafts.moved(baseline, 'IN_CONSULTATION', { consultationId, authority: null });
    const { consultation } = await drafts.read(`{ consultation(id: "${consultationId}") { version proposals { id }
      history(last: 1) { nodes { action } } } }`);
    expect(consultation.proposals).toContainEqual({ id: baseline.id });
    expect(consultation.history.nodes).toEqual([{ action: 'transitionBaseline' }]);
    baseline = await drafts.moved(baseline, 'DRAFT', { note: 'Once more', authority: null });
    for (const to of ['IN_CONSULTATION', 'BASELINED']) baseline = await drafts.moved(baseline, to);
    baseline = await drafts.moved(baseline, 'SUBMITTED', { effectiveFrom: DAY });
    const { transitions, history, id } = (
      await drafts.read(`{ baseline(id: "${baseline.id}") { id
        transitions { from to by authority note effectiveOn at } history { nodes { at actor action changes reason hash } } } }`)
    ).baseline;
    expect(transitions.map(({ from, to }: Json) => `${from} ${to}`)).toEqual([
      'DRAFT IN_CONSULTATION',
      'IN_CONSULTATION DRAFT',
      'DRAFT IN_CONSULTATION',
      'IN_CONSULTATION BASELINED',
      'BASELINED SUBMITTED',
    ]);
    expect(transitions[1]).toMatchObject({ note: 'Once more', authority: null, effectiveOn: '2018-08-01' });
    expect(transitions[4]).toMatchObject({ authority: 'TBDG', effectiveOn: DAY, at: '2018-08-01T12:00:00.000Z' });
    expectHistory({ id, history }, ['createBaseline', ...Array(5).fill('transitionBaseline')]);
  });

  it('takes no step that leads nowhere, and none without what it needs', async () => {
    const { id, version } = await drafts.draftOf('baseline:IMP-2.0');
    const cases: [object, Refused[]][] = [
      [{ to: 'BASELINED', authority: 'TBDG' }, [{ field: 'to', code: 'STEP_NOT_ALLOWED' }]],
      [{ to: 'SUPERSEDED' }, [{ field: 'to', code: 'STEP_NOT_ALLOWED' }]],
      [{ to: 'DRAFT', note: 'x' }, [{ field: 'to', code: 'STEP_NOT_ALLOWED' }]],
      [{ to: 'WITHDRAWN' }, [{ field: 'note', code: 'NOTE_MISSING' }]],
      [{ to: 'WITHDRAWN', note: ' ' }, [{ field: 'note', code: 'EMPTY' }]],
      [
        { to: 'IN_CONSULTATION', consultationId: 'consultation:NOPE' },
        [{ field: 'consultationId', code: 'NOT_FOUND' }],
      ],
      [
        { to: 'WITHDRAWN', note: 'x', consultationId: 'consultation:SAMPLE-2018-05-04' },
        [{ field: 'consultationId', code: 'CONSULTATION_UNEXPECTED' }],
      ],
      [{ id: 'baseline:NOPE', to: 'WITHDRAWN' }, [{ field: 'id', code: 'NOT_FOUND' }]],
      [{ id: 'baseline:IMP-1.0', version: 4, to: 'WITHDRAWN', note: 'x' }, [{ field: 'to', code: 'STEP_NOT_ALLOWED' }]],
    ];
    const asks = cases.map(([change]) => drafts.attempt(MOVE, { id, version, ...change }));
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, refused]) => refused));
    const stale = { id, version: version + 1, to: 'IN_CONSULTATION' };
    expect(await failedWith(product, drafts.attempt(MOVE, stale))).toMatchObject({
      code: 'CONFLICT',
      currentVersion: version,
    });
  });

  it('is one of those that are in force on a day; its text is that of the day, for ever', async () => {
    const first = await drafts.edited(await drafts.draftOf('baseline:IMP-1.0'), { number: '9', text: 'Two.' });
    const secretary = { authority: 'Secretary of State', effectiveFrom: '2018-08-10' };
    const two = await drafts.moved(await drafts.submitted(first), 'DESIGNATED', secretary);
    const three = await drafts.edited(await drafts.draftOf(two.id), {
      clauseId: 'clause:IMP-9',
      number: '9A',
      text: 'Three.',
    });
    const submitted = await drafts.submitted(three);
    const designate = {
      id: submitted.id,
      version: submitted.version,
      to: 'DESIGNATED',
      authority: 'Secretary of State',
    };
    expect(await refusedBy(product, drafts.attempt(MOVE, designate))).toEqual([
      { field: 'effectiveFrom', code: 'EFFECTIVE_FROM_MISSING' },
    ]);
    for (const effectiveFrom of ['2015-07-01', '2018-08-09', '2018-08-10']) {
      expect(await refusedBy(product, drafts.attempt(MOVE, { ...designate, effectiveFrom }))).toEqual([
        { field: 'effectiveFrom', code: 'EFFECTIVE_OVERLAP' },
      ]);
    }
    await drafts.done(MOVE, { ...designate, effectiveFrom: '2018-08-20' });
    const on = (day: string) => `{ document(code: "IMP") { baseline(asOf: "${day}") { label effectiveFrom effectiveTo }
      old: clause(number: "9", asOf: "${day}") { version(asOf: "${day}") { text } }
      new: clause(number: "9A", asOf: "${day}") { version(asOf: "${day}") { text } } } }`;
    const texts = [];
    for (const day of ['2018-08-09', '2018-08-10', '2018-08-19', '2018-08-20', '2030-01-01']) {
      const { baseline, old, new: fresh } = (await drafts.read(on(day))).document;
      texts.push([baseline.label, baseline.effectiveTo, old?.version.text, fresh?.version.text]);
    }
    expect(texts).toEqual([
      ['1.0', '2018-08-10', undefined, undefined],
      [two.label, '2018-08-20', 'Two.', undefined],
      [two.label, '2018-08-20', 'Two.', undefined],
      [three.label, null, undefined, 'Three.'],
      [three.label, null, undefined, 'Three.'],
    ]);
    const now = product.clock.now();
    const statuses = [];
    for (const at of ['2018-08-09T22:59:59Z', '2018-08-09T23:00:00Z']) {
      product.clock.set(new Date(at));
      statuses.push(
        (await drafts.read('{ baseline(id: "baseline:IMP-1.0") { status transitions { to effectiveOn } } }')).baseline,
      );
    }
    product.clock.set(now);
    expect(statuses.map(({ status }) => status)).toEqual(['DESIGNATED', 'SUPERSEDED']);
    expect(statuses[0].transitions.slice(-2)).toEqual([
      { to: 'DESIGNATED', effectiveOn: '2015-07-01' },
      { to: 'SUPERSEDED', effectiveOn: '2018-08-10' },
    ]);
  });

  it('is never the second that comes into force on a day, though two designate at once', async () => {
    const ready = await Promise.all(
      [1, 2].map(async () => {
        const draft = await drafts.draftOf(null, 'SRPD');
        return drafts.submitted(draft);
      }),
    );
    const answers = await Promise.all(
      ready.map(({ id, version }) =>
        drafts.attempt(MOVE, { id, version, to: 'DESIGNATED', authority: 'Secretary of State', effectiveFrom: DAY })(),
      ),
    );
    const codes = answers.map((answer) => payloadOf(answer).userErrors.map(({ code }: Json) => code));
    expect(codes.sort()).toEqual([[], ['EFFECTIVE_OVERLAP']]);
  });

  it('cannot be edited by any road once it has left its draft', async () => {
    let baseline = await drafts.draftOf('baseline:IMP-1.0');
    const { contentHash } = baseline;
    const steps = ['IN_CONSULTATION', 'BASELINED', 'SUBMITTED', 'WITHDRAWN'];
    for (const to of steps) {
      baseline = await drafts.moved(baseline, to);
      const { id: baselineId, version } = baseline;
      const roads = [
        { number: '99', heading: 'H', text: 'T' },
        { clauseId: 'clause:IMP-1.1', number: '1.1', heading: 'H', text: 'T' },
        { clauseId: 'clause:IMP-1.1', remove: true, number: '', heading: '', text: '' },
        { clauseId: 'clause:IMP-1.1', first: true, number: '0', heading: 'H', text: 'T' },
      ];
      const refusals = await refusedAll(
        product,
        roads.map((road) => drafts.attempt(EDIT, { baselineId, version, ...road })),
      );
      expect(refusals).toEqual(roads.map(() => [{ field: 'baselineId', code: 'BASELINE_FIXED' }]));
    }
    expect(baseline.contentHash).toBe(contentHash);
  });
});

describe('the red-line of a draft', () => {
  it('tells words, numbers and places apart, and is written out as HTML and Markdown', async () => {
    let draft = await drafts.draftOf('baseline:SSI-DS-1.0', 'SSI DS');
    draft = await drafts.edited(draft, { clauseId: 'clause:SSI-DS-1.2', number: '1.2', heading: 'New <b>', text: 'x' });
    const move = { clauseId: 'clause:SSI-DS-1.10.3', afterClauseId: 'clause:SSI-DS-1.10.1' };
    const same = draft.clauses.nodes.find(({ number }: Json) => number === '1.10.3');
    draft = await drafts.edited(draft, { ...move, number: '1.10.3', heading: same.heading, text: same.text });
    const against = 'against: "baseline:SSI-DS-1.0"';
    const { baseline } = await drafts.read(
      `{ baseline(id: "${draft.id}") { html: redLine(${against}) markdown: redLine(${against}, format: MARKDOWN)
        diff(${against}, kinds: [MODIFIED, MOVED, ADDED, REMOVED]) { nodes { kind moved renumbered rendered
          headingSegments { operation text } after { number } } } } }`,
      'ANALYST',
    );
    expect(
      baseline.diff.nodes.map(({ kind, moved, renumbered, after }: Json) => [kind, moved, renumbered, after.number]),
    ).toEqual([
      ['MODIFIED', false, false, '1.2'],
      ['MOVED', true, false, '1.10.3'],
    ]);
    const [reworded, moved] = baseline.diff.nodes;
    expect(reworded.headingSegments).toContainEqual({ operation: 'INSERT', text: 'New <b>' });
    expect(reworded.rendered).toContain('<ins title="Inserted">New &lt;b&gt;</ins>');
    expect(moved.rendered).toContain('<em>moved</em>');
    expect(baseline.html).toContain(reworded.rendered);
    expect(baseline.markdown).toContain('<ins>New &lt;b></ins>');
    const { clause } = await drafts.read(
      `{ clause(id: "clause:SSI-DS-1.10.3") { version(baselineId: "${draft.id}") {
        diff(against: "clauseVersion:SSI-DS-1.0#SSI-DS-1.10.3") { kind moved renumbered } } } }`,
      'ANALYST',
    );
    expect(clause.version.diff).toEqual({ kind: 'MOVED', moved: true, renumbered: false });
  });
});

describe('a set of baselines', () => {
  it('has one baseline of a document, and a name of its own', async () => {
    const [imp, ssi] = ['baseline:IMP-2.0', 'baseline:SSI-DS-1.1'];
    const set = await drafts.done(GROUP, { name: 'Tranche 2 (try)', baselineIds: [ssi, imp] });
    expect(set).toEqual({
      id: 'designBaseline:TRANCHE-2-TRY',
      name: 'Tranche 2 (try)',
      baselines: [{ id: ssi }, { id: imp }],
    });
    const cases: [object, Refused[]][] = [
      [{ name: 'Tranche 2 (try)' }, [{ field: 'name', code: 'DUPLICATE' }]],
      [
        { name: ' ', baselineIds: [] },
        [
          { field: 'name', code: 'EMPTY' },
          { field: 'baselineIds', code: 'EMPTY' },
        ],
      ],
      [{ baselineIds: [imp, 'baseline:IMP-1.0'] }, [{ field: 'baselineIds.1', code: 'SAME_DOCUMENT' }]],
      [{ baselineIds: [imp, imp] }, [{ field: 'baselineIds.1', code: 'DUPLICATE' }]],
      [{ baselineIds: ['baseline:NOPE'] }, [{ field: 'baselineIds.0', code: 'NOT_FOUND' }]],
    ];
    const asks = cases.map(([change]) => drafts.attempt(GROUP, { name: 'New', baselineIds: [imp], ...change }));
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, refused]) => refused));
    expect((await drafts.done(GROUP, { name: 'Tranche-2 try!', baselineIds: [imp] })).id).toBe(
      'designBaseline:TRANCHE-2-TRY~2',
    );
  });
});
