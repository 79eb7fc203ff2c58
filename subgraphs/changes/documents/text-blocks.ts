import MarkdownIt from 'markdown-it';

/** What a clause's text is made of, as far as a word processor tells it apart; the words are Markdown of a line. */
export type TextBlock =
  | { kind: 'paragraph'; words: string }
  | { kind: 'heading'; level: number; words: string }
  | { kind: 'bullet'; depth: number; words: string }
  | { kind: 'item'; label: string; depth: number; words: string }
  | { kind: 'table'; rows: readonly (readonly string[])[] };

/** What stands inside a line is kept as it is written, and so is not read. */
const markdown = new MarkdownIt({ html: false }).disable('inline');
type Token = ReturnType<typeof markdown.parse>[number];

/** Takes a clause's text apart; what a word processor has no form for, such as code, becomes a paragraph of its lines. */
export function textBlocks(text: string): TextBlock[] {
  const tokens = markdown.parse(text, {});
  const lines = text.split('\n');
  const blocks: TextBlock[] = [];
  for (let index = 0; index < tokens.length; ) {
    const end = endOf(tokens, index);
    blocks.push(...blocksIn(tokens.slice(index, end), lines));
    index = end;
  }
  return blocks;
}

/** The place after the token that closes what one opens. */
function endOf(tokens: readonly Token[], start: number): number {
  const level = tokens[start]?.level;
  if (tokens[start]?.nesting !== 1) return start + 1;
  for (let index = start + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.level === level && token?.nesting === -1) return index + 1;
  }
  return tokens.length;
}

function blocksIn(tokens: readonly Token[], lines: readonly string[]): TextBlock[] {
  const [opens, inline] = tokens;
  const words = inline?.content ?? '';
  if (opens?.type === 'paragraph_open') return [{ kind: 'paragraph', words }];
  if (opens?.type === 'heading_open' && !words.includes('\n')) {
    return [{ kind: 'heading', level: Number(opens.tag.slice(1)), words }];
  }
  const list = opens?.type === 'bullet_list_open' ? bulletsIn(tokens) : null;
  if (list) return list;
  if (opens?.type === 'table_open') return [{ kind: 'table', rows: rowsIn(tokens) }];
  const source = lines
    .slice(...(opens?.map ?? [0, 0]))
    .join('\n')
    .trim();
  return source === '' ? [] : [{ kind: 'paragraph', words: source }];
}

/** The items of a list of bullets, those under them too; null when an item holds more than a paragraph and such a list. */
function bulletsIn(tokens: readonly Token[]): TextBlock[] | null {
  const bullets: TextBlock[] = [];
  let depth = -1;
  let last = '';
  for (const token of tokens) {
    if (token.type === 'bullet_list_open') depth += 1;
    else if (token.type === 'bullet_list_close') depth -= 1;
    else if (token.type === 'inline') bullets.push({ kind: 'bullet', depth, words: token.content });
    else if (token.type === 'paragraph_open') {
      if (last !== 'list_item_open') return null;
    } else if (!['list_item_open', 'list_item_close', 'paragraph_close'].includes(token.type)) return null;
    last = token.type;
  }
  return bullets;
}

function rowsIn(tokens: readonly Token[]): string[][] {
  const rows: string[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(token.content.replaceAll('<br>', '\n'));
  }
  return rows;
}

/** Puts a clause's text together again, in Markdown. */
export function textOf(blocks: readonly TextBlock[]): string {
  let text = '';
  let before: TextBlock | null = null;
  for (const block of blocks) {
    if (before !== null) text += isTight(before) && isTight(block) ? '\n' : '\n\n';
    text += markdownOf(block);
    before = block;
  }
  return text;
}

/** Whether a block stands in a list of which each item follows the one before without an empty line. */
function isTight(block: TextBlock): boolean {
  return block.kind === 'bullet' || (block.kind === 'item' && /^\d+\.$/.test(block.label));
}

function markdownOf(block: TextBlock): string {
  if (block.kind === 'table') return tableOf(block.rows);
  if (block.kind === 'heading')
    return `${'#'.repeat(Math.min(6, block.level))} ${block.words.replace(/\s*\n\s*/g, ' ')}`;
  if (block.kind === 'paragraph') return block.words;
  if (!isTight(block)) return `${block.kind === 'item' ? block.label : ''} ${block.words}`;
  const mark = block.kind === 'bullet' ? '-' : block.label;
  const indent = '  '.repeat(block.depth);
  return `${indent}${mark} ${block.words.replaceAll('\n', `\n${indent}${' '.repeat(mark.length + 1)}`)}`;
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const columns = rows.reduce((widest, { length }) => Math.max(widest, length), 1);
  const lines = rows.map((row) => {
    const cells = Array.from({ length: columns }, (_, column) => cellOf(row[column] ?? ''));
    return `| ${cells.join(' | ')} |`;
  });
  const rule = `|${' --- |'.repeat(columns)}`;
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join('\n');
}

function cellOf(words: string): string {
  return words
    .trim()
    .replace(/(?<!\\)\|/g, '\\|')
    .replaceAll('\n', '<br>');
}
