import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWord } from '../platform/word/read-word';
import { writeWord } from '../platform/word/write-word';
import { DocumentFormat } from '../subgraphs/changes/documents/document-format';
import { readMarkdown } from '../subgraphs/changes/documents/read-markdown';
import { redLineBlocks } from '../subgraphs/changes/documents/word-red-line';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { refusedAll, refusedBy } from './setup/refusal';

const POLICY = readFileSync(join(__dirname, 'documents', 'outage-policy.md'), 'utf8');
const PORTAL = readFileSync(join(__dirname, 'documents', 'portal-design.md'), 'utf8');

const REGISTER = `mutation ($input: RegisterDocumentInput!) {
  registerDocument(input: $input) { document { id code title kind source } userErrors { field code message suggestion } }
}`;
const IMPORT = `mutation ($input: ImportDocumentInput!) {
  importDocument(input: $input) { baseline { id label status version contentHash basedOn { id } }
    outcome clauseCount notices differences { kind clauseId numberBefore numberAfter heading derivedFromClauseId }
    userErrors { field code message suggestion } }
}`;
const REFUSED = `mutation ($input: ImportDocumentInput!) {
  importDocument(input: $input) { baseline { id } userErrors { field code message suggestion } }
}`;
const CLAUSES = `query ($id: ID!) {
  baseline(id: $id) { clauses(first: 200) { nodes { number heading text parent { number } clause { id } } } }
}`;

describe('the import of a document', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
    for (const [code, title] of [
      ['OHP', 'Outage Handling Policy'],
      ['PDD', 'Portal Design Document'],
    ]) {
      const input = { code, title, kind: 'SUBSIDIARY_DOCUMENT', source: 'Written for this test.' };
      const { data } = await product.ask('ADMIN', REGISTER, { input });
      expect(data.registerDocument).toEqual({
        document: { id: `document:${code}`, ...input },
        userErrors: [],
      });
    }
  });
  afterAll(() => product?.close());

  const send = (input: Json, query = IMPORT) =>
    product.ask('GOVERNANCE', query, { input: { documentCode: 'OHP', format: 'MARKDOWN', ...input } });
  const take = async (input: Json) => {
    const { data, errors } = await send(input);
    expect(errors).toBeUndefined();
    expect(data.importDocument.userErrors).toEqual([]);
    return data.importDocument;
  };
  const clausesOf = async (id: string): Promise<Json[]> => {
    const { data } = await product.ask('GOVERNANCE', CLAUSES, { id });
    return data.baseline.clauses.nodes;
  };
  const exported = async (id: string, field: string) => {
    const { data, errors } = await product.ask(
      'GOVERNANCE',
      `query ($id: ID!) { baseline(id: $id) { text: ${field} } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.baseline.text;
  };
  const refused = (input: Json) => refusedBy(product, () => send(input, REFUSED));

  it('only checks a document when it is told to', async () => {
    const taken = await take({ label: '1.0', content: POLICY, dryRun: true });
    expect(taken).toMatchObject({ baseline: null, outcome: 'CHECKED', clauseCount: 17, notices: [] });
    expect(taken.differences).toHaveLength(17);
    const { data } = await product.ask('GOVERNANCE', '{ document(code: "OHP") { baselines { id } } }');
    expect(data.document.baselines).toEqual([]);
  });

  it('makes a draft of a first text: a clause a number, under the one above it, with its words', async () => {
    const taken = await take({ label: '1.0', content: POLICY });
    expect(taken).toMatchObject({
      baseline: { id: 'baseline:OHP-1.0', label: '1.0', status: 'DRAFT', basedOn: null },
      ...{ outcome: 'IMPORTED', clauseCount: 17, notices: [] },
    });
    const clauses = await clausesOf('baseline:OHP-1.0');
    expect(clauses.map(({ number }) => number)).toEqual(readMarkdown(POLICY).clauses.map(({ number }) => number));
    expect(clauses.find(({ number }) => number === '2.1.3')).toEqual({
      ...{ number: '2.1.3', heading: '', clause: { id: 'clause:OHP-2.1.3' }, parent: { number: '2.1' } },
      text: 'Where the hub is at fault, the report names the hub by its identifier.',
    });
  });

  it('changes nothing when the same text comes again, with whatever line ends', async () => {
    const again = await take({ label: '1.0', content: POLICY.replaceAll('\n', '\r\n') });
    expect(again).toMatchObject({ outcome: 'UNCHANGED', baseline: { id: 'baseline:OHP-1.0' } });
  });

  it('knows clauses again that were renumbered, moved, reworded and split', async () => {
    const text = POLICY.replace(
      '#### 2.1.1\n',
      '#### 2.1.1\n\nA party that is not sure asks the operator.\n\n#### 2.1.2\n',
    )
      .replace('#### 2.1.2\n\nA party that finds', '#### 2.1.3\n\nA party that finds')
      .replace('#### 2.1.3\n\nWhere the hub', '#### 2.1.4\n\nWhere the hub')
      .replace(' An owner that holds', '\n\n### 2.4 The wrong owner\n\nAn owner that holds')
      .replace('### 2.4 Closing', '### 2.5 Closing')
      .replace('two working days.', 'three working days.')
      .replace('### 3.3 Not used.\n', '');
    const taken = await take({ label: '1.1', basedOnId: 'baseline:OHP-1.0', content: text });
    expect(taken.baseline.basedOn).toEqual({ id: 'baseline:OHP-1.0' });
    const brief = taken.differences.map((one: Json) => [one.kind, one.clauseId, one.numberBefore, one.numberAfter]);
    expect(brief).toEqual([
      ['ADDED', null, null, '2.1.1'],
      ['MOVED', 'clause:OHP-2.1.1', '2.1.1', '2.1.2'],
      ['MOVED', 'clause:OHP-2.1.2', '2.1.2', '2.1.3'],
      ['MOVED', 'clause:OHP-2.1.3', '2.1.3', '2.1.4'],
      ['MODIFIED', 'clause:OHP-2.3', '2.3', '2.3'],
      ['ADDED', null, null, '2.4'],
      ['MODIFIED', 'clause:OHP-2.4', '2.4', '2.5'],
      ['REMOVED', 'clause:OHP-3.3', '3.3', null],
    ]);
    expect(taken.differences[5]).toMatchObject({ heading: 'The wrong owner', derivedFromClauseId: 'clause:OHP-2.3' });
    expect(taken.notices).toEqual(['The numbering has gaps: 3.3 is not in the document.']);
    const clauses = await clausesOf('baseline:OHP-1.1');
    expect(clauses.find(({ number }) => number === '2.1.1').clause.id).toBe('clause:OHP-2.1.1~2');
  });

  it('reads what it wrote: a document that is exported and imported again is the same, in Markdown and in Word', async () => {
    await take({ documentCode: 'PDD', label: '1.0', content: PORTAL });
    const [, first] = [
      await take({ documentCode: 'PDD', label: '1.0', content: PORTAL }),
      await clausesOf('baseline:PDD-1.0'),
    ];
    for (const format of [DocumentFormat.MARKDOWN, DocumentFormat.DOCX]) {
      for (const [documentCode, id, before] of [
        ['PDD', 'baseline:PDD-1.0', first],
        ['OHP', 'baseline:OHP-1.1', await clausesOf('baseline:OHP-1.1')],
        ['IMP', 'baseline:IMP-2.0', await clausesOf('baseline:IMP-2.0')],
      ] as const) {
        const content = await exported(id, `exported(format: ${format})`);
        const label = `copy-${format}`;
        const taken = await take({ documentCode, label, basedOnId: id, format, content });
        expect(taken.differences).toEqual([]);
        expect(await clausesOf(taken.baseline.id)).toEqual(before);
      }
    }
  });

  it('takes the tracked changes of a Word file as a draft of its own: a red-line comes back as the proposal that it shows', async () => {
    for (const [documentCode, base, proposal] of [
      ['OHP', 'baseline:OHP-1.0', 'baseline:OHP-1.1'],
      ['IMP', 'baseline:IMP-1.0', 'baseline:IMP-2.0'],
    ] as const) {
      const content = await exported(proposal, `redLineDocument(against: "${base}")`);
      expect(await readWord(Buffer.from(content, 'base64'))).toMatchObject({ tracked: true });
      const taken = await take({ documentCode, label: 'from-red-line', basedOnId: base, format: 'DOCX', content });
      const wanted = await clausesOf(proposal);
      const got = await clausesOf(taken.baseline.id);
      const words = ({ number, heading, text }: Json) => ({ number, heading, text: text.replace(/\s+/g, ' ') });
      expect(got.map(words)).toEqual(wanted.map(words));
      const known = new Set((await clausesOf(base)).map(({ clause }) => clause.id));
      const ids = (all: Json[]) => all.map(({ clause }) => (known.has(clause.id) ? clause.id : 'new'));
      expect(ids(got)).toEqual(ids(wanted));
    }
  });

  it('refuses tracked changes to another text than the base, clause by clause, and takes nothing', async () => {
    const { clauses } = readMarkdown(POLICY);
    const held = clauses.map((clause) => ({ ...clause, clauseId: clause.number }));
    const other = held
      .filter(({ number }) => number !== '3.4')
      .map((clause) => ({ ...clause, text: clause.text.replace('within a day', 'within a week') }));
    const changed = other.map((clause) => ({
      ...clause,
      text: clause.text.replace('fifty', 'sixty').replace('hub', 'meter'),
    }));
    const file = await writeWord(redLineBlocks(other, changed), { title: 'OHP', author: 'A', date: new Date(0) });
    const input = { label: '1.2', basedOnId: 'baseline:OHP-1.0', format: 'DOCX', content: file.toString('base64') };
    expect(await refused(input)).toEqual([
      { field: 'content.clause 2.3', code: 'BASE_DIFFERS' },
      { field: 'content.clause 3.4', code: 'BASE_DIFFERS' },
    ]);
    const { data } = await send(input);
    expect(data.importDocument.userErrors[0].message).toMatch(
      /^In clause 2\.3 the base's text has “… .*within a day, .*” where the file has “… .*within a week, .*”\.$/,
    );
  });

  it('refuses what it cannot take, all of it at once, and leaves every table as it was', async () => {
    const word = (text: string) => ({ format: 'DOCX', content: text });
    const cases: [Json, [string, string][]][] = [
      [
        { documentCode: 'NOPE', label: '*' },
        [
          ['label', 'LABEL_UNREADABLE'],
          ['documentCode', 'NOT_FOUND'],
        ],
      ],
      [{ basedOnId: 'baseline:IMP-1.0' }, [['basedOnId', 'NOT_FOUND']]],
      [{ documentCode: 'IMP', label: '1.0' }, [['label', 'DUPLICATE']]],
      [{ label: '1.0', content: '## 1 Other' }, [['label', 'DUPLICATE']]],
      [{ label: '1.0', content: '## 1 Other', dryRun: true }, [['label', 'DUPLICATE']]],
      [{ content: '  \n' }, [['content', 'EMPTY']]],
      [{ content: 'No numbers.' }, [['content', 'NO_CLAUSES']]],
      [
        { content: '## 1 A\n\n## 2 B\n\n### 1 C\n\n## 2 D' },
        [
          ['content.line 5', 'DUPLICATE'],
          ['content.line 7', 'DUPLICATE'],
        ],
      ],
      [{ content: '## 1 A\n\na\u202Eb' }, [['content.line 1.text of 1', 'DIRECTION_MARK']]],
      [{ content: `## 1 ${'x'.repeat(501)}` }, [['content.line 1.heading of 1', 'TOO_LONG']]],
      [word('not base64!'), [['content', 'NOT_BASE64']]],
      [word(Buffer.from('%PDF-1.7 text').toString('base64')), [['content', 'NOT_A_WORD_FILE']]],
      [{ content: '## 1 A', note: '' }, [['note', 'EMPTY']]],
    ];
    const asks = cases.map(
      ([input]) =>
        () =>
          send({ label: '9.9', content: '## 1 A', ...input }, REFUSED),
    );
    const wanted = cases.map(([, refusals]) => refusals.map(([field, code]) => ({ field, code })));
    expect(await refusedAll(product, asks)).toEqual(wanted);
  });

  it('is for governance and administrators alone; drafts and what is exported of them are not for outsiders', async () => {
    const input = { documentCode: 'OHP', label: '8', format: 'MARKDOWN', content: '## 1 A' };
    for (const role of [null, 'RESPONDENT', 'OPERATIONS', 'ANALYST', 'AUTHORITY', 'SERVICE'] as const) {
      const { errors } = await product.ask(role, IMPORT, { input });
      expect(errors?.[0]?.extensions.code).toBe(role === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
    const draft = '{ baseline(id: "baseline:OHP-1.0") { exported(format: MARKDOWN) } }';
    expect((await product.ask(null, draft)).data).toEqual({ baseline: null });
    const against = '{ baseline(id: "baseline:IMP-1.0") { redLineDocument(against: "baseline:IMP-copy-DOCX") } }';
    expect((await product.ask(null, against)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { data } = await product.ask(null, '{ baseline(id: "baseline:IMP-1.0") { exported(format: MARKDOWN) } }');
    expect(data.baseline.exported).toMatch(/^# Incident Management Policy, IMP 1\.0\n\n## 1 Introduction\n/);
  });

  it('registers a document only with a short name of its own that can be read', async () => {
    const register = (input: Json) => () =>
      product.ask('GOVERNANCE', REGISTER.replace(' code title kind source', ''), {
        input: { code: 'NEW', title: 'New', kind: 'GUIDANCE', ...input },
      });
    expect(
      await refusedAll(product, [
        register({ code: 'OHP' }),
        register({ code: 'SSI-DS' }),
        register({ code: '../x', title: '', tranche: 0 }),
      ]),
    ).toEqual([
      [{ field: 'code', code: 'DUPLICATE' }],
      [{ field: 'code', code: 'DUPLICATE' }],
      [
        { field: 'code', code: 'CODE_UNREADABLE' },
        { field: 'tranche', code: 'OUT_OF_RANGE' },
        { field: 'title', code: 'EMPTY' },
      ],
    ]);
  });
});
