import { SAVE_AGAIN, UnreadableWord } from './unreadable-word';
import { macros, type WordPackage } from './word-package';
import { childrenOf, readXml } from './xml';

/** The names of the parts that matter, as the package's relationships give them. */
export interface PartNames {
  document: string;
  styles: string | null;
  numbering: string | null;
}

const CONTENT_TYPES = '[Content_Types].xml';
const OTHER_OFFICE = [
  ['spreadsheetml', 'a spreadsheet (.xlsx)'],
  ['presentationml', 'a presentation (.pptx)'],
  ['opendocument', 'OpenDocument (.odt)'],
] as const;

/**
 * Finds the document by the package's relationships, since it need not be word/document.xml (ECMA-376 part 1, 11.3.10).
 *
 * @throws UnreadableWord
 */
export async function partNames(pack: WordPackage): Promise<PartNames> {
  await refuseOtherOpenDocument(pack);
  const types = await contentTypes(pack);
  const root = await relationships(pack, '_rels/.rels', '');
  const document = root.get('officeDocument') ?? 'word/document.xml';
  const type = types.get(document.toLowerCase()) ?? '';
  if (/macroEnabled/i.test(type)) throw macros('it says so of itself');
  for (const [sign, name] of OTHER_OFFICE) if (type.includes(sign)) throw notWord(name);
  if (!pack.has(document)) throw missing(document);
  const folder = document.slice(0, document.lastIndexOf('/') + 1);
  const own = await relationships(pack, `${folder}_rels/${document.slice(folder.length)}.rels`, folder);
  const named = (kind: string) => {
    const name = own.get(kind) ?? `${folder}${kind}.xml`;
    return pack.has(name) ? name : null;
  };
  return { document, styles: named('styles'), numbering: named('numbering') };
}

async function refuseOtherOpenDocument(pack: WordPackage): Promise<void> {
  if (pack.has(CONTENT_TYPES)) return;
  const mime = pack.has('mimetype')
    ? ((await pack.part('mimetype'))?.content.subarray(0, 100).toString('latin1') ?? '')
    : '';
  for (const [sign, name] of OTHER_OFFICE) if (mime.includes(sign)) throw notWord(name);
}

async function contentTypes(pack: WordPackage): Promise<ReadonlyMap<string, string>> {
  const part = await pack.part(CONTENT_TYPES);
  if (part === null) throw missing(CONTENT_TYPES);
  const types = new Map<string, string>();
  for (const override of childrenOf(await readXml(part), 'types:Override')) {
    const name = override.attributes.get('PartName')?.replace(/^\//, '').toLowerCase();
    if (name !== undefined) types.set(name, override.attributes.get('ContentType') ?? '');
  }
  return types;
}

/** Targets inside the package by the last word of their type, e.g. `styles`; the first of each. */
async function relationships(pack: WordPackage, name: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const part = await pack.part(name);
  if (part === null) return targets;
  for (const { attributes } of childrenOf(await readXml(part), 'rel:Relationship')) {
    const kind = attributes.get('Type')?.split('/').at(-1);
    const target = attributes.get('Target');
    if (kind === undefined || target === undefined || attributes.get('TargetMode') === 'External') continue;
    if (!targets.has(kind)) targets.set(kind, resolve(folder, target));
  }
  return targets;
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `/${folder}${target}`;
  return URL.canParse(path, 'package:///') ? new URL(path, 'package:///').pathname.slice(1) : target;
}

function missing(name: string): UnreadableWord {
  return new UnreadableWord('MISSING_PART', `The file lacks the part ${name}, so it is no Word document.`, SAVE_AGAIN);
}

function notWord(name: string): UnreadableWord {
  const message = `The file is no Word document; it seems to be ${name}.`;
  return new UnreadableWord('NOT_A_WORD_FILE', message, SAVE_AGAIN);
}
