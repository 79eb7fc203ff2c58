import { child, childrenOf, switchOf, valOf, wholeNumber, type XmlElement } from './xml';

/** What a style says of paragraphs and text, with what it is based on. */
export interface Style {
  name: string;
  outline: number | null;
  numId: string | undefined;
  level: number | undefined;
  bold: boolean;
  italic: boolean;
}

const NAME_LENGTH = 100;
const MOST_BASES = 50;
const HEADING = /^heading ([1-9])$/i;

/**
 * The styles of the document, each with what it inherits.
 *
 * @source ECMA-376 part 1, 17.7
 */
export class Styles {
  private readonly elements = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, Style>();
  private readonly defaultParagraph: string | undefined;

  constructor(root: XmlElement | null) {
    let byDefault: string | undefined;
    for (const element of childrenOf(root ?? undefined, 'w:style')) {
      const id = element.attributes.get('styleId');
      if (id === undefined || this.elements.has(id)) continue;
      this.elements.set(id, element);
      const isDefault = ['1', 'true', 'on'].includes(element.attributes.get('default') ?? '');
      if (isDefault && element.attributes.get('type') === 'paragraph') byDefault ??= id;
    }
    this.defaultParagraph = byDefault;
  }

  /** The style of that id, or of paragraphs that name none. */
  paragraph(id: string | undefined): Style | null {
    const known = id !== undefined && this.elements.has(id) ? id : this.defaultParagraph;
    return known === undefined ? null : this.style(known);
  }

  character(id: string | undefined): Style | null {
    return id !== undefined && this.elements.has(id) ? this.style(id) : null;
  }

  /** The number id that a numbering style names. */
  listOf(id: string): string | undefined {
    return this.character(id)?.numId;
  }

  /** The id under which a list may name the style at one of its levels. */
  idOf(id: string | undefined): string | undefined {
    return id !== undefined && this.elements.has(id) ? id : this.defaultParagraph;
  }

  private style(id: string): Style {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const line = this.lineOf(id);
    let style = this.resolved.get(valOf([...line.values()].at(-1), 'w:basedOn') ?? '') ?? NOTHING;
    for (const [name, element] of [...line].reverse()) {
      style = inheriting(style, element);
      this.resolved.set(name, style);
    }
    return style;
  }

  /** The style and what it is based on, nearest first, up to what is known; a circle ends where it closes. */
  private lineOf(id: string): ReadonlyMap<string, XmlElement> {
    const line = new Map<string, XmlElement>();
    let next: string | undefined = id;
    while (next !== undefined && !line.has(next) && !this.resolved.has(next) && line.size < MOST_BASES) {
      const element = this.elements.get(next);
      if (element === undefined) break;
      line.set(next, element);
      next = valOf(element, 'w:basedOn');
    }
    return line;
  }
}

const NOTHING: Style = { name: '', outline: null, numId: undefined, level: undefined, bold: false, italic: false };

function inheriting(base: Style, element: XmlElement): Style {
  const properties = child(element, 'w:pPr');
  const numbering = child(properties, 'w:numPr');
  const text = child(element, 'w:rPr');
  const name = canonicalName(valOf(element, 'w:name') ?? element.attributes.get('styleId') ?? '');
  return {
    name,
    outline: outlineOf(properties, headingLevel(name) ?? base.outline),
    numId: valOf(numbering, 'w:numId') ?? base.numId,
    level: wholeNumber(valOf(numbering, 'w:ilvl'), 8) ?? base.level,
    bold: switchOf(text, 'w:b') ?? base.bold,
    italic: switchOf(text, 'w:i') ?? base.italic,
  };
}

/** Word knows its headings by name, whatever the case. */
function canonicalName(name: string): string {
  const level = headingLevel(name);
  return level === null ? name.slice(0, NAME_LENGTH) : `heading ${level + 1}`;
}

function headingLevel(name: string): number | null {
  const digit = HEADING.exec(name)?.[1];
  return digit === undefined ? null : Number(digit) - 1;
}

/** Level 9 is body text. */
export function outlineOf(properties: XmlElement | undefined, otherwise: number | null): number | null {
  const level = wholeNumber(valOf(properties, 'w:outlineLvl'), 9);
  if (level === undefined) return otherwise;
  return level === 9 ? null : level;
}
