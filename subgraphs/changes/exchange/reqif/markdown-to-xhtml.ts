import { fromMarkdown } from '../../../../platform/word/emphasis';
import { escapeXml } from '../../../../platform/word/escape-xml';
import { type TextBlock, textBlocks } from '../../documents/text-blocks';
import { isElement, type XmlElement, type XmlNode } from './read-xml';

function element(name: string, children: readonly XmlNode[]): XmlElement {
  return { name: `xhtml:${name}`, attributes: new Map(), children: [...children] };
}

/** The text of a clause as rich text, in one `div`, as the schema of ReqIF asks for. */
export function markdownToXhtml(text: string): XmlElement {
  const blocks = textBlocks(text);
  const children: XmlNode[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'bullet') {
      const bullets = bulletsFrom(blocks, index);
      children.push(listOf(bullets));
      index += bullets.length - 1;
    } else if (block) children.push(blockOf(block));
  }
  return element('div', children.length === 0 ? [element('p', [])] : children);
}

type Bullet = Extract<TextBlock, { kind: 'bullet' }>;

function bulletsFrom(blocks: readonly TextBlock[], start: number): Bullet[] {
  const bullets: Bullet[] = [];
  for (const block of blocks.slice(start)) {
    if (block.kind !== 'bullet') break;
    bullets.push(block);
  }
  return bullets;
}

/** Bullets, those of a greater depth in a list under the one before. */
function listOf(bullets: readonly Bullet[]): XmlElement {
  const [first] = bullets;
  const depth = first?.depth ?? 0;
  const items: XmlElement[] = [];
  for (let index = 0; index < bullets.length; index += 1) {
    const under = bullets.slice(index + 1).findIndex((bullet) => bullet.depth <= depth);
    const end = under < 0 ? bullets.length : index + 1 + under;
    const inner = bullets.slice(index + 1, end);
    items.push(element('li', [...inline(bullets[index]?.words ?? ''), ...(inner.length > 0 ? [listOf(inner)] : [])]));
    index = end - 1;
  }
  return element('ul', items);
}

function blockOf(block: TextBlock): XmlElement {
  switch (block.kind) {
    case 'heading':
      return element(`h${Math.min(6, block.level)}`, inline(block.words));
    case 'table':
      return element(
        'table',
        block.rows.map((cells) =>
          element(
            'tr',
            cells.map((cell) => element('td', inline(cell))),
          ),
        ),
      );
    case 'item':
      return element('p', inline(`${block.label} ${block.words}`));
    default:
      return element('p', inline(block.words));
  }
}

function inline(words: string): XmlNode[] {
  return fromMarkdown(words).flatMap(({ text, bold, italic }) => {
    const lines = text.split('\n').flatMap((line, index) => [...(index > 0 ? [element('br', [])] : []), line]);
    const slanted = italic ? [element('i', lines)] : lines;
    return bold ? [element('b', slanted)] : slanted;
  });
}

/** Rich text as XML; whatever its words look like, they stay words. */
export function writeXhtml({ name, children }: XmlElement): string {
  if (children.length === 0) return `<${name}/>`;
  return `<${name}>${children.map((node) => (isElement(node) ? writeXhtml(node) : escapeXml(node))).join('')}</${name}>`;
}
