import { type EmphasisedText, toMarkdown } from '../../../../platform/word/emphasis';
import { canonicalText } from '../../documents/canonical-text';
import { type TextBlock, textOf } from '../../documents/text-blocks';
import { type LeftOut, ReqifLeftOutKind } from './left-out';
import { childrenOf, isElement, textIn, type XmlElement, type XmlNode } from './read-xml';
import { refuseTooManyCells } from './too-many-cells';

const BOLD = new Set(['xhtml:b', 'xhtml:strong', 'xhtml:dt']);
const ITALIC = new Set(['xhtml:i', 'xhtml:em', 'xhtml:cite', 'xhtml:dfn', 'xhtml:var']);
const BLOCKS = new Set(
  ['p', 'div', 'blockquote', 'address', 'dl', 'dt', 'dd', 'center'].map((name) => `xhtml:${name}`),
);
/** Elements that say nothing beside their words. */
const PLAIN = new Set(['span', 'font', 'abbr', 'acronym', 'body', 'html'].map((name) => `xhtml:${name}`));

interface Look {
  bold: boolean;
  italic: boolean;
}

/**
 * Rich text as the register keeps it: what has a form in Markdown keeps it, of all else the words are taken.
 * @throws UnreadableReqif for a table of too many cells
 */
export function xhtmlToMarkdown(content: XmlElement, leftOut: LeftOut): string {
  const reading = new Reading(leftOut);
  reading.read(content.children, { bold: false, italic: false });
  return canonicalText(textOf(reading.end()));
}

class Reading {
  private readonly blocks: TextBlock[] = [];
  private line: EmphasisedText[] = [];

  constructor(
    private readonly leftOut: LeftOut,
    private readonly depth = 0,
  ) {}

  end(): TextBlock[] {
    this.flush();
    return this.blocks;
  }

  read(nodes: readonly XmlNode[], look: Look): void {
    for (const node of nodes) {
      if (isElement(node)) this.element(node, look);
      else this.line.push({ text: node.replace(/[ \t\r\n]+/g, ' '), ...look });
    }
  }

  private element(element: XmlElement, look: Look): void {
    const { name, children } = element;
    const heading = /^xhtml:h([1-6])$/.exec(name)?.[1];
    if (heading !== undefined) this.heading(Number(heading), children);
    else if (name === 'xhtml:ul' || name === 'xhtml:ol') this.list(element, look);
    else if (name === 'xhtml:table') this.table(element);
    else if (name === 'xhtml:pre') this.code(element);
    else if (name === 'xhtml:br') this.line.push({ text: '\n', bold: false, italic: false });
    else if (name === 'xhtml:object' || name === 'xhtml:img') this.object(element, look);
    else if (name === 'xhtml:a') this.anchor(element, look);
    else if (BLOCKS.has(name)) {
      this.flush();
      this.read(children, lookOf(element, look));
      this.flush();
    } else {
      if (!PLAIN.has(name) && !BOLD.has(name) && !ITALIC.has(name)) {
        const told = 'It has no form here; its words are taken.';
        this.leftOut.add(ReqifLeftOutKind.FORMATTING, name.replace(/^\w+:/, ''), told);
      }
      this.read(children, lookOf(element, look));
    }
  }

  /** What stands in the line until now becomes a paragraph. */
  private flush(): void {
    const words = wordsOf(this.line);
    this.line = [];
    if (words !== '') this.blocks.push({ kind: 'paragraph', words });
  }

  private heading(level: number, children: readonly XmlNode[]): void {
    this.flush();
    const words = this.wordsIn(children).replace(/\s*\n\s*/g, ' ');
    if (words !== '') this.blocks.push({ kind: 'heading', level, words });
  }

  private list(list: XmlElement, look: Look): void {
    this.flush();
    // In Markdown, what is under a number stands further in than what is under a bullet.
    const step = list.name === 'xhtml:ol' ? 2 : 1;
    let number = Number(list.attributes.get('start') ?? 1) || 1;
    for (const item of childrenOf(list)) {
      const inner = new Reading(this.leftOut, this.depth + step);
      inner.read(item.name === 'xhtml:li' ? item.children : [item], look);
      // Tools put a list under a list beside the item that it belongs to, rather than into it.
      if (item.name === 'xhtml:ul' || item.name === 'xhtml:ol') {
        this.blocks.push(...inner.end());
        continue;
      }
      const [first, ...rest] = inner.end();
      const words = first?.kind === 'paragraph' ? first.words : '';
      const depth = this.depth;
      if (list.name === 'xhtml:ul') this.blocks.push({ kind: 'bullet', depth, words });
      else this.blocks.push({ kind: 'item', label: `${number}.`, depth, words });
      number += 1;
      this.blocks.push(...(first?.kind === 'paragraph' ? rest : first ? [first, ...rest] : []));
    }
  }

  private table(table: XmlElement): void {
    this.flush();
    const found = rowsOf(table);
    refuseTooManyCells(found.map((row) => cellsOf(row).length));
    const rows = found.map((row) =>
      cellsOf(row).map((cell) => {
        const inner = new Reading(this.leftOut);
        inner.read(cell.children, { bold: false, italic: false });
        return textOf(inner.end()).replace(/\n+/g, '\n');
      }),
    );
    if (rows.length > 0) this.blocks.push({ kind: 'table', rows });
  }

  private code(element: XmlElement): void {
    this.flush();
    const lines = textIn(element).replace(/^\n|\s+$/g, '');
    if (lines !== '') this.blocks.push({ kind: 'paragraph', words: `\`\`\`\n${lines}\n\`\`\`` });
  }

  /** A picture or another file: what stands for it in words. */
  private object({ name, attributes, children }: XmlElement, look: Look): void {
    const file = attributes.get('data') ?? attributes.get('src') ?? 'an object without a name';
    this.leftOut.add(ReqifLeftOutKind.ATTACHMENT, file, 'It is not taken; its alternative text is.');
    const alternative = attributes.get('alt') ?? attributes.get('title') ?? attributes.get('name');
    const said = name === 'xhtml:object' && children.some((node) => (isElement(node) ? true : node.trim() !== ''));
    if (said) this.read(children, look);
    else if (alternative) this.read([alternative], look);
  }

  private anchor(element: XmlElement, look: Look): void {
    const address = element.attributes.get('href') ?? '';
    const words = textIn(element).replace(/\s+/g, ' ').trim();
    const leads = /^(?:https?:\/\/|mailto:)[^\s()<>]+$/i.test(address) && words !== '' && !/[[\]]/.test(words);
    if (leads && words !== address) this.line.push({ text: `[${words}](${address})`, ...look });
    else this.read(element.children, look);
  }

  private wordsIn(nodes: readonly XmlNode[]): string {
    const inner = new Reading(this.leftOut);
    inner.read(nodes, { bold: false, italic: false });
    return inner
      .end()
      .map((block) => textOf([block]))
      .join(' ');
  }
}

function lookOf({ name, attributes }: XmlElement, { bold, italic }: Look): Look {
  const style = attributes.get('style') ?? '';
  return {
    bold: bold || BOLD.has(name) || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style),
    italic: italic || ITALIC.has(name) || /font-style\s*:\s*(?:italic|oblique)/i.test(style),
  };
}

/** The rows of a table, in order, whatever parts it is divided into. */
function rowsOf(table: XmlElement): XmlElement[] {
  return childrenOf(table).flatMap((part) => {
    if (part.name === 'xhtml:tr') return [part];
    return /^xhtml:t(head|body|foot)$/.test(part.name) ? rowsOf(part) : [];
  });
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row, 'xhtml:td', 'xhtml:th');
}

/** A line's words, single spaces between them, none at an end of a line. */
function wordsOf(line: readonly EmphasisedText[]): string {
  const runs: EmphasisedText[] = [];
  let last = '\n';
  for (const { text, ...look } of line) {
    const squeezed = text === '\n' || !/\s$/.test(last) ? text : text.replace(/^ /, '');
    if (squeezed === '') continue;
    runs.push({ text: squeezed, ...look });
    last = squeezed;
  }
  return toMarkdown(runs)
    .replace(/ *\n */g, '\n')
    .trim();
}
