import { fromMarkdown } from '../../platform/word/emphasis';
import type { WordOutBlock, WordOutCell } from '../../platform/word/word-out-block';
import { writeWord } from '../../platform/word/write-word';
import type { Block, Column, Report, Rows } from './block';
import { plainText } from './plain-text';

const AUTHOR = 'Throughline';

const cellOf = (text: string): WordOutCell => ({ runs: [{ text: plainText(text) }] });

/** A table's rows, its header first. */
async function* tableRows(columns: readonly Column[], rows: Rows): AsyncGenerator<WordOutCell[]> {
  yield columns.map(({ title }) => cellOf(title));
  for await (const row of rows) yield row.map(cellOf);
}

function textBlock(text: string, style?: 'Quote' | 'caption'): WordOutBlock {
  const runs = [{ text: plainText(text) }];
  return { kind: 'paragraph', outline: null, runs, ...(style === undefined ? {} : { style }) };
}

function* wordBlocks(block: Block): Generator<WordOutBlock> {
  switch (block.kind) {
    case 'heading':
      yield { kind: 'paragraph', outline: block.level - 1, runs: [{ text: plainText(block.text) }] };
      break;
    case 'paragraph':
      yield textBlock(block.text);
      break;
    case 'quote':
      yield textBlock(block.text, 'Quote');
      break;
    case 'words':
      yield { kind: 'paragraph', outline: null, style: 'Quote', runs: fromMarkdown(plainText(block.markdown)) };
      break;
    case 'list':
      for (const item of block.items) {
        yield { kind: 'paragraph', outline: null, listItem: 'bullet', runs: [{ text: plainText(item) }] };
      }
      break;
    case 'redLine':
      yield {
        kind: 'paragraph',
        outline: null,
        style: 'Quote',
        runs: block.runs.map((run) => ({ ...run, text: plainText(run.text) })),
      };
      break;
    case 'table':
      yield textBlock(block.caption, 'caption');
      yield {
        kind: 'table',
        rows: tableRows(block.columns, block.rows),
        widths: block.columns.map(({ width }) => width),
      };
      break;
  }
}

async function* all(blocks: AsyncIterable<Block>): AsyncGenerator<WordOutBlock> {
  for await (const block of blocks) yield* wordBlocks(block);
}

/** A report as a Word document: the edition on every page, and what was changed as tracked changes. */
export function renderWord({ title, edition, landscape, blocks }: Report, at: Date): Promise<Buffer> {
  return writeWord(all(blocks), {
    title: plainText(title),
    author: AUTHOR,
    date: at,
    landscape,
    header: plainText(edition),
  });
}
