import { escapedHtml } from '../../../platform/text/escaped-html';
import { redLine, type Segment } from './red-line';
import { DiffKind, DiffOperation, RedLineFormat } from './register.vocabulary';

/** A clause as it stood before or stands after. */
export interface RenderedVersion {
  number: string;
  heading: string;
  text: string;
}

/** What became of a clause, with its words. */
export interface RenderedDiff {
  kind: DiffKind;
  moved: boolean;
  renumbered: boolean;
  before: RenderedVersion | null;
  after: RenderedVersion | null;
}

const NOTHING: RenderedVersion = { number: '', heading: '', text: '' };

const { EQUAL, INSERT, DELETE } = DiffOperation;

const IN_WORDS: Record<DiffKind, string> = {
  [DiffKind.ADDED]: 'new clause',
  [DiffKind.REMOVED]: 'clause removed',
  [DiffKind.MODIFIED]: 'words changed',
  [DiffKind.MOVED]: '',
  [DiffKind.UNCHANGED]: '',
};

/** Signs that mean something in HTML, and in Markdown at the start of a tag or an entity. */
function withoutTags(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** What happened to a clause beside its words, in words; empty when nothing did. */
function inWords({ kind, moved, renumbered, before, after }: RenderedDiff): string {
  const said = [IN_WORDS[kind]];
  if (renumbered) said.push(`renumbered from ${before?.number} to ${after?.number}`);
  if (moved) said.push('moved');
  return said.filter((words) => words !== '').join(', ');
}

/** @param titled whether a pointer at the piece tells in a word what it is */
function mark(operation: DiffOperation, piece: string, titled: boolean): string {
  if (operation === INSERT) return `<ins${titled ? ' title="Inserted"' : ''}>${piece}</ins>`;
  return operation === DELETE ? `<del${titled ? ' title="Deleted"' : ''}>${piece}</del>` : piece;
}

function inlineHtml(segments: readonly Segment[]): string {
  return segments
    .map(({ operation, text }) => mark(operation, escapedHtml(text).replace(/\r?\n/g, '<br>'), true))
    .join('');
}

function html(diff: RenderedDiff): string {
  const { before, after } = diff;
  const [old, fresh] = [before ?? NOTHING, after ?? NOTHING];
  const heading = [wholeOrChanged(old.number, fresh.number), redLine(old.heading, fresh.heading)]
    .map(inlineHtml)
    .filter((part) => part !== '')
    .join(' ');
  const words = inWords(diff);
  const text = inlineHtml(redLine(old.text, fresh.text));
  return [
    `<section class="${diff.kind.toLowerCase()}">`,
    `<h3>${heading}</h3>`,
    ...(words === '' ? [] : [`<p role="note"><em>${escapedHtml(words)}</em></p>`]),
    ...(text === '' ? [] : [`<p>${text}</p>`]),
    '</section>',
  ].join('\n');
}

/** Numbers are shown whole: nobody reads 2.<del>3</del><ins>4</ins>. */
function wholeOrChanged(old: string, fresh: string): Segment[] {
  const segments: Segment[] =
    old === fresh
      ? [{ operation: EQUAL, text: fresh }]
      : [
          { operation: DELETE, text: old },
          { operation: INSERT, text: fresh },
        ];
  return segments.filter(({ text }) => text !== '');
}

/** What stands at the start of a line and makes it a heading, an item or a quotation: it must stay outside of a mark. */
const LINE_START = /^(\s*(?:(?:[-*+]|\d+[.)]|>|#{1,6})\s+)*)(.*)$/s;

function inlineMarkdown(segments: readonly Segment[]): string {
  let startOfLine = true;
  const pieces: string[] = [];
  for (const { operation, text } of segments) {
    for (const [index, line] of withoutTags(text).split('\n').entries()) {
      if (index > 0) {
        pieces.push('\n');
        startOfLine = true;
      }
      const [, start = '', rest = line] = (startOfLine && LINE_START.exec(line)) || [];
      pieces.push(start, rest === '' ? '' : mark(operation, rest, false));
      if (line !== '') startOfLine = false;
    }
  }
  return pieces.join('');
}

function markdown(diff: RenderedDiff): string {
  const { before, after } = diff;
  const [old, fresh] = [before ?? NOTHING, after ?? NOTHING];
  const heading = [wholeOrChanged(old.number, fresh.number), redLine(old.heading, fresh.heading)]
    .map(inlineMarkdown)
    .filter((part) => part !== '')
    .join(' ');
  const words = inWords(diff);
  const text = inlineMarkdown(redLine(old.text, fresh.text));
  return [`### ${heading}`, words === '' ? '' : `*(${words})*`, text].filter((part) => part !== '').join('\n\n');
}

/** What became of a clause, written out; text of the clauses never becomes markup of the page it is shown on. */
export function rendered(diff: RenderedDiff, format: RedLineFormat): string {
  return format === RedLineFormat.HTML ? html(diff) : markdown(diff);
}

/** The red-line of a whole text, clause by clause. */
export async function renderedWhole(
  title: string,
  diffs: readonly RenderedDiff[],
  format: RedLineFormat,
): Promise<string> {
  const clauses: string[] = [];
  for (const diff of diffs) {
    // Long texts take long to compare; others' requests go on between one and the next.
    if (diff.kind === DiffKind.MODIFIED) await new Promise((resolve) => setImmediate(resolve));
    clauses.push(rendered(diff, format));
  }
  if (format === RedLineFormat.MARKDOWN) return [`## ${withoutTags(title)}`, ...clauses].join('\n\n');
  return ['<article>', `<h2>${escapedHtml(title)}</h2>`, ...clauses, '</article>'].join('\n');
}
