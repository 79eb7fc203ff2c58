import { type EmphasisedText, toMarkdown } from './emphasis';
import { LIMITS } from './limits';
import type { NumberCounter } from './number-counter';
import type { Paragraph } from './paragraph';
import type { ParagraphProperties } from './paragraph-properties';
import { PAGE_BREAK } from './run';
import { UnreadableWord } from './unreadable-word';
import type { Side, WordBlock } from './word-reading';

/** Puts the paragraphs of one of the two texts together, where ends of paragraphs are missing from it, and numbers them. */
export class BlockCollector {
  readonly blocks: WordBlock[] = [];
  /** Which paragraph of the file each block is, by its place among them; null for a table and for several in one. */
  readonly origins: (number | null)[] = [];
  private pending: EmphasisedText[] = [];
  private last: ParagraphProperties | null = null;
  /** The paragraphs that say something of the block. */
  private speaking: number[] = [];
  private length = 0;
  private origin = 0;

  constructor(
    private readonly side: Side,
    private readonly counter: NumberCounter,
  ) {}

  /** A paragraph without an end goes on in the next, which then says what both are (ECMA-376 part 1, 17.13.5.15). */
  add(paragraph: Paragraph, origin: number): void {
    this.origin = origin;
    const said = paragraph.text[this.side];
    if (said.some(({ text }) => text.trim() !== '')) this.speaking.push(origin);
    for (const text of said) {
      this.length += text.text.length;
      this.pending.push(text);
    }
    if (this.length > LIMITS.paragraph) throw tooLong();
    this.last = paragraph.properties[this.side];
    if (paragraph.end[this.side]) this.finish(this.last);
  }

  addTable(rows: string[][]): void {
    this.end();
    const text = rows.map((cells) => cells.join('\t')).join('\n');
    const nothing = { style: null, outline: null, number: null, listItem: null, depth: null };
    if (rows.length === 0) return;
    this.origins.push(null);
    this.blocks.push({ kind: 'table', ...nothing, text, rows });
  }

  /** Before a table, and at the end: what goes on in nothing is a paragraph if it says anything. */
  end(): void {
    if (this.last !== null && this.pending.some(({ text }) => text.trim() !== '')) this.finish(this.last);
    this.pending = [];
    this.length = 0;
    this.speaking = [];
    this.last = null;
  }

  private finish(properties: ParagraphProperties): void {
    const text = toMarkdown(withoutPageBreaks(this.pending));
    const [origin = this.origin, ...others] = this.speaking;
    this.pending = [];
    this.length = 0;
    this.speaking = [];
    this.last = null;
    const shown = properties.place === null ? null : this.counter.next(properties.place);
    const number = properties.shownAs === undefined ? (shown?.text ?? null) : properties.shownAs;
    if (text.trim() === '' && number === null) return;
    const { outline } = properties;
    const listItem = outline === null ? (shown?.kind ?? null) : null;
    this.origins.push(others.length === 0 ? origin : null);
    this.blocks.push({
      kind: 'paragraph',
      style: properties.style?.name ?? null,
      outline,
      number,
      listItem,
      depth: listItem === null ? null : (properties.place?.level ?? null),
      text,
    });
  }
}

/** A page break between two texts is a line's end between them; at either end of a paragraph it is none of its text. */
function withoutPageBreaks(runs: readonly EmphasisedText[]): readonly EmphasisedText[] {
  if (!runs.some(({ text }) => text.includes(PAGE_BREAK))) return runs;
  const last = runs.findLastIndex(({ text }) => /[^\f]/.test(text));
  let begun = false;
  return runs.map(({ text, ...look }, index) => {
    const from = begun ? text : text.replace(/^\f+/, '');
    begun ||= from !== '';
    const to = index > last ? '' : index === last ? withoutBreaksAtEnd(from) : from;
    return { text: to.replaceAll(PAGE_BREAK, '\n'), ...look };
  });
}

function tooLong(): UnreadableWord {
  const message = `The file has a paragraph of more than ${LIMITS.paragraph} characters.`;
  return new UnreadableWord('TOO_LARGE', message, 'Break it into paragraphs.');
}

function withoutBreaksAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === PAGE_BREAK) end -= 1;
  return text.slice(0, end);
}
