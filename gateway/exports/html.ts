import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
import { escapedHtml } from '../../platform/text/escaped-html';
import type { Block, Report, Rows, Run } from './block';
import { plainText } from './plain-text';

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 60rem; padding: 1rem }
body.wide { max-width: none }
h1, h2, h3, h4 { line-height: 1.25; overflow-wrap: anywhere }
.edition { border: 1px solid; font-weight: bold; padding: .25rem .5rem }
.text { overflow-wrap: anywhere; white-space: pre-wrap }
blockquote { border-inline-start: .25rem solid; margin-inline: 0; padding-inline-start: 1rem }
table { border-collapse: collapse; width: 100% }
caption { font-weight: bold; padding: .5rem 0; text-align: start }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top }
.scroll { overflow-x: auto }
ins { background: #d7f2dd; color: #0b3d17; text-decoration: underline }
del { background: #f8d9dc; color: #5c0f18; text-decoration: line-through }
@media print { .edition { break-after: avoid } thead { display: table-header-group } }
`;

/** What a browser may do with a report: show it, in its own style. */
export const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');

export function safeHtml(text: string): string {
  return escapedHtml(plainText(text));
}

function run({ text, change }: Run): string {
  const told = safeHtml(text);
  if (change === undefined) return told;
  return change === 'inserted' ? `<ins>${told}</ins>` : `<del>${told}</del>`;
}

async function* table(block: { caption: string; columns: readonly { title: string }[]; rows: Rows }) {
  const titles = block.columns.map(({ title }) => `<th scope="col">${safeHtml(title)}</th>`).join('');
  yield `<div class="scroll" role="region" aria-label="${safeHtml(block.caption)}" tabindex="0"><table>`;
  yield `<caption>${safeHtml(block.caption)}</caption>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n`;
  for await (const row of block.rows) {
    yield `<tr>${row.map((cell) => `<td class="text">${safeHtml(cell)}</td>`).join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

async function* htmlBlock(block: Block): AsyncGenerator<string> {
  switch (block.kind) {
    case 'heading':
      yield `<h${block.level} class="text">${safeHtml(block.text)}</h${block.level}>\n`;
      break;
    case 'paragraph':
      yield `<p class="text">${safeHtml(block.text)}</p>\n`;
      break;
    case 'quote':
      yield `<blockquote class="text">${safeHtml(block.text)}</blockquote>\n`;
      break;
    case 'list':
      yield `<ul>${block.items.map((item) => `<li class="text">${safeHtml(item)}</li>`).join('')}</ul>\n`;
      break;
    case 'words':
      yield `<blockquote class="clause">${markdown.render(plainText(block.markdown))}</blockquote>\n`;
      break;
    case 'redLine':
      yield `<blockquote class="text">${block.runs.map(run).join('')}</blockquote>\n`;
      break;
    case 'table':
      yield* table(block);
      break;
  }
}

/** A page that stands on its own: no script, nothing that is loaded from elsewhere. */
export async function* htmlPage(
  { title, landscape }: Pick<Report, 'title' | 'landscape'>,
  body: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string> {
  yield '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${safeHtml(HTML_POLICY)}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>${safeHtml(title)}</title>\n<style>${STYLE}</style>\n</head>\n`;
  yield `<body${landscape ? ' class="wide"' : ''}>\n<main>\n`;
  yield* body;
  yield '</main>\n</body>\n</html>\n';
}

async function* bodyOf({ edition, blocks }: Report): AsyncGenerator<string> {
  for await (const block of blocks) {
    yield* htmlBlock(block);
    if (block.kind === 'heading' && block.level <= 2) yield `<p class="edition">${safeHtml(edition)}</p>\n`;
  }
}

export function renderHtml(report: Report): AsyncGenerator<string> {
  const { title, edition, landscape } = report;
  return htmlPage({ title: `${title} – ${edition}`, landscape }, bodyOf(report));
}
