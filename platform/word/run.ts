import { isTextBox, oneAlternative } from './content';
import type { EmphasisedText } from './emphasis';
import type { ParagraphProperties } from './paragraph-properties';
import { type Presence, SIDES } from './presence';
import type { ReadingContext } from './reading-context';
import type { Style } from './styles';
import { symbol } from './symbols';
import type { Side } from './word-reading';
import { child, childrenOf, isElement, switchOf, valOf, type XmlElement, type XmlNode } from './xml';

/** Stands for a page break until the paragraph is whole; no text of XML can have it. */
export const PAGE_BREAK = '\f';

const XML_SPACES = new Set([' ', '\t', '\r', '\n']);

/** Reads the runs of one paragraph into both of its texts. */
export class RunReader {
  readonly text: Readonly<Record<Side, EmphasisedText[]>> = { before: [], after: [] };

  constructor(
    private readonly context: ReadingContext,
    private readonly properties: Readonly<Record<Side, ParagraphProperties>>,
  ) {}

  read(run: XmlElement, presence: Presence): void {
    const own = child(run, 'w:rPr');
    const old = child(own, 'w:rPrChange');
    if (old !== undefined) this.context.tracked = true;
    const text = this.textOf(run.children, presence);
    if (text === '') return;
    this.noticeLook(own);
    this.add(text, presence, { before: old === undefined ? own : child(old, 'w:rPr'), after: own });
  }

  readFormula(element: XmlElement, presence: Presence): void {
    this.context.notices.add('formula');
    if (this.context.fields.shown) this.add(charactersOf(element), presence, { before: undefined, after: undefined });
  }

  private add(text: string, presence: Presence, look: Record<Side, XmlElement | undefined>): void {
    for (const side of SIDES) {
      if (presence[side] && text !== '') this.text[side].push({ text, ...this.emphasis(look[side], side) });
    }
  }

  /** Emphasis is what differs from the paragraph's style: in a style that is bold, bold text says nothing. */
  private emphasis(own: XmlElement | undefined, side: Side): { bold: boolean; italic: boolean } {
    const character = this.context.styles.character(valOf(own, 'w:rStyle'));
    const paragraph = this.properties[side].style;
    const on = (name: string, of: (style: Style | null) => boolean | undefined) =>
      (switchOf(own, name) ?? of(character) ?? false) && of(paragraph) !== true;
    return { bold: on('w:b', (style) => style?.bold), italic: on('w:i', (style) => style?.italic) };
  }

  private noticeLook(own: XmlElement | undefined): void {
    if (switchOf(own, 'w:vanish')) this.context.notices.add('hidden');
    if (switchOf(own, 'w:strike') || switchOf(own, 'w:dstrike')) this.context.notices.add('struck');
  }

  private textOf(nodes: readonly XmlNode[], presence: Presence): string {
    let text = '';
    for (const node of nodes) if (isElement(node)) text += this.pieceOf(node, presence);
    return text;
  }

  private pieceOf(node: XmlElement, presence: Presence): string {
    const { fields, notices } = this.context;
    if (node.name === 'w:fldChar') fields.mark(node.attributes.get('fldCharType'));
    if (!fields.shown) return '';
    switch (node.name) {
      case 'w:t':
      case 'w:delText':
        return plain(node);
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:cr':
        return '\n';
      case 'w:br':
        return ['page', 'column'].includes(node.attributes.get('type') ?? '') ? PAGE_BREAK : '\n';
      case 'w:noBreakHyphen':
        return '\u2011';
      case 'w:sym':
        return this.symbolOf(node);
      case 'mc:AlternateContent':
        return this.textOf(oneAlternative(node), presence);
      case 'w:ruby':
        for (const run of childrenOf(child(node, 'w:rubyBase'), 'w:r')) this.read(run, presence);
        return '';
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        notices.add('footnote');
        return '';
      case 'w:commentReference':
        notices.add('comment');
        return '';
      case 'w:drawing':
      case 'w:pict':
        notices.add(isTextBox(node) ? 'textBox' : 'picture');
        return '';
      case 'w:object':
        notices.add('embedded');
        return '';
      default:
        return '';
    }
  }

  private symbolOf({ attributes }: XmlElement): string {
    const character = symbol(attributes.get('font'), attributes.get('char'));
    if (character === null) this.context.notices.add('symbol');
    return character ?? '\u{fffd}';
  }
}

/** Spaces at the ends count only where the file says so; a line's end in the file is a space in the text. */
function plain(element: XmlElement): string {
  const text = element.children.filter((node) => typeof node === 'string').join('');
  const kept = element.attributes.get('xml:space') === 'preserve' ? text : withoutEnds(text);
  return kept.replace(/\r\n?|\n/g, ' ');
}

/** Without the spaces of XML at either end; other spaces, such as one that does not break, are text. */
function withoutEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && XML_SPACES.has(text.charAt(start))) start += 1;
  while (end > start && XML_SPACES.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function charactersOf(element: XmlElement): string {
  let text = '';
  for (const node of element.children) {
    if (isElement(node)) text += node.name === 'm:t' || node.name === 'w:t' ? plain(node) : charactersOf(node);
  }
  return text;
}
