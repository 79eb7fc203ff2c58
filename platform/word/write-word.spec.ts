import fc from 'fast-check';
import { type EmphasisedText, toMarkdown } from './emphasis';
import { readWord } from './read-word';
import type { Run, WordOutBlock, WordOutOptions, WordOutParagraph, WordOutTable } from './word-out-block';
import type { Side, WordBlock } from './word-reading';
import { writeWord } from './write-word';

const OPTIONS: WordOutOptions = { title: 'A title', author: 'An author', date: new Date('2018-05-04T09:00:00Z') };

const STRANGE = [
  '😀',
  'e\u0301',
  '👩‍👩‍👧',
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '\t',
  '\n',
  '*',
  '\\',
  '_',
  ' ',
  '  ',
  '\u00a0',
  '&amp;',
  '`',
];
const text = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom(...STRANGE)), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/\r\n?/g, '\n'));
const change = fc.constantFrom('inserted' as const, 'deleted' as const);
const run: fc.Arbitrary<Run> = fc.record(
  { text, change, bold: fc.boolean(), italic: fc.boolean() },
  { requiredKeys: ['text'] },
);
const runs = fc.array(run, { maxLength: 5 });
const paragraph: fc.Arbitrary<WordOutParagraph> = fc.record(
  {
    kind: fc.constant('paragraph' as const),
    outline: fc.oneof(fc.constant(null), fc.nat({ max: 8 })),
    listItem: fc.constantFrom('bullet' as const, 'number' as const),
    depth: fc.nat({ max: 8 }),
    runs,
    change,
  },
  { requiredKeys: ['kind', 'outline', 'runs'] },
);
const table = fc.record(
  {
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(fc.record({ runs }), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    change,
  },
  { requiredKeys: ['kind', 'rows'] },
);

type ListedTable = Omit<WordOutTable, 'rows'> & { rows: { runs: Run[] }[][] };
type Listed = WordOutParagraph | ListedTable;

describe('a Word file that was written', () => {
  it('reads back, with its changes rejected and accepted, to exactly what was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(paragraph, paragraph, table), { maxLength: 8 }), async (blocks) => {
        const { before, after, tracked, notices } = await readWord(await writeWord(blocks, OPTIONS));
        expect(before).toEqual(expected(blocks, 'before'));
        expect(after).toEqual(expected(blocks, 'after'));
        expect(notices).toEqual([]);
        if (!tracked) expect(before).toEqual(after);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same to the byte for the same text and day', async () => {
    const blocks: WordOutBlock[] = [{ kind: 'paragraph', outline: 1, runs: [{ text: 'Scope', change: 'inserted' }] }];
    expect((await writeWord(blocks, OPTIONS)).equals(await writeWord(blocks, OPTIONS))).toBe(true);
  });

  it('may be written while its blocks and rows are made', async () => {
    async function* rows() {
      for (let row = 0; row < 3; row += 1) yield [{ runs: [{ text: `row ${row}` }] }];
    }
    async function* blocks() {
      yield { kind: 'table' as const, rows: rows() };
    }
    const { after } = await readWord(await writeWord(blocks(), OPTIONS));
    expect(after).toMatchObject([{ kind: 'table', rows: [['row 0'], ['row 1'], ['row 2']] }]);
  });

  it('is not written when the making of its blocks fails', async () => {
    async function* blocks(): AsyncGenerator<WordOutBlock> {
      yield { kind: 'paragraph', outline: null, runs: [{ text: 'begun' }] };
      throw new Error('The source ended early.');
    }
    await expect(writeWord(blocks(), OPTIONS)).rejects.toThrow('The source ended early.');
  });

  it('has characters that XML cannot hold replaced, never dropped', async () => {
    const blocks: WordOutBlock[] = [{ kind: 'paragraph', outline: null, runs: [{ text: 'a\u0000b\ud800c\uffff' }] }];
    const { after } = await readWord(await writeWord(blocks, { ...OPTIONS, title: '\u0001', author: '\u0002"<' }));
    expect(after[0]?.text).toBe('a\u{fffd}b\u{fffd}c\u{fffd}');
  });
});

/** What a reading must say, worked out from the blocks alone. */
function expected(blocks: readonly Listed[], side: Side): WordBlock[] {
  const counts: number[] = [];
  let inList = false;
  return blocks.flatMap((block): WordBlock[] => {
    const stands = block.change === undefined || stays(block.change, side);
    inList &&= block.kind === 'paragraph' && block.listItem !== undefined;
    if (block.kind === 'table') {
      const rows = stands ? block.rows.map((cells) => cells.map((cell) => textOf(cell.runs, block.change, side))) : [];
      const read = rows.map((cells) => cells.map((cell) => (cell.trim() === '' ? '' : cell)));
      const nothing = { style: null, outline: null, number: null, listItem: null, depth: null };
      const written = read.map((cells) => cells.join('\t')).join('\n');
      return rows.length === 0 ? [] : [{ kind: 'table', ...nothing, text: written, rows: read }];
    }
    const listItem = block.outline === null ? (block.listItem ?? null) : null;
    if (listItem === 'number' && !inList) {
      inList = true;
      counts.length = 0;
    }
    if (!stands) return [];
    const depth = listItem === null ? null : (block.depth ?? 0);
    const number = listItem === 'number' ? counted(counts, depth ?? 0) : null;
    const said = textOf(block.runs, block.change, side);
    if (said.trim() === '' && number === null) return [];
    return [
      { kind: 'paragraph', style: styleName(block), outline: block.outline, number, listItem, depth, text: said },
    ];
  });
}

function stays(change: 'inserted' | 'deleted', side: Side): boolean {
  return change === (side === 'after' ? 'inserted' : 'deleted');
}

function textOf(runs: readonly Run[], whole: Run['change'], side: Side): string {
  const standing = runs.filter(({ change }) => {
    if (whole !== undefined) return change === undefined || change === whole;
    return change === undefined || stays(change, side);
  });
  const kept = whole === undefined || stays(whole, side) ? standing : [];
  return toMarkdown(
    kept.map((run): EmphasisedText => ({ text: run.text, bold: run.bold ?? false, italic: run.italic ?? false })),
  );
}

function styleName({ outline, listItem }: WordOutParagraph): string {
  if (outline !== null) return `heading ${outline + 1}`;
  return listItem === undefined ? 'Normal' : 'List Paragraph';
}

function counted(counts: number[], depth: number): string {
  const value = (counts[depth] ?? 0) + 1;
  counts.length = depth;
  counts[depth] = value;
  const letters = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return [String(value), `(${String.fromCharCode(96 + value)})`, `(${letters[value - 1]})`][depth % 3] ?? '';
}
