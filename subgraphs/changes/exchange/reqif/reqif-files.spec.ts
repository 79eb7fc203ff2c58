import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { canonicalHeading, canonicalText } from '../../documents/canonical-text';
import { TraceLinkStatus, TraceLinkType } from '../../register/register.vocabulary';
import type { GivenMapping } from './attribute-mapping';
import { LeftOut } from './left-out';
import { readReqif } from './read-reqif';
import { readSpecification } from './read-specification';
import { linksOfRelations } from './relations';
import { type WrittenDocument, writeReqif } from './write-reqif';
import { xmlId } from './xml-id';

const AT = new Date('2018-06-04T09:30:00.123Z');
const FIXTURES = join(__dirname, '..', '..', '..', '..', 'test', 'documents', 'reqif');

const pieces = fc.constantFrom(
  ...[
    'word ',
    '**bold**',
    '*lean*',
    '\n',
    '\n\n',
    '- item',
    '  - under',
    '\n1. one\n2. two\n',
    '| a | b |\n| --- | --- |\n| 1 | <br> |',
  ],
  ...[
    '# Heading\n',
    '```\ncode  here\n```',
    '> said',
    '&amp;',
    '<b>',
    ']]>',
    '"',
    '\t',
    '😀',
    'e\u0301',
    '\\',
    '*',
    '(a) ',
  ],
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, which no text of the register has
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g;
const text = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 10 })
  .map((some) => canonicalText(some.join('').replace(CONTROL, '')));

const clause = fc.record({ heading: text.map(canonicalHeading), text, depth: fc.integer({ min: 1, max: 4 }) });

/** Clauses numbered one under the other as deep as they want to stand. */
function documentOf(code: string, given: { heading: string; text: string; depth: number }[]): WrittenDocument {
  const counts: number[] = [];
  const clauses = given.map(({ depth, ...words }) => {
    const level = Math.min(depth, counts.length + 1);
    counts.length = Math.max(level, Math.min(counts.length, level));
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    const number = counts.join('.');
    const above = counts.slice(0, -1).join('.');
    return {
      ...words,
      ...{
        number,
        clauseId: `clause:${code}-${number}`,
        parentClauseId: above === '' ? null : `clause:${code}-${above}`,
      },
    };
  });
  return { code, title: `"${code}" & <more>`, label: '1.0', baselineId: `baseline:${code}-1.0`, at: AT, clauses };
}

const written = (...given: Parameters<typeof writeReqif>) => Buffer.from([...writeReqif(...given)].join(''));
const fixture = (name: string) => readFileSync(join(FIXTURES, name));

async function clausesIn(content: Buffer, mapping: GivenMapping = {}) {
  const leftOut = new LeftOut();
  const file = await readReqif(content, leftOut);
  const readings = file.specifications.map((specification) => readSpecification(specification, file, mapping, leftOut));
  return { file, readings, leftOut, told: leftOut.list().map(({ kind, id, count }) => `${kind} ${id} ${count}`) };
}

describe('a document as ReqIF', () => {
  it('comes back to the letter, with its identities, whatever it says', () =>
    fc.assert(
      fc.asyncProperty(fc.array(clause, { minLength: 1, maxLength: 8 }), async (given) => {
        const document = documentOf('RAND', given);
        const { readings, told } = await clausesIn(written([document], []));
        const [{ clauses = [], clauseIds = [] } = {}] = readings;
        expect(clauses.map(({ number, heading, text: says }) => ({ number, heading, text: says }))).toEqual(
          document.clauses.map(({ number, heading, text: says }) => ({ number, heading, text: says })),
        );
        expect(clauseIds).toEqual(document.clauses.map(({ clauseId }) => clauseId));
        expect(told).toEqual([]);
      }),
      { numRuns: 150 },
    ));

  it('is the same file, byte for byte, each time', () => {
    const document = documentOf('SAME', [{ heading: 'One', text: 'Two', depth: 1 }]);
    expect(written([document], [])).toEqual(written([document], []));
  });

  it('takes the words of the rich text once another tool has changed them', async () => {
    const document = documentOf('MINE', [{ heading: 'Duty', text: 'Report **daily**.', depth: 1 }]);
    const changed = written([document], []).toString().replace('>Report ', '>Report &amp; log ');
    const { readings } = await clausesIn(Buffer.from(changed));
    expect(readings[0]?.clauses[0]?.text).toBe('Report & log **daily**.');
  });

  it('has links among its clauses and to other things, which come back', async () => {
    const document = documentOf('LINK', [
      { heading: 'A', text: 'a', depth: 1 },
      { heading: 'B', text: 'b', depth: 1 },
    ]);
    const [from, to, device] = ['clause:LINK-1', 'clause:LINK-2', 'device:00DB1234567890A0'];
    const link = {
      ...{ id: 'traceLink:A', type: TraceLinkType.GOVERNS, status: TraceLinkStatus.CURRENT, at: AT },
      ...{ rationale: 'Line one,\n\tline "two" & <three>', owner: 'one@example.org' },
    };
    const links = [
      { ...link, fromId: from, toId: to },
      { ...link, id: 'traceLink:B', type: TraceLinkType.AFFECTS, fromId: device, toId: to },
    ];
    const { file, readings, leftOut } = await clausesIn(written([document], links));
    const [{ objectIds = [], clauseIds = [] } = {}] = readings;
    const clauseOf = new Map(objectIds.map((id, index) => [id, clauseIds[index] ?? '']));
    const back = linksOfRelations(file, clauseOf, [], leftOut).map(({ row }) => row);
    expect(
      back.map(({ type, fromId, toId, rationale, owner, id }) => ({ type, fromId, toId, rationale, owner, id })),
    ).toEqual(
      links.map(({ type, fromId, toId, rationale, owner, id }) => ({ type, fromId, toId, rationale, owner, id })),
    );
    expect(leftOut.list()).toEqual([]);
  });

  it('has identifiers that are no two ids’ own, and that XML takes', () => {
    const id = fc.stringMatching(/^[a-z]{1,4}:[A-Za-z0-9._#:~()-]{1,12}$/);
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(xmlId(one)).toMatch(/^_[A-Za-z0-9_.-]*$/);
        expect(xmlId(one) === xmlId(other)).toBe(one === other);
      }),
    );
  });
});

const SCHEMA = process.env.REQIF_SCHEMA;
const VALID = ['doors', 'polarion', 'enterprise-architect', 'reqif-studio'].map((name) =>
  join(FIXTURES, `${name}.reqif`),
);

/** The schema is not part of the project; where it is named, what is written is held against it. */
function takesWhatIsWritten(schema: string): void {
  it('takes what is written', () => {
    expect(existsSync(schema)).toBe(true);
    const folder = mkdtempSync(join(tmpdir(), 'reqif-'));
    const texts = fc.sample(fc.array(clause, { minLength: 1, maxLength: 12 }), { numRuns: 20, seed: 7 });
    const link = { status: TraceLinkStatus.SUSPECT, at: AT, rationale: 'Why', owner: 'one' };
    const files = texts.map((given, index) => {
      const [one, other] = [documentOf('ONE', given), documentOf('TWO', given)];
      const links = [
        { ...link, id: 'traceLink:A', type: TraceLinkType.GOVERNS, fromId: 'clause:ONE-1', toId: 'clause:TWO-1' },
        {
          ...link,
          id: 'traceLink:B',
          type: TraceLinkType.GOVERNS,
          fromId: 'clause:ONE-1',
          toId: 'incident:INC000000001',
        },
      ];
      const file = join(folder, `${index}.reqif`);
      writeFileSync(file, written([one, other], links));
      return file;
    });
    const told = execFileSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...files, ...VALID], {
      stdio: 'pipe',
    });
    expect(told.toString()).toBe('');
  });
}
if (SCHEMA !== undefined) describe('the public schema of ReqIF 1.0', () => takesWhatIsWritten(SCHEMA));

describe('a file of another tool', () => {
  it('has its rich text as Markdown, its hierarchy as numbers, and tells what it left out', async () => {
    const { readings, told } = await clausesIn(fixture('doors.reqif'));
    expect(readings).toHaveLength(1);
    expect(readings[0]?.clauses.map(({ number, heading, text: says }) => [number, heading, says])).toEqual([
      ['1', 'Lamp posts', ''],
      ['1.1', '', 'A lamp shall be **bright** and *steady*:\n\n- in rain\n- in snow\n  - also wet snow'],
      [
        '1.2',
        '',
        '| Colour | Kelvin |\n| --- | --- |\n| warm | 2700 |\n\nA lamp seen from below\n\nsecond line\nafter a break',
      ],
      ['2', 'Cables', ''],
    ]);
    expect(told).toEqual([
      'ATTACHMENT pictures/lamp.png 1',
      'ATTRIBUTE ReqIF.ForeignID 4',
      'ATTRIBUTE Priority 3',
      'FORMATTING sub 1',
      'RELATION_GROUP satisfies 1',
      'TOOL_EXTENSION DOORS-EXTENSION 1',
    ]);
  });

  it('may use other prefixes, name attributes in its own way and have several specifications', async () => {
    const mapping = { heading: ['Title'], number: ['Ref'], text: ['Description'] };
    const { readings, file, leftOut } = await clausesIn(fixture('other-tool.reqif'), mapping);
    expect(file.specifications.map(({ longName }) => longName)).toEqual(['Gates', 'Tests of gates']);
    expect(
      readings.map(({ clauses }) => clauses.map(({ number, heading, text: says }) => [number, heading, says])),
    ).toEqual([
      [
        ['4.1', 'Opening', 'A gate opens.\n\n**Note**\n\nNot at night.'],
        ['4.2', 'Closing', '1. First look.\n2. Then close.'],
      ],
      [['1', 'Try it', 'Open a gate.']],
    ]);
    const clauseOf = new Map([
      ['obj-1', 'clause:GATE-4.1'],
      ['obj-3', 'clause:GATE-4.2'],
      ['obj-4', 'clause:TEST-1'],
    ]);
    const relations = [{ name: 'Verifies', type: TraceLinkType.EVIDENCES }];
    const links = linksOfRelations(file, clauseOf, relations, leftOut).map(({ row }) => [
      row.type,
      row.fromId,
      row.toId,
    ]);
    expect(links).toEqual([
      ['EVIDENCES', 'clause:TEST-1', 'clause:GATE-4.1'],
      ['DERIVES_FROM', 'clause:GATE-4.2', 'clause:GATE-4.1'],
    ]);
    const out = leftOut.list().filter(({ kind }) => kind === 'RELATION');
    expect(out.map(({ id }) => id)).toEqual(['rel-3', 'rel-4']);
  });

  it('may come with attachments in an archive', async () => {
    const zip = new ZipFile();
    zip.addBuffer(fixture('doors.reqif'), 'export/doors.reqif');
    zip.addBuffer(Buffer.from('PNG'), 'export/pictures/lamp.png');
    zip.end();
    const { readings, told } = await clausesIn(await buffer(zip.outputStream));
    expect(readings[0]?.clauses).toHaveLength(4);
    expect(told).toContain('ATTACHMENT export/pictures/lamp.png 1');
  });
});
