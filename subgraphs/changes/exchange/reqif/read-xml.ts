import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { LIMITS } from '../../../../platform/word/limits';
import { EXPORT_AGAIN, UnreadableReqif } from './unreadable-reqif';

/** An element, by its local name, `xhtml:` before it where it is of XHTML; whatever prefix the file gives it. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

export const REQIF = 'http://www.omg.org/spec/ReqIF/20110401/reqif.xsd';
export const XHTML = 'http://www.w3.org/1999/xhtml';

const CHUNK_BYTES = 128 * 1024;

/** What the elements of a namespace are called here; those of others are tools' own. */
function named({ uri, local }: SaxesTagNS): string {
  if (uri === REQIF) return local;
  return uri === XHTML ? `xhtml:${local.toLowerCase()}` : `other:${local}`;
}

/** How much was read, of all files of an archive. */
export interface ReadSoFar {
  elements: number;
  attributes: number;
  characters: number;
}

/**
 * Reads a file strictly. No document type is taken, hence no entity but the five of XML; depth is bounded, and so are
 * elements, attributes and characters, those counted that were read before; the reader makes way for other work between
 * chunks.
 * @throws UnreadableReqif
 */
export async function readXml(content: Buffer, name: string, read: ReadSoFar): Promise<XmlElement> {
  const root: XmlElement = { name: 'root', attributes: new Map(), children: [] };
  const parser = parserFor(name, [root], read);
  try {
    const decoder = decoderFor(content);
    for (let start = 0; start < content.length; start += CHUNK_BYTES) {
      parser.write(decoder.decode(content.subarray(start, start + CHUNK_BYTES), { stream: true }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof UnreadableReqif) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    throw new UnreadableReqif('BROKEN_XML', `${name} is no well-formed XML: ${reason}.`, EXPORT_AGAIN);
  }
  const [top] = root.children.filter(isElement);
  if (top?.name !== 'REQ-IF') {
    const message = `${name} is no ReqIF 1.0: it begins with ${top?.name.replace(/^other:/, '') ?? 'nothing'}.`;
    throw new UnreadableReqif('NOT_REQIF', message, EXPORT_AGAIN);
  }
  return top;
}

function parserFor(name: string, open: XmlElement[], read: ReadSoFar): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    const message = `${name} declares a document type, by which text can be made to grow without end.`;
    throw new UnreadableReqif('ENTITY', message, 'Remove the document type (<!DOCTYPE …>), and bring it again.');
  });
  parser.on('opentagstart', () => {
    read.elements += 1;
    if (read.elements > LIMITS.elements) throw tooLarge(name, `more than ${LIMITS.elements} elements`);
    if (open.length > LIMITS.nesting) throw tooLarge(name, `elements nested deeper than ${LIMITS.nesting}`);
  });
  parser.on('attribute', ({ value }) => {
    read.attributes += 1;
    read.characters += value.length;
    if (read.attributes > LIMITS.attributes) throw tooLarge(name, `more than ${LIMITS.attributes} attributes`);
    if (read.characters > LIMITS.characters) throw tooLarge(name, `more than ${LIMITS.characters} characters of text`);
  });
  parser.on('opentag', (tag) => {
    open.push({ name: named(tag), attributes: attributesOf(tag), children: [] });
  });
  const addText = (text: string) => {
    read.characters += text.length;
    if (read.characters > LIMITS.characters) throw tooLarge(name, `more than ${LIMITS.characters} characters of text`);
    const inner = open.at(-1);
    // Between elements of ReqIF itself there are blanks only, which a long file has many of.
    if (inner && (inner.name.startsWith('xhtml:') || text.trim() !== '')) inner.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) open.at(-1)?.children.push(element);
  });
  return parser;
}

function attributesOf(tag: SaxesTagNS): Map<string, string> {
  return new Map(
    Object.values(tag.attributes).flatMap(({ prefix, local, value }) =>
      prefix === 'xmlns' || local === 'xmlns' ? [] : [[prefix === '' ? local : `${prefix}:${local}`, value] as const],
    ),
  );
}

function decoderFor(content: Buffer): TextDecoder {
  const [first, second] = content;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  const declared = /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(content.subarray(0, 200).toString('latin1'))?.[1];
  // Tools on Windows may write their code page; the decoder knows those, and is strict.
  return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true });
}

function tooLarge(name: string, what: string): UnreadableReqif {
  return new UnreadableReqif('TOO_LARGE', `${name} has ${what}.`, 'Export fewer specifications at a time.');
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The elements of a name within one. */
export function childrenOf(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return element?.children.filter(isElement).filter(({ name }) => names.length === 0 || names.includes(name)) ?? [];
}

/** The first element on a path of names. */
export function within(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => childrenOf(at, name)[0], element);
}

/** All that is written in an element, as it stands. */
export function textIn(element: XmlElement | undefined): string {
  return element?.children.map((node) => (isElement(node) ? textIn(node) : node)).join('') ?? '';
}

/** What an element refers to: `<TYPE><SPEC-OBJECT-TYPE-REF>id</…></TYPE>`. */
export function refIn(element: XmlElement | undefined, name: string): string | null {
  const [reference] = childrenOf(within(element, name));
  return reference ? textIn(reference).trim() : null;
}
