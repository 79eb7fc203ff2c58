import type { WordBlock } from '../../../platform/word/word-reading';
import { canonicalHeading, canonicalText } from './canonical-text';
import { clauseNumber, follows, numberBefore } from './clause-number';
import { counted, type DocumentReading, listed } from './document-reading';
import { type TextBlock, textOf } from './text-blocks';

export interface WordDocumentReading extends DocumentReading {
  /** The block at which each clause begins. */
  starts: number[];
}

/** A paragraph at which a clause begins. */
interface Start {
  number: string;
  heading: string;
  /** What it says of the text at once, when it is no heading. */
  words: string;
}

/** What is to be known of a whole document before a paragraph of it can be told to be a clause. */
interface Scheme {
  /** Numbers that stand in headings. */
  headings: ReadonlySet<string>;
  /** For each block, the number with points that comes next after it, without the part after its first point. */
  nextTop: readonly (string | null)[];
  /** Paragraphs that are known to be text though they begin with a number, in loose form. */
  known: ReadonlySet<string>;
}

const CONTENTS = /^(?:toc\b|table of (?:contents|figures))/i;
const LONGEST_BOLD_HEADING = 200;

/** Text as it is compared where spaces do not matter. */
export function loose(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Reads a document's clauses out of what a Word file says: a clause begins at a heading with a number, automatic or
 * written, and at a paragraph whose number goes on with the scheme; letters and bullets belong to a clause's text.
 * @param known paragraphs that are text though they begin with a number, in loose form
 */
export function readWordDocument(
  blocks: readonly WordBlock[],
  known: ReadonlySet<string> = new Set(),
): WordDocumentReading {
  const scheme = schemeOf(blocks, known);
  const clauses: { start: Start; at: number; text: TextBlock[] }[] = [];
  const front: WordBlock[] = [];
  const headings: string[] = [];
  let contents = false;
  for (const [at, block] of blocks.entries()) {
    if (CONTENTS.test(block.style ?? '')) {
      contents = true;
      continue;
    }
    const last = clauses.at(-1);
    const start = startOf(block, at, last?.start.number ?? null, scheme);
    if (start) clauses.push({ start, at, text: start.words === '' ? [] : [{ kind: 'paragraph', words: start.words }] });
    else if (last) {
      if (block.outline !== null) headings.push(`“${loose(block.text).slice(0, 60)}” (in ${last.start.number})`);
      last.text.push(textBlockOf(block));
    } else front.push(block);
  }
  return {
    clauses: clauses.map(({ start: { number, heading }, at, text }) => ({
      ...{ number, heading, text: canonicalText(textOf(text)), place: `paragraph ${at + 1}` },
    })),
    starts: clauses.map(({ at }) => at),
    notices: [
      ...frontNotice(front),
      ...(contents ? ['The table of contents is passed over.'] : []),
      ...(headings.length === 0 ? [] : [`Headings without a number are kept as text: ${listed(headings)}.`]),
    ],
  };
}

function frontNotice(front: readonly WordBlock[]): string[] {
  const told = front.filter(({ style }) => !/^(?:sub)?title$/i.test(style ?? ''));
  const [first] = told;
  if (first === undefined) return [];
  const begins = loose(first.text).slice(0, 60);
  return [
    `What stands before the first numbered clause is not taken: “${begins}” (${counted(told.length, 'paragraph')}).`,
  ];
}

function schemeOf(blocks: readonly WordBlock[], known: ReadonlySet<string>): Scheme {
  const headings = new Set<string>();
  const nextTop: (string | null)[] = [];
  let next: string | null = null;
  for (const [at, block] of [...blocks.entries()].reverse()) {
    nextTop[at] = next;
    const number = clauseNumber(block.number) ?? numberBefore(bare(block.text))?.number ?? null;
    if (number === null || block.kind !== 'paragraph') continue;
    if (block.outline !== null) headings.add(number);
    if (number.includes('.')) next = number.slice(0, number.indexOf('.'));
  }
  return { headings, nextTop, known };
}

function startOf(block: WordBlock, at: number, last: string | null, scheme: Scheme): Start | null {
  if (block.kind !== 'paragraph') return null;
  const automatic = clauseNumber(block.number);
  const written = block.number === null && block.listItem === null ? numberBefore(bare(block.text)) : null;
  const number = automatic ?? written?.number;
  if (number === undefined) return null;
  const rest = automatic === null ? (written?.rest ?? '') : block.text;
  const bold = boldWhole(automatic === null ? block.text : rest);
  if (block.outline !== null) return { number, heading: canonicalHeading(boldWhole(rest) ?? rest), words: '' };
  if (scheme.known.has(loose(block.text))) return null;
  const isClause = /[.(]/.test(number)
    ? automatic !== null || written?.gap.includes('\t') || (follows(number, last) && !scheme.headings.has(number))
    : isTopLevel(number, at, scheme);
  if (!isClause) return null;
  if (bold !== null && rest.length <= LONGEST_BOLD_HEADING) {
    return { number, heading: canonicalHeading(boldWhole(rest) ?? rest), words: '' };
  }
  return { number, heading: '', words: rest };
}

/** A number without points is an item of a list, unless no heading has a number and the next one with points stands under it. */
function isTopLevel(number: string, at: number, { headings, nextTop }: Scheme): boolean {
  return headings.size === 0 && nextTop[at] === number;
}

/** What a paragraph says that is bold from end to end; null when it is not. */
function boldWhole(text: string): string | null {
  const whole = text.trim();
  const inner = whole.slice(2, -2);
  const isBold = whole.startsWith('**') && whole.endsWith('**') && inner !== '' && !inner.includes('**');
  return isBold ? inner : null;
}

/** A paragraph without the marks of emphasis around it or around its number. */
function bare(text: string): string {
  return (boldWhole(text) ?? text).replace(/^(\*{1,3})([A-Z]*\d[\dA-Z.]*\s*)\1/, '$2').trim();
}

function textBlockOf(block: WordBlock): TextBlock {
  const depth = block.depth ?? 0;
  if (block.kind === 'table') return { kind: 'table', rows: block.rows ?? [] };
  const label =
    block.number === null ? null : /^[\p{L}\p{N}]+$/u.test(block.number) ? `${block.number}.` : block.number;
  if (block.outline !== null) {
    const words = label === null ? block.text : `${block.number} ${block.text}`;
    return { kind: 'heading', level: block.outline + 1, words };
  }
  if (block.listItem === 'bullet') return { kind: 'bullet', depth, words: block.text };
  if (label !== null) return { kind: 'item', label, depth, words: block.text };
  return { kind: 'paragraph', words: block.text };
}
