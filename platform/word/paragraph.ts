import { contentOfControl, oneAlternative } from './content';
import type { EmphasisedText } from './emphasis';
import { type ParagraphProperties, paragraphProperties } from './paragraph-properties';
import { isTracked, markedBy, type Presence, within } from './presence';
import type { ReadingContext } from './reading-context';
import { RunReader } from './run';
import type { Side } from './word-reading';
import { child, isElement, type XmlElement, type XmlNode } from './xml';

/** A paragraph as both texts have it. */
export interface Paragraph {
  properties: Readonly<Record<Side, ParagraphProperties>>;
  /** Where its end stands; without it, it goes on with the next paragraph. */
  end: Presence;
  text: Readonly<Record<Side, EmphasisedText[]>>;
}

const CARRIERS = new Set(['w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:sdtContent']);

export function readParagraph(element: XmlElement, presence: Presence, context: ReadingContext): Paragraph {
  const own = child(element, 'w:pPr');
  const mark = child(own, 'w:rPr');
  const properties = paragraphProperties(own, context.styles, context.lists);
  if (marksAChange(own, mark)) context.tracked = true;
  const runs = new RunReader(context, properties);
  readInline(element.children, presence, runs, context);
  context.fields.endParagraph(context.notices);
  return { properties, end: markedBy(presence, mark), text: runs.text };
}

function marksAChange(own: XmlElement | undefined, mark: XmlElement | undefined): boolean {
  const numbering = child(own, 'w:numPr');
  const ofNumber = child(numbering, 'w:ins') ?? child(numbering, 'w:numberingChange');
  return child(own, 'w:pPrChange') !== undefined || ofNumber !== undefined || hasTracked(mark);
}

export function hasTracked(properties: XmlElement | undefined): boolean {
  return properties?.children.some((node) => isElement(node) && isTracked(node.name)) ?? false;
}

function readInline(nodes: readonly XmlNode[], presence: Presence, runs: RunReader, context: ReadingContext): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === 'w:r') runs.read(node, presence);
    else if (isTracked(node.name)) {
      context.tracked = true;
      readInline(node.children, within(presence, node.name), runs, context);
    } else if (CARRIERS.has(node.name)) readInline(node.children, presence, runs, context);
    else if (node.name === 'w:sdt') readInline(contentOfControl(node), presence, runs, context);
    else if (node.name === 'mc:AlternateContent') readInline(oneAlternative(node), presence, runs, context);
    else if (node.name.startsWith('m:oMath')) runs.readFormula(node, presence);
    else if (node.name === 'w:subDoc') context.notices.add('attached');
    else if (node.name === 'w:commentReference') context.notices.add('comment');
  }
}
