import { Semaphore } from 'async-mutex';
import { BlockReader } from './block-reader';
import { showsPrompt } from './content';
import { Notices } from './notices';
import { readNumbering } from './numbering';
import { type PartNames, partNames } from './package-parts';
import { IN_BOTH, isTracked, type Presence, within } from './presence';
import { ReadingContext } from './reading-context';
import { Styles } from './styles';
import { SAVE_AGAIN, UnreadableWord } from './unreadable-word';
import { type Part, WordPackage } from './word-package';
import type { WordReading } from './word-reading';
import { child, readXml, type XmlElement } from './xml';

/** What may stand around paragraphs and tables; anything else that holds them is read as a whole. */
const CONTAINERS = new Set(['root', 'w:document', 'w:body', 'w:sdt', 'w:sdtContent', 'w:customXml']);

/** Files that are read at a time: each may take a hundred megabytes, and many may come at once. */
const AT_A_TIME = new Semaphore(2);

/**
 * Reads a Word file: its text without its tracked changes and with them. See docs/word.md for what is read.
 *
 * @throws UnreadableWord
 */
export function readWord(content: Buffer): Promise<WordReading> {
  return AT_A_TIME.runExclusive(() => read(content));
}

async function read(content: Buffer): Promise<WordReading> {
  const pack = await WordPackage.open(content);
  const names = await partNames(pack);
  const context = await contextOf(pack, names);
  const reader = new BlockReader(context);
  const document = await required(pack, names.document);
  const root = await readXml(document, (element, around) => takeBlock(element, around, reader, context));
  if (root.name !== 'w:document' || child(root, 'w:body') === undefined) {
    const message = `The part ${names.document} holds no text of Word; its first element is ${root.name}.`;
    throw new UnreadableWord('MISSING_PART', message, SAVE_AGAIN);
  }
  return { ...reader.blocks(), same: reader.same(), tracked: context.tracked, notices: context.notices.list() };
}

async function contextOf(pack: WordPackage, names: PartNames): Promise<ReadingContext> {
  const root = async (name: string | null) => (name === null ? null : readXml(await required(pack, name)));
  const notices = new Notices();
  const styles = new Styles(await root(names.styles));
  const lists = readNumbering(await root(names.numbering), (styleId) => styles.listOf(styleId), notices);
  return new ReadingContext(styles, lists, notices);
}

async function required(pack: WordPackage, name: string): Promise<Part> {
  const part = await pack.part(name);
  if (part === null) throw new UnreadableWord('MISSING_PART', `The file lacks the part ${name}.`, SAVE_AGAIN);
  return part;
}

/** Reads a block as soon as it ends, and lets go of it: a long document is never in memory as a tree. */
function takeBlock(
  element: XmlElement,
  around: readonly XmlElement[],
  reader: BlockReader,
  context: ReadingContext,
): boolean {
  const isContainer = ({ name }: XmlElement) => CONTAINERS.has(name) || isTracked(name);
  if (around.length < 3 || !around.every(isContainer)) return false;
  // What stood in it was read as it came.
  if (isContainer(element)) return true;
  if (element.name === 'w:sdtPr') return false;
  let presence: Presence = IN_BOTH;
  for (const { name } of around) {
    if (isTracked(name)) context.tracked = true;
    presence = within(presence, name);
  }
  if (!around.some(showsPrompt)) reader.read(element, presence);
  return true;
}
