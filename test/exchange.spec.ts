import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { contentsOfAll } from './setup/contents';
import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { failedWith, refusedAll } from './setup/refusal';

const IMPORT_LINKS = `mutation ($input: ImportTraceLinksInput!) { importTraceLinks(input: $input) {
  traceLinkImport { added changed retired unchanged rejected dryRun faults { row column value code message suggestion } }
  userErrors { field code message suggestion } } }`;
const IMPORT_REQIF = `mutation ($input: ImportReqifInput!) { importReqif(input: $input) {
  reqifImport { dryRun documents { specification outcome clauseCount notices baseline { id status
      clauses(first: 50) { nodes { number heading text clause { id } } } } }
    links { added changed retired unchanged } leftOut { kind id count message } }
  userErrors { field code message suggestion } } }`;
const REGISTER = `mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) {
  document { id } userErrors { code } } }`;

const fixture = (name: string) => readFileSync(join(__dirname, 'documents', 'reqif', name)).toString('base64');

describe('links and documents in the formats of other tools', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
    for (const code of ['LAMPS', 'GATE', 'TEST', 'FERRY', 'BAKERY', 'GLASS']) {
      const input = { code, title: code, kind: 'GUIDANCE' };
      expect((await product.ask('GOVERNANCE', REGISTER, { input })).data.registerDocument.userErrors).toEqual([]);
    }
  });
  afterAll(() => product.close());

  async function links(rows: object[], more: object = {}, asker: Asker = 'ANALYST'): Promise<Json> {
    const { data, errors } = await product.ask(asker, IMPORT_LINKS, { input: { links: rows, ...more } });
    expect(errors).toBeUndefined();
    expect(data.importTraceLinks.userErrors).toEqual([]);
    return data.importTraceLinks.traceLinkImport;
  }

  async function reqif(input: object): Promise<Json> {
    const { data, errors } = await product.ask('GOVERNANCE', IMPORT_REQIF, { input });
    expect(errors).toBeUndefined();
    expect(data.importReqif.userErrors).toEqual([]);
    return data.importReqif.reqifImport;
  }

  async function exported(path: string, asker: Asker = 'ANALYST'): Promise<string> {
    const authorization: Record<string, string> =
      asker === null ? {} : { authorization: `Bearer ${await product.token(asker)}` };
    const response = await fetch(`${product.url}/exports/${path}`, { headers: authorization });
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  }

  const row = (type: string, from: string, to: string, more: object = {}) => ({ type, from, to, ...more });
  const DEVICE = 'device:00DB1234567890A0';
  const [CLAUSE, OTHER] = ['clause:IMP-5.2', 'clause:IMP-2.1.3'];

  it('takes the rows of a file that can be taken, tells of the others by row and column, and changes nothing the second time', async () => {
    const rows = [
      row('governs', OTHER, DEVICE, { rationale: "'=1+1", owner: 'one@example.org' }),
      row('LIKES', 'clause:NONE-1', OTHER),
      row('GOVERNS', OTHER, 'device:00DB12345678FFFF'),
      row('GOVERNS', 'clause:NONE-1', DEVICE),
      row('AFFECTS', OTHER, OTHER),
      row('GOVERNS', OTHER, DEVICE),
      row('MITIGATES', CLAUSE, 'nonsense'),
    ];
    const before = await contentsOfAll(product);
    const checked = await links(rows, { dryRun: true, firstRow: 11 });
    expect(await contentsOfAll(product)).toEqual(before);
    const taken = await links(rows, { firstRow: 11 });
    expect({ ...checked, dryRun: false }).toEqual(taken);
    const { faults, ...counts } = taken;
    expect(counts).toEqual({ added: 1, changed: 0, retired: 0, unchanged: 0, rejected: 6, dryRun: false });
    expect(faults.map(({ row: at, column, code }: Json) => `${at} ${column} ${code}`)).toEqual([
      '12 type UNKNOWN_VALUE',
      '13 to NOT_FOUND',
      '14 from NOT_FOUND',
      '15 to LINK_TO_ITSELF',
      '16 type DUPLICATE',
      '17 to NOT_TRACEABLE',
    ]);
    for (const { message, suggestion } of faults) expect(`${message}${suggestion}`).toMatch(/\S/);
    const after = await contentsOfAll(product);
    expect(await links(rows.slice(0, 1))).toMatchObject({ added: 0, unchanged: 1 });
    expect(await contentsOfAll(product)).toEqual(after);
  });

  it('exports links that come back by import unchanged, changed or retired as the file says', async () => {
    const csv = await exported('links?document=IMP&format=csv');
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(3);
    const mine = rows.find(({ from, to, type }) => from === OTHER && to === DEVICE && type === 'GOVERNS') ?? {};
    expect(mine.rationale).toBe("'=1+1");
    const asRows = (given: Record<string, string>[]) =>
      given.map(({ type = '', from = '', to = '', rationale, owner, status, id }) =>
        row(type, from, to, { rationale, owner, status, id }),
      );
    const before = await contentsOfAll(product);
    const again = await links(asRows(rows));
    expect(again).toMatchObject({ added: 0, changed: 0, retired: 0, unchanged: rows.length, faults: [] });
    expect(await contentsOfAll(product)).toEqual(before);
    expect(await links(asRows([{ ...mine, owner: 'two@example.org' }]))).toMatchObject({ changed: 1 });
    expect(await links(asRows([{ ...mine, status: 'RETIRED' }]))).toMatchObject({ retired: 1 });
    expect(await links(asRows([mine]))).toMatchObject({ added: 1 });
    expect(await links(asRows([{ ...mine, status: 'RETIRED' }]))).toMatchObject({ unchanged: 1, retired: 0 });
    const history = `{ traceLink(id: "${mine.id}") { status history { nodes { action } } } }`;
    const { data } = await product.ask('ANALYST', history);
    expect(data.traceLink.status).toBe('RETIRED');
    expect(data.traceLink.history.nodes.map(({ action }: Json) => action)).toEqual(Array(3).fill('importTraceLinks'));
  });

  it('lists links by the things at their ends, of which a filter names as many as any does', async () => {
    const query = 'query ($filter: TraceLinksFilter) { traceLinks(filter: $filter, first: 1) { totalCount } }';
    const listed = (thingIds: string[]) => product.ask('ANALYST', query, { filter: { thingIds } });
    expect((await listed(['clause:IMP-2.1.3'])).data.traceLinks.totalCount).toBeGreaterThan(0);
    expect((await listed([])).data.traceLinks.totalCount).toBe(0);
    const { code } = await failedWith(product, () => listed(Array.from({ length: 33_000 }, (_, at) => `clause:${at}`)));
    expect(code).toBe('BAD_USER_INPUT');
  });

  it('takes links from nobody who may not make them', async () => {
    for (const asker of [null, 'PUBLIC', 'AUTHORITY'] as const) {
      const input = { links: [row('GOVERNS', OTHER, DEVICE)] };
      const { errors } = await product.ask(asker, IMPORT_LINKS, { input });
      expect(errors?.[0]?.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    }
    const many = { links: Array(501).fill(row('GOVERNS', OTHER, DEVICE)) };
    const refusals = await refusedAll(product, [() => product.ask('ANALYST', IMPORT_LINKS, { input: many })]);
    expect(refusals).toEqual([[{ field: 'links', code: 'TOO_MANY' }]]);
  });

  it('writes a trace for tools that draw graphs, as each caller sees it', async () => {
    const path = `traces?from=${OTHER}&depth=2`;
    const lines = (await exported(`${path}&format=jsonl`))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { data } = await product.ask(
      'ANALYST',
      `{ trace(from: "${OTHER}", depth: 2) { nodes { id } edges { id } } }`,
    );
    const ofKind = (kind: string) => lines.filter((line) => line.kind === kind).map(({ id }) => id);
    expect(ofKind('node')).toEqual(data.trace.nodes.map(({ id }: Json) => id));
    expect(ofKind('edge')).toEqual(data.trace.edges.map(({ id }: Json) => id));
    const graphml = await exported(`${path}&format=graphml`);
    expect([...graphml.matchAll(/<node id="([^"]*)"/g)].map(([, id]) => id)).toEqual(ofKind('node'));
    expect([...graphml.matchAll(/<edge id="([^"]*)"/g)].map(([, id]) => id)).toEqual(ofKind('edge'));
    const dot = await exported(`${path}&format=dot`);
    expect(dot.match(/ -> /g) ?? []).toHaveLength(ofKind('edge').length);
    const csv: unknown[] = parse(await exported(`${path}&format=csv`), { bom: true, columns: true });
    expect(csv).toHaveLength(ofKind('edge').length);
    expect(graphml).toContain(DEVICE);
    expect(await exported(`traces?from=${OTHER}&depth=5&format=graphml`, null)).not.toContain('device:');
    for (const which of ['document=IMP', 'baseline=baseline:IMP-2.0', 'consultation=SAMPLE-2018-05-04']) {
      const whole = (await exported(`traces?${which}&format=jsonl`))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const known = new Set<string>();
      for (const item of whole) {
        if (item.kind === 'node') known.add(item.id);
        else expect([known.has(item.fromId), known.has(item.toId)]).toEqual([true, true]);
      }
      expect(known.size).toBeGreaterThan(1);
      expect(await exported(`traces?${which}&format=jsonl`, null)).not.toContain('"device:');
    }
  });

  it('tells by parameter what is wrong with an address', async () => {
    for (const path of [
      'traces?from=x&format=pdf',
      'links?format=csv&nonsense=1',
      'reqif?links=true',
      'traces?from=clause:NONE-1&format=dot',
    ]) {
      const response = await fetch(`${product.url}/exports/${path}`);
      expect([400, 404]).toContain(response.status);
      const { errors }: Json = await response.json();
      expect(errors[0].extensions.suggestion).toMatch(/\S/);
    }
  });

  it('gives baselines with their links as ReqIF, which come back and change nothing', async () => {
    const path = 'reqif?baseline=baseline:IMP-2.0&links=true';
    const file = await exported(path, 'GOVERNANCE');
    expect(await exported(path, 'GOVERNANCE')).toBe(file);
    const before = await contentsOfAll(product);
    const back = await reqif({ content: Buffer.from(file).toString('base64') });
    expect(back.documents).toMatchObject([{ outcome: 'UNCHANGED', baseline: { id: 'baseline:IMP-2.0' } }]);
    expect(back.links).toMatchObject({ added: 0, changed: 0, retired: 0 });
    expect(back.links.unchanged).toBeGreaterThan(0);
    expect(back.leftOut).toEqual([]);
    expect(await contentsOfAll(product)).toEqual(before);
    const asText = await reqif({ content: file, dryRun: true });
    expect(asText.documents).toMatchObject([{ outcome: 'UNCHANGED' }]);
    expect(await exported(path.replace('2.0', '1.0'), null)).not.toContain('device:');
  });

  it('keeps the identity of clauses that another tool renumbered and moved', async () => {
    const file = await exported('reqif?baseline=baseline:IMP-2.0', 'GOVERNANCE');
    const [, moved = ''] = /<SPEC-OBJECT IDENTIFIER="_clause_003aIMP-5\.2"[\s\S]*?THE-VALUE="(5\.2)"/.exec(file) ?? [];
    expect(moved).toBe('5.2');
    const renumbered = file
      .replaceAll('THE-VALUE="5.2"', 'THE-VALUE="5.99"')
      .replaceAll('THE-VALUE="2.0"', 'THE-VALUE="9.0"');
    const { documents } = await reqif({ content: renumbered });
    expect(documents).toMatchObject([{ outcome: 'IMPORTED', baseline: { id: 'baseline:IMP-9.0', status: 'DRAFT' } }]);
    const query = '{ baseline(id: "baseline:IMP-9.0") { clauses(first: 200) { nodes { number clause { id } } } } }';
    const { data } = await product.ask('GOVERNANCE', query);
    const { nodes } = data.baseline.clauses;
    expect(nodes.find(({ number }: Json) => number === '5.99')?.clause.id).toBe('clause:IMP-5.2');
  });

  it('takes documents and relations of other tools, and lists what it left out', async () => {
    const documents = [{ documentCode: 'LAMPS', label: '1.0' }];
    const mapping = { relations: [{ name: 'Satisfies', type: 'IMPLEMENTS' }] };
    const input = { content: fixture('doors.reqif'), documents, mapping };
    const before = await contentsOfAll(product);
    const checked = await reqif({ ...input, dryRun: true });
    expect(await contentsOfAll(product)).toEqual(before);
    expect(checked.documents).toMatchObject([{ outcome: 'CHECKED', baseline: null, clauseCount: 4 }]);
    const taken = await reqif(input);
    expect(taken.links).toEqual(checked.links);
    expect(taken.links).toMatchObject({ added: 1 });
    expect(taken.documents[0].baseline.clauses.nodes[1].text).toContain('**bright** and *steady*');
    expect(taken.leftOut.map(({ kind }: Json) => kind)).toContain('ATTACHMENT');
    const after = await contentsOfAll(product);
    const again = await reqif(input);
    expect(again.documents).toMatchObject([{ outcome: 'UNCHANGED' }]);
    expect(again.links).toMatchObject({ added: 0, unchanged: 1 });
    expect(await contentsOfAll(product)).toEqual(after);
  });

  it.each([
    ['polarion', 'FERRY', 5, ['RELATION link-3', 'ATTRIBUTE Status'], [{ name: 'is moored at', type: 'AFFECTS' }]],
    [
      'enterprise-architect',
      'BAKERY',
      6,
      ['OBJECT EAID_3', 'OBJECT EAID_7'],
      [{ name: 'Realisation', type: 'IMPLEMENTS' }],
    ],
    ['reqif-studio', 'GLASS', 6, ['OBJECT _t1', 'RELATION _r3'], [{ name: 'likes', type: 'REFERENCES' }]],
  ])(
    'takes a file in the way of %s by convention, and nothing changes when it comes again',
    async (name, code, clauseCount, out, relations) => {
      const content = fixture(`${name}.reqif`);
      const input = { content, documents: [{ documentCode: code, label: '1.0' }], mapping: { relations } };
      const taken = await reqif(input);
      expect(taken.documents).toMatchObject([{ outcome: 'IMPORTED', clauseCount }]);
      expect(taken.links).toMatchObject({ added: 2 });
      const told = taken.leftOut.map(({ kind, id }: Json) => `${kind} ${id}`);
      expect(told).toEqual(expect.arrayContaining(out));
      const again = await reqif(input);
      expect(again.documents).toMatchObject([{ outcome: 'UNCHANGED' }]);
      expect(again.links).toMatchObject({ added: 0, unchanged: 2 });
      expect(again.leftOut).toEqual(taken.leftOut);
    },
  );

  it('takes nothing of a file of which not all documents can be taken', async () => {
    const other = fixture('other-tool.reqif');
    const mapping = { heading: ['Title'], number: ['Ref'], text: ['Description'] };
    const gates = { specification: 'Gates', documentCode: 'GATE', label: '1.0' };
    const attempt = (input: object) => () => product.ask('GOVERNANCE', IMPORT_REQIF, { input });
    const hostile = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>';
    const refusals = await refusedAll(product, [
      attempt({ content: other }),
      attempt({
        content: other,
        mapping,
        documents: [gates, { ...gates, specification: 'spec-2', documentCode: 'NONE' }],
      }),
      attempt({ content: other, mapping, documents: [{ ...gates, specification: 'Fences' }] }),
      attempt({ content: other, mapping, documents: [gates, { ...gates, specification: 'spec-2' }] }),
      attempt({ content: hostile }),
      attempt({ content: 'nothing of the kind' }),
    ]);
    expect(refusals.map(([first]) => first)).toEqual([
      { field: 'documents', code: 'DOCUMENT_NEEDED' },
      { field: 'documents.1.documentCode', code: 'NOT_FOUND' },
      { field: 'documents.0.specification', code: 'NOT_FOUND' },
      { field: 'documents', code: 'DUPLICATE' },
      { field: 'content', code: 'ENTITY' },
      { field: 'content', code: 'NOT_REQIF' },
    ]);
    const both = [gates, { specification: 'spec-2', documentCode: 'TEST', label: '1.0' }];
    const taken = await reqif({ content: other, mapping, documents: both });
    expect(taken.documents.map(({ outcome }: Json) => outcome)).toEqual(['IMPORTED', 'IMPORTED']);
    expect(taken.links).toMatchObject({ added: 1 });
    expect(taken.leftOut.filter(({ kind }: Json) => kind === 'RELATION')).toHaveLength(3);
    const one = await reqif({ content: other, mapping, documents: [gates], links: false, dryRun: true });
    expect(one.leftOut.filter(({ kind }: Json) => kind === 'SPECIFICATION')).toMatchObject([{ id: 'Tests of gates' }]);
  });
});
