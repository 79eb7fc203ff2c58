import { fromMarkdown } from '../../../platform/word/emphasis';
import type { Run } from '../../../platform/word/word-out-block';
import { depthOf } from './clause-number';
import { type TextBlock, textBlocks } from './text-blocks';
import type { WrittenClause } from './write-markdown';

/** A paragraph or table of a Word file, before its changes are marked. */
export type PlainBlock =
  | { kind: 'paragraph'; outline: number | null; bulletDepth: number | null; runs: readonly Run[] }
  | { kind: 'table'; rows: readonly (readonly (readonly Run[])[])[] };

/** A line of Markdown as runs; of Markdown in a line, Word has emphasis alone. */
function markedRuns(words: string): Run[] {
  return fromMarkdown(words).map(({ text, bold, italic }) => ({
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
  }));
}

/** Word has no deeper heading. */
const DEEPEST = 8;

function paragraph(runs: readonly Run[], outline: number | null = null, bulletDepth: number | null = null): PlainBlock {
  return { kind: 'paragraph', outline, bulletDepth, runs };
}

/**
 * A clause as paragraphs and tables: a heading with its number written before it. One without a heading begins with its
 * number in the same paragraph, as documents do that number each paragraph; at the top it has a heading all the same,
 * since a number without points begins many a paragraph.
 */
export function clauseBlocks({ number, heading, text }: WrittenClause): PlainBlock[] {
  const blocks = textBlocks(text);
  const [first, ...rest] = blocks;
  if (heading === '' && first?.kind === 'paragraph' && number.includes('.')) {
    return [paragraph([{ text: `${number}\t` }, ...markedRuns(first.words)]), ...rest.map(plainBlock)];
  }
  const runs = heading === '' ? [{ text: number }] : [{ text: `${number}\t` }, ...markedRuns(heading)];
  return [paragraph(runs, Math.min(DEEPEST, depthOf(number) - 1)), ...blocks.map(plainBlock)];
}

function plainBlock(block: TextBlock): PlainBlock {
  if (block.kind === 'table') return { kind: 'table', rows: block.rows.map((row) => row.map(markedRuns)) };
  if (block.kind === 'heading') return paragraph(markedRuns(block.words), block.level - 1);
  if (block.kind === 'bullet') return paragraph(markedRuns(block.words), null, Math.min(DEEPEST, block.depth));
  if (block.kind === 'item') return paragraph(markedRuns(`${block.label} ${block.words}`));
  return paragraph(markedRuns(block.words));
}
