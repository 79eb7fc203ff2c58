import { type EmphasisedText, toMarkdown } from './emphasis';
import type { NumberCounter } from './number-counter';
import type { Paragraph } from './paragraph';
import type { ParagraphProperties } from './paragraph-properties';
import { PAGE_BREAK } from './run';
import type { Side, WordBlock } from './word-reading';

/** Puts the paragraphs of one of the two texts together, where ends of paragraphs are missing from it, and numbers them. */
export class BlockCollector {
  readonly blocks: WordBlock[] = [];
  private pending: EmphasisedText[] = [];
  private last: ParagraphProperties | null = null;

  constructor(
    private readonly side: Side,
    private readonly counter: NumberCounter,
  ) {}

  /** A paragraph without an end goes on in the next, which then says what both are (ECMA-376 part 1, 17.13.5.15). */
  add(paragraph: Paragraph): void {
    for (const text of paragraph.text[this.side]) this.pending.push(text);
    this.last = paragraph.properties[this.side];
    if (paragraph.end[this.side]) this.finish(this.last);
  }

  addTable(rows: string[][]): void {
    this.end();
    const text = rows.map((cells) => cells.join('\t')).join('\n');
    const nothing = { style: null, outline: null, number: null, listItem: null, depth: null };
    if (rows.length > 0) this.blocks.push({ kind: 'table', ...nothing, text, rows });
  }

  /** Before a table, and at the end: what goes on in nothing is a paragraph if it says anything. */
  end(): void {
    if (this.last !== null && this.pending.some(({ text }) => text.trim() !== '')) this.finish(this.last);
    this.pending = [];
    this.last = null;
  }

  private finish(properties: ParagraphProperties): void {
    const text = toMarkdown(withoutPageBreaks(this.pending));
    this.pending = [];
    this.last = null;
    const shown = properties.place === null ? null : this.counter.next(properties.place);
    const number = properties.shownAs === undefined ? (shown?.text ?? null) : properties.shownAs;
    if (text.trim() === '' && number === null) return;
    const { outline } = properties;
    const listItem = outline === null ? (shown?.kind ?? null) : null;
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
    const to = index > last ? '' : index === last ? from.replace(/\f+$/, '') : from;
    return { text: to.replaceAll(PAGE_BREAK, '\n'), ...look };
  });
}
