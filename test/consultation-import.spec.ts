import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readConsultationDocument } from '../subgraphs/changes/consultations/consultation-document';
import { asGiven, asRead, EVERYTHING, STATED } from './setup/consultation-as-read';
import { contentsOf } from './setup/contents';
import { type Json, startProduct, type TestProduct } from './setup/product';

const TEXT = readFileSync(join(__dirname, 'documents', 'second-consultation.txt'), 'utf8');
const REFERENCE = '2019-09-11-HRP-ONS-FCP-2';
const importing = (selection: string) => `mutation ($text: String!, $dryRun: Boolean!) {
  importConsultation(input: { text: $text, dryRun: $dryRun }) {
    outcome consultation { ${selection} } userErrors { field code message suggestion } } }`;
const IMPORT = importing(EVERYTHING);

/** A text in which a phrase is another; fails when the phrase is not there. */
function reworded(text: string, phrase: string, by: string): string {
  if (!text.includes(phrase)) throw new Error(`“${phrase}” is not in the text.`);
  return text.replaceAll(phrase, by);
}

const DURING = new Date('2019-09-20T12:00:00Z');

function importInto(product: TestProduct, text: string, dryRun = false, mutation = IMPORT) {
  return product.ask('GOVERNANCE', mutation, { text, dryRun });
}

async function taken(product: TestProduct, text: string, mutation = IMPORT): Promise<Json> {
  const { data, errors } = await importInto(product, text, false, mutation);
  expect(errors).toBeUndefined();
  expect(data.importConsultation.userErrors).toEqual([]);
  return data.importConsultation;
}

describe('a published consultation', () => {
  let product: TestProduct;
  let first: Json;
  const contents = () => contentsOf(product.database('changes'));
  const ask = async () => {
    const query = `{ consultation(reference: "${REFERENCE}") { ${EVERYTHING} } }`;
    return (await product.ask(null, query)).data.consultation;
  };

  beforeAll(async () => {
    product = await startProduct({ now: DURING });
  });
  afterAll(() => product.close());

  it('is only checked by a dry run, which changes nothing', async () => {
    const before = await contents();
    const { data } = await importInto(product, TEXT, true);
    expect(data.importConsultation).toEqual({ outcome: 'CHECKED', consultation: null, userErrors: [] });
    expect(await contents()).toEqual(before);
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ...(['PUBLIC', 'RESPONDENT', 'ANALYST', 'OPERATIONS', 'GOVERNMENT', 'AUTHORITY', 'SERVICE'] as const).map(
      (role) => [role, 'FORBIDDEN'] as const,
    ),
  ] as const)('is not taken from %s, not even to be checked', async (role, code) => {
    const before = await contents();
    for (const dryRun of [false, true]) {
      const { errors } = await product.ask(role, IMPORT, { text: TEXT, dryRun });
      expect(errors?.[0]?.extensions).toMatchObject({ code, suggestion: expect.stringMatching(/\S/) });
    }
    expect(await contents()).toEqual(before);
  });

  it('comes out through the graph with everything that is in it', async () => {
    first = await taken(product, TEXT);
    expect(first.outcome).toBe('IMPORTED');
    const { consultation } = first;
    expect(consultation).toEqual(await ask());
    expect(asGiven(consultation)).toEqual(asRead(TEXT));
    expect(consultation).toMatchObject({
      ...{ id: `consultation:${REFERENCE}`, reference: REFERENCE, version: 1, status: 'OPEN', opensOn: '2019-09-11' },
      closesOn: '2019-10-25',
      revisions: [{ number: 1, by: 'governance@development', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      history: { totalCount: 1, nodes: [{ actor: 'governance@development', action: 'importConsultation' }] },
    });
    expect(consultation.questions.map(({ code }: Json) => code)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5']);
    expect(consultation.changes.nodes.map(({ clauses }: Json) => clauses.length)).toEqual([1, 5, 5, 5, 1, 3]);
    expect(consultation.changes.nodes[1].points).toHaveLength(3);
    expect(consultation.attachments).toHaveLength(5);
    expect(consultation.relatedDocuments.map(({ code }: Json) => code)).toEqual(['LEG', 'CHTP', 'LRTP']);
  });

  it.each([REFERENCE, 'SAMPLE-2018-05-04'])(
    'has a history that does not tell the public who was invited, nor the status that is kept: %s',
    async (reference) => {
      const query = `{ consultation(reference: "${reference}") { history { nodes { changes } } } }`;
      const { data } = await product.ask(null, query);
      const changes = data.consultation.history.nodes.flatMap((entry: Json) => JSON.parse(entry.changes));
      const fields = changes.map(({ field }: Json) => field);
      expect(fields).toContain('title');
      expect(fields).not.toContain('invitedOrganisationIds');
      expect(fields).not.toContain('recordedStatus');
    },
  );

  it('leads from its clauses and documents back to its changes', async () => {
    const { data } = await product.ask(
      null,
      `{ document(code: "HRP") { title kind tranche changes { totalCount nodes { consultation { reference } } }
        clause(number: "3.4.2") { number current { text } changes { nodes { area } } } } }`,
    );
    expect(data.document).toMatchObject({
      ...{ title: 'Hub Return Procedure', kind: 'SUBSIDIARY_DOCUMENT', tranche: 3 },
      changes: { totalCount: 3, nodes: Array(3).fill({ consultation: { reference: REFERENCE } }) },
      clause: { number: '3.4.2', current: null, changes: { nodes: [{ area: 'Repair reports' }] } },
    });
  });

  it.each([
    ['as it is', TEXT],
    ['with other line ends', TEXT.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${TEXT}`],
    ['with trailing space', TEXT.replaceAll('.\n', '.  \n')],
  ])('changes nothing when it comes again, %s', async (_how, text) => {
    const before = await contents();
    const again = await taken(product, text);
    expect(again.outcome).toBe('UNCHANGED');
    expect(again.consultation).toEqual(first.consultation);
    expect(await contents()).toEqual(before);
  });

  it('becomes a revision when a sentence of it has changed, and all that stands keeps its id', async () => {
    const sentence = 'Is ten working days the right time for a repair report?';
    const revised = reworded(TEXT, 'Is five working days the right time for a repair report?', sentence);
    const dry = await contents();
    expect((await importInto(product, revised, true)).data.importConsultation.outcome).toBe('CHECKED');
    expect(await contents()).toEqual(dry);

    const { outcome, consultation } = await taken(product, revised);
    expect(outcome).toBe('REVISED');
    const { version, revisions, history, questions, ...rest } = consultation;
    const { version: _v, revisions: _r, history: _h, questions: old, ...before } = first.consultation;
    expect(rest).toEqual(before);
    expect(version).toBe(2);
    expect(questions).toEqual(old.map((each: Json) => (each.code === 'Q2' ? { ...each, text: sentence } : each)));
    expect(revisions.map(({ number, text }: Json) => [number, text.includes(sentence)])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(revisions[0]).toEqual(first.consultation.revisions[0]);
    expect(history.totalCount).toBe(2);
    expect(history.nodes[1].changes).toContain(sentence);
    expect(history.nodes[1].changes).not.toContain('crate');
    expect(await ask()).toEqual(consultation);
  });

  it('keeps what a revision leaves out, as retired, and takes it back with its id when it comes back', async () => {
    const row = 'Yearly forecast\tTo drop a table that repeats the monthly one.\t5.10.9 – 11\n';
    const dropped = first.consultation.changes.nodes[5];
    const shorter = await taken(product, reworded(TEXT, row, ''));
    expect(shorter.consultation.changes.nodes.map(({ id }: Json) => id)).toEqual(
      first.consultation.changes.nodes.slice(0, 5).map(({ id }: Json) => id),
    );
    const kept = `{ change(id: "${dropped.id}") { id area retiredAt clauses { number } } }`;
    expect((await product.ask(null, kept)).data.change).toMatchObject({
      ...{ id: dropped.id, area: 'Yearly forecast', retiredAt: DURING.toISOString() },
      clauses: dropped.clauses.map(({ number }: Json) => ({ number })),
    });
    const search = '{ search(text: "yearly forecast", kinds: ["Change"]) { thing { ... on Change { id } } } }';
    expect((await product.ask(null, search)).data.search).toEqual([]);
    const back = await taken(product, TEXT);
    expect((await product.ask(null, search)).data.search).toEqual([{ thing: { id: dropped.id } }]);
    expect(back.consultation.version).toBe(shorter.consultation.version + 1);
    expect(back.consultation.changes).toEqual(first.consultation.changes);
    expect(asGiven(back.consultation)).toEqual(asGiven(first.consultation));
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\n'],
    ['something else', 'Dear all,\nplease find it attached.\n'],
    ['a control character', reworded(TEXT, 'safety', 'sa\u0000fety')],
    ['more than 5 MB', `${TEXT}${'x'.repeat(5_300_000)}`],
    ['a day that there is not', reworded(TEXT, '25 October 2019', '31 November 2019')],
    ['an end before its beginning', reworded(TEXT, '25 October 2019', '25 August 2019')],
    [
      'a name far too long for one',
      reworded(TEXT, 'Classification: Public', `Classification: ${'Public '.repeat(60)}`),
    ],
  ])('is refused when it is %s, with a line and a suggestion, and nothing changes', async (_what, text) => {
    const before = await contents();
    for (const dryRun of [true, false]) {
      const { data, errors } = await importInto(product, text, dryRun);
      expect(errors).toBeUndefined();
      expectRefused(data.importConsultation, text);
    }
    expect(await contents()).toEqual(before);
  });

  it('is one consultation, with one revision, when the same new text comes eight times at once', async () => {
    const text = reworded(TEXT, '11 September 2019', '12 September 2019');
    const answers = await Promise.all(Array.from({ length: 8 }, () => taken(product, text)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['IMPORTED', ...Array(7).fill('UNCHANGED')]);
    expect(new Set(answers.map(({ consultation }) => JSON.stringify(consultation))).size).toBe(1);
  });
});

/** What a text that is not taken must be answered with. */
function expectRefused({ outcome, consultation, userErrors }: Json, text: string): void {
  expect(outcome).toBeNull();
  expect(consultation).toBeNull();
  expect(userErrors.length).toBeGreaterThan(0);
  const lines = text.split('\n').length;
  for (const { field, code, message, suggestion } of userErrors) {
    const [, line] = /^text\/line (\d+)$/.exec(field.join('/')) ?? [];
    expect(Number(line)).toBeGreaterThanOrEqual(1);
    expect(Number(line)).toBeLessThanOrEqual(lines);
    expect(code).toMatch(/^[A-Z0-9_]+$/);
    expect(message).toMatch(/\S/);
    expect(suggestion).toMatch(/\S/);
  }
}

interface Corruption {
  kind: 'drop' | 'double' | 'cut' | 'tab' | 'characters';
  line: number;
  place: number;
  length: number;
}

const corruption: fc.Arbitrary<Corruption> = fc.record({
  kind: fc.constantFrom('drop', 'double', 'cut', 'tab', 'characters'),
  line: fc.nat(TEXT.split('\n').length - 1),
  place: fc.nat(600),
  length: fc.integer({ min: 1, max: 12 }),
});

function corrupt(lines: string[], { kind, line, place, length }: Corruption): string[] {
  const written = lines[line] ?? '';
  const at = place % (written.length + 1);
  const spoilt: Record<Corruption['kind'], string[]> = {
    drop: [],
    double: [written, written],
    cut: [written.slice(0, at)],
    tab: [written.replace('\t', '')],
    characters: [written.slice(0, at) + written.slice(at + length)],
  };
  return lines.toSpliced(line, 1, ...spoilt[kind]);
}

describe('a thousand corrupted consultations', () => {
  const RUNS = 1000;
  const BATCH = 100;
  let product: TestProduct;

  beforeAll(async () => {
    product = await startProduct({ sample: false, now: DURING });
    await taken(product, TEXT);
  });
  afterAll(() => product.close());

  it('are each taken whole or refused with lines, reasons and ways out, and a refused one changes nothing', async () => {
    const seed = Number(process.env.CORRUPTION_SEED ?? Date.now() % 2 ** 31);
    process.stdout.write(`Corruptions of the seed ${seed}: CORRUPTION_SEED=${seed} repeats them.\n`);
    const texts = fc
      .sample(fc.array(corruption, { minLength: 1, maxLength: 4 }), { numRuns: RUNS, seed })
      .map((corruptions) => corruptions.reduce(corrupt, TEXT.split('\n')).join('\n'));
    const database = product.database('changes');
    const before = await contentsOf(database);
    const checked = await Promise.all(
      texts.map(async (text) => {
        if (!readConsultationDocument(text).ok) return false;
        const { data, errors } = await importInto(product, text, true);
        expect(errors).toBeUndefined();
        return data.importConsultation.outcome === 'CHECKED';
      }),
    );
    const accepted = texts.filter((_text, index) => checked[index]);
    const refused = texts.filter((_text, index) => !checked[index]);
    for (let at = 0; at < refused.length; at += BATCH) {
      await Promise.all(
        refused.slice(at, at + BATCH).map(async (text) => {
          const { data, errors } = await importInto(product, text);
          expect(errors).toBeUndefined();
          expectRefused(data.importConsultation, text);
        }),
      );
      expect(await contentsOf(database)).toEqual(before);
    }
    for (const text of accepted) {
      const { consultation } = await taken(product, text, importing(STATED));
      expect(asGiven(consultation)).toEqual(asRead(text));
    }
    process.stdout.write(`${accepted.length} were taken, ${refused.length} refused.\n`);
    expect(refused.length).toBeGreaterThan(100);
  }, 120_000);
});
