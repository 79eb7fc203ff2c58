import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LIMITS } from './limits';
import { SAVE_AGAIN, UnreadableWord } from './unreadable-word';
import type { Part } from './word-package';

/** An element, by its name with the prefix that is usual for its namespace, whatever prefix the file gives it. */
export interface XmlElement {
  name: string;
  /** Of the elements' own namespaces, by local name; `xml:space` keeps its prefix. */
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Told of each element as it ends; true takes it out of the tree, so that a long document is never held whole. */
export type Take = (element: XmlElement, within: readonly XmlElement[]) => boolean;

// Transitional and strict documents name the same things by different namespaces (ECMA-376 parts 1 and 4).
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/package/2006/content-types', 'types'],
]);

const NONE: ReadonlyMap<string, string> = new Map();
/** The elements whose characters are text; between others there are blanks only, which a long document has many of. */
const SAYS = new Set(['w:t', 'w:delText', 'm:t']);
const CHUNK_BYTES = 128 * 1024;

/**
 * Reads a part strictly. There is no document type, hence no entity but the five of XML; depth and number of elements
 * are bounded; the reader makes way for other work between chunks.
 *
 * @throws UnreadableWord
 */
export async function readXml(part: Part, take: Take = () => false): Promise<XmlElement> {
  const root: XmlElement = { name: 'root', attributes: NONE, children: [] };
  const open: XmlElement[] = [root];
  const parser = parserFor(part.name, open, take);
  const decoder = decoderFor(part);
  try {
    for (let start = 0; start < part.content.length; start += CHUNK_BYTES) {
      parser.write(decoder.decode(part.content.subarray(start, start + CHUNK_BYTES), { stream: true }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof UnreadableWord) throw error;
    throw brokenXml(part.name, error instanceof Error ? error.message : String(error));
  }
  const [top] = root.children;
  if (top === undefined || typeof top === 'string') throw brokenXml(part.name, 'it has no element');
  return top;
}

function parserFor(name: string, open: XmlElement[], take: Take): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let elements = 0;
  let attributes = 0;
  let attributesOfOne = 0;
  let characters = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    const message = `The part ${name} declares a document type, by which text can be made to grow without end.`;
    throw new UnreadableWord('ENTITY', message, SAVE_AGAIN);
  });
  parser.on('opentagstart', () => {
    elements += 1;
    attributesOfOne = 0;
    if (elements > LIMITS.elements) throw tooLarge(name, `more than ${LIMITS.elements} elements`);
    if (open.length > LIMITS.nesting) throw tooLarge(name, `elements nested deeper than ${LIMITS.nesting}`);
  });
  parser.on('attribute', () => {
    attributes += 1;
    attributesOfOne += 1;
    if (attributes > LIMITS.attributes) throw tooLarge(name, `more than ${LIMITS.attributes} attributes`);
    if (attributesOfOne > LIMITS.attributesOfOne) {
      throw tooLarge(name, `an element with more than ${LIMITS.attributesOfOne} attributes`);
    }
  });
  parser.on('opentag', (tag) => {
    open.push(elementOf(tag));
  });
  const addText = (text: string) => {
    characters += text.length;
    if (characters > LIMITS.characters) throw tooLarge(name, `more than ${LIMITS.characters} characters of text`);
    const inner = open.at(-1);
    if (inner !== undefined && SAYS.has(inner.name)) inner.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined && !take(element, open)) open.at(-1)?.children.push(element);
  });
  return parser;
}

function elementOf(tag: SaxesTagNS): XmlElement {
  let attributes: Map<string, string> | undefined;
  for (const key in tag.attributes) {
    const attribute = tag.attributes[key];
    if (attribute === undefined) continue;
    const { prefix, local, uri, value } = attribute;
    if (prefix === 'xmlns' || local === 'xmlns') continue;
    if (prefix !== '' && prefix !== 'xml' && !PREFIXES.has(uri)) continue;
    attributes ??= new Map();
    attributes.set(prefix === 'xml' ? `xml:${local}` : local, value);
  }
  return { name: `${PREFIXES.get(tag.uri) ?? 'other'}:${tag.local}`, attributes: attributes ?? NONE, children: [] };
}

/** Parts are in UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4), which a byte order mark tells. */
function decoderFor({ name, content }: Part): TextDecoder {
  const [first, second] = content;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const declared = /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(content.subarray(0, 200).toString('latin1'))?.[1];
  if (declared !== undefined && !/^utf-(8|16)$/i.test(declared)) throw brokenXml(name, `it is in ${declared}`);
  return new TextDecoder(encoding, { fatal: true });
}

function tooLarge(name: string, what: string): UnreadableWord {
  return new UnreadableWord('TOO_LARGE', `The part ${name} has ${what}.`, 'Bring the document in parts.');
}

function brokenXml(name: string, reason: string): UnreadableWord {
  return new UnreadableWord('BROKEN_XML', `The part ${name} is no well-formed XML: ${reason}.`, SAVE_AGAIN);
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const node of element?.children ?? []) if (isElement(node) && node.name === name) return node;
  return undefined;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(isElement).filter((candidate) => candidate.name === name) ?? [];
}

/** The `w:val` of a child, e.g. of `<w:pStyle w:val="Heading1"/>`. */
export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.get('val');
}

/** A whole number within bounds; what is none, or beyond them, is as if it were not there. */
export function wholeNumber(text: string | undefined, most: number): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

/** Whether a switch such as `<w:b/>` is on; undefined when it says nothing (ECMA-376 part 1, 22.9.2.7). */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name);
  return found && !['0', 'false', 'off'].includes(found.attributes.get('val') ?? '1');
}

/** Whether there is an element of such a name anywhere inside. */
export function contains(element: XmlElement, name: string): boolean {
  return element.children.filter(isElement).some((node) => node.name === name || contains(node, name));
}
