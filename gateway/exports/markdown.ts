import type { Block, Report, Rows, Run } from './block';
import { markdownLine, markdownParagraph, markdownRun } from './markdown-text';
import { plainText } from './plain-text';

const DEEPEST_WITH_EDITION = 2;

function quoted(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** A clause in its own Markdown, in which there are no tags. */
function clauseWords(markdown: string): string {
  return quoted(plainText(markdown).replaceAll('<', '&lt;'));
}

function redLine({ text, change }: Run): string {
  const told = markdownRun(text);
  if (change === undefined) return told;
  return change === 'inserted' ? `<ins>${told}</ins>` : `<del>${told}</del>`;
}

async function* table(columns: readonly { title: string }[], rows: Rows): AsyncGenerator<string> {
  yield `| ${columns.map(({ title }) => markdownLine(title)).join(' | ')} |\n`;
  yield `|${columns.map(() => ' --- ').join('|')}|\n`;
  for await (const row of rows) yield `| ${row.map(markdownLine).join(' | ')} |\n`;
  yield '\n';
}

async function* markdownBlock(block: Block): AsyncGenerator<string> {
  switch (block.kind) {
    case 'heading':
      yield `${'#'.repeat(block.level)} ${markdownLine(block.text)}\n\n`;
      break;
    case 'paragraph':
      yield `${markdownParagraph(block.text)}\n\n`;
      break;
    case 'quote':
      yield `${quoted(markdownParagraph(block.text))}\n\n`;
      break;
    case 'list':
      for (const item of block.items) yield `- ${markdownParagraph(item).replaceAll('\n', '\n  ')}\n`;
      yield '\n';
      break;
    case 'words':
      yield `${clauseWords(block.markdown)}\n\n`;
      break;
    case 'redLine':
      yield `${quoted(block.runs.map(redLine).join(''))}\n\n`;
      break;
    case 'table':
      yield `${markdownLine(block.caption)}:\n\n`;
      yield* table(block.columns, block.rows);
      break;
  }
}

/** A report as Markdown; what is given as text cannot become markup. */
export async function* renderMarkdown({ edition, blocks }: Report): AsyncGenerator<string> {
  for await (const block of blocks) {
    yield* markdownBlock(block);
    if (block.kind === 'heading' && block.level <= DEEPEST_WITH_EDITION) yield `*${markdownLine(edition)}*\n\n`;
  }
}
