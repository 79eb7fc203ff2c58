import fc from 'fast-check';
import { wordFile } from '../../../platform/word/hand-made-word-file';
import { canonicalHeading } from './canonical-text';
import { asWritten, readDocumentFile, writeDocumentFile, writeRedLineFile } from './document-files';
import { DocumentFormat } from './document-format';
import { type TextBlock, textOf } from './text-blocks';
import type { KnownClause } from './word-red-line';

const FACTS = { title: 'Hub Return Procedure, HRP 1.0', author: 'Throughline', date: new Date('2018-05-04T00:00:00Z') };

const word = fc.constantFrom(
  ...[
    'the',
    'party',
    'shall',
    'return',
    'a',
    'hub',
    'within',
    'ten',
    'days',
    'of',
    'notice',
    '(a)',
    '–',
    '“Code”',
    '5.1.9',
    '£5',
    'café',
    'ﬁt',
    '🔌',
    'A&B',
    '<b>',
    'x_y',
    '50%',
    '|',
  ],
);
const sentence = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `It says ${words.join(' ')}.`);
const block: fc.Arbitrary<TextBlock> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), words: sentence }) },
  fc.record({ kind: fc.constant('paragraph' as const), words: sentence.map((words) => `(a) **${words}** and *more*`) }),
  fc.record({ kind: fc.constant('bullet' as const), depth: fc.constant(0), words: sentence }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 }),
  }),
);
const text = fc.array(block, { maxLength: 5 }).map((blocks) =>
  // Two tables in a row are one to a word processor.
  textOf(blocks.filter((one, index) => one.kind !== 'table' || blocks[index - 1]?.kind !== 'table')),
);
const heading = fc.oneof(sentence, fc.constant('')).map(canonicalHeading);
const clauses = fc.array(fc.tuple(heading, text), { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(([head, body], index): KnownClause => {
    const number = index === 0 ? '1' : `1.${index}`;
    return { clauseId: `clause:HRP-${number}`, number, heading: head, text: body };
  }),
);
const said = (all: readonly { number: string; heading: string; text: string }[]) =>
  all.map(({ number, heading: head, text: body }) => ({ number, heading: head, text: body }));

describe('a document file', () => {
  it.each([DocumentFormat.MARKDOWN, DocumentFormat.DOCX])(
    'of format %s is read as what was written',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(clauses, async (given) => {
          const read = await readDocumentFile(format, await writeDocumentFile(format, FACTS, given), []);
          expect(said(read.clauses)).toEqual(said(given));
          expect(read).toMatchObject({ before: null, notices: [] });
        }),
        { numRuns: 40 },
      );
    },
  );

  it('with tracked changes has the one text before them and the other after them', async () => {
    const changed = fc.tuple(clauses, clauses, fc.array(fc.nat())).map(([before, other, picks]) => {
      const kept = before.filter((_, index) => (picks[index] ?? 1) % 4 !== 0);
      const after = kept.map((clause, index) => {
        const more = other[index];
        return (picks[index] ?? 0) % 3 === 0 && more
          ? { ...clause, text: `${clause.text}\n\nIt goes on.\n\n${more.text}`.trim() }
          : clause;
      });
      const moved = after.length > 2 && (picks[0] ?? 0) % 2 === 0 ? [...after.slice(1), ...after.slice(0, 1)] : after;
      const fresh = { clauseId: 'new', number: '9', heading: 'New', text: 'It is new.' };
      return { before, after: [...moved.map((clause, index) => ({ ...clause, number: `2.${index + 1}` })), fresh] };
    });
    await fc.assert(
      fc.asyncProperty(changed, async ({ before, after }) => {
        const file = await writeRedLineFile(FACTS, before, after);
        const read = await readDocumentFile(DocumentFormat.DOCX, file, before);
        expect(said(read.before?.clauses ?? [])).toEqual(said(before));
        expect(said(read.clauses)).toEqual(said(after));
        for (const [place, old] of read.known) expect(after[place]?.clauseId).toBe(before[old]?.clauseId);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps a paragraph that begins with a number as text where it is known to be that', async () => {
    const given = [
      { number: '2.1', heading: 'Times', text: '2.2 says when.\n\n2 days are enough.\n\n2.3 too.' },
      { number: '3', heading: '', text: '10 days at most.' },
    ];
    expect(said(await asWritten(DocumentFormat.DOCX, given))).toEqual(given);
  });

  describe('that Word numbers by itself', () => {
    const level = (index: number, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, '%1.')}${level(1, '%1.%2')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const who = 'w:id="1" w:author="A" w:date="2018-05-04T09:00:00Z"';
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const inserted = (words: string) => `<w:ins ${who}>${run(words)}</w:ins>`;
    const deleted = (words: string) => `<w:del ${who}><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
    const clause = (depth: number, content: string, mark = '') =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>${depth === 0 ? '<w:outlineLvl w:val="0"/>' : ''}` +
      `<w:rPr>${mark === '' ? '' : `<w:${mark} ${who}/>`}</w:rPr></w:pPr>${content}</w:p>`;
    const read = async (...paragraphs: string[]) =>
      readDocumentFile(DocumentFormat.DOCX, await wordFile({ body: paragraphs.join(''), numbering }), []);
    const numbersOf = (reading: { clauses: { number: string; text: string }[] } | null) =>
      reading?.clauses.map(({ number, text: words }) => `${number} ${words}`.trim());

    it('has other numbers after a change than before it, and knows its clauses by their paragraphs', async () => {
      const reading = await read(
        clause(0, run('Aims')),
        clause(1, inserted('Come first.'), 'ins'),
        clause(1, deleted('Stand.') + inserted('Sit, and say so.')),
        clause(1, run('Stay.')),
      );
      expect(numbersOf(reading.before)).toEqual(['1', '1.1 Stand.', '1.2 Stay.']);
      expect(numbersOf(reading)).toEqual(['1', '1.1 Come first.', '1.2 Sit, and say so.', '1.3 Stay.']);
      expect([...reading.known]).toEqual([
        [0, 0],
        [2, 1],
        [3, 2],
      ]);
    });

    it('knows which one is new where Word marks the end of the one before it as the new end', async () => {
      const reading = await read(
        clause(0, run('Aims')),
        clause(1, run('Stand.'), 'ins'),
        clause(1, inserted('Come after.')),
        clause(1, run('Stay.')),
      );
      expect(numbersOf(reading.before)).toEqual(['1', '1.1 Stand.', '1.2 Stay.']);
      expect(numbersOf(reading)).toEqual(['1', '1.1 Stand.', '1.2 Come after.', '1.3 Stay.']);
      expect([...reading.known]).toEqual([
        [0, 0],
        [1, 1],
        [3, 2],
      ]);
    });
  });
});
