import { type DocumentProblems, excerpt } from './document-problem';
import { bracketsAreClosed, collapse, withoutMarks } from './prose';
import type { SourceLine } from './source-lines';

export interface Paragraph {
  kind: 'paragraph';
  line: number;
  text: string;
}
export interface ListItem {
  line: number;
  text: string;
}
export interface List {
  kind: 'list';
  line: number;
  items: ListItem[];
}
export interface TableRow {
  line: number;
  /** Untrimmed: a space at the beginning of a cell stands where a bullet was. */
  cells: string[];
  /** After a page break, or at the beginning of the table. */
  startsPage: boolean;
}
export interface Table {
  kind: 'table';
  line: number;
  rows: TableRow[];
}
export type Block = Paragraph | List | Table;

const BULLET = /^\s*[-–—•·▪‣*\uF0B7]\s+/;
const QUESTION_CODE = /^Q\d{1,2}[.:]?$/;
const FINISHED = /[.:?!][)\]”’"']?$/;
const LONGEST_PARAGRAPH = 8000;

/** Reads the lines of a section as paragraphs, lists and tables, and joins what page breaks have parted. */
export function readBlocks(lines: readonly SourceLine[], problems: DocumentProblems): Block[] {
  const blocks: Block[] = [];
  let run: SourceLine[] = [];
  for (const line of [...lines, { number: 0, text: '' }]) {
    if (line.text.trim() !== '') run.push(line);
    else if (run.length > 0) {
      for (const block of readRun(run, problems)) append(blocks, block);
      run = [];
    }
  }
  checkBlocks(blocks, problems);
  return blocks;
}

/** A run is what stands between blank lines. */
function readRun(run: readonly SourceLine[], problems: DocumentProblems): Block[] {
  const blocks: Block[] = [];
  const firstRow = run.findIndex((line) => line.text.includes('\t'));
  for (const [at, line] of run.entries()) {
    const last = blocks.at(-1);
    if (line.text.includes('\t')) {
      const row = { line: line.number, cells: line.text.split('\t'), startsPage: at === firstRow };
      if (last?.kind === 'table') last.rows.push(row);
      else blocks.push({ kind: 'table', line: line.number, rows: [row] });
    } else if (firstRow >= 0 && !(at < firstRow && /:\s*$/.test(run[firstRow - 1]?.text ?? ''))) {
      problems.add(
        line.number,
        'TABLE_ROW_BROKEN',
        `${excerpt(line.text)} touches a table but has no cells.`,
        'Put tabs between the cells of the row, or a blank line between the table and the text.',
      );
    } else if (BULLET.test(line.text)) {
      const item = { line: line.number, text: collapse(line.text.replace(BULLET, '')) };
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', line: line.number, items: [item] });
    } else if (last?.kind === 'list') {
      const item = last.items.at(-1);
      if (item) item.text = collapse(`${item.text} ${line.text}`);
    } else if (last?.kind === 'paragraph') last.text = `${last.text} ${collapse(line.text)}`;
    else blocks.push({ kind: 'paragraph', line: line.number, text: collapse(line.text) });
  }
  return blocks;
}

function append(blocks: Block[], next: Block): void {
  const last = blocks.at(-1);
  if (last?.kind === 'table' && next.kind === 'table') last.rows.push(...next.rows);
  else if (last?.kind === 'list' && next.kind === 'list' && !/\.$/.test(last.items.at(-1)?.text ?? '')) {
    last.items.push(...next.items);
  } else if (
    last?.kind === 'paragraph' &&
    next.kind === 'paragraph' &&
    last.text.length <= LONGEST_PARAGRAPH &&
    !finished(last.text) &&
    /^[a-z(]/.test(next.text)
  ) {
    last.text = `${last.text} ${next.text}`;
  } else blocks.push(next);
}

function finished(text: string): boolean {
  return FINISHED.test(withoutMarks(text.slice(-20)).trim()) || QUESTION_CODE.test(text);
}

function checkBlocks(blocks: readonly Block[], problems: DocumentProblems): void {
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'paragraph') checkParagraph(block, blocks[at + 1], problems);
    else if (block.kind === 'list') for (const item of block.items) checkBrackets(item.line, item.text, problems);
    else for (const row of block.rows) for (const cell of row.cells) checkBrackets(row.line, cell, problems);
  }
}

function checkParagraph(paragraph: Paragraph, next: Block | undefined, problems: DocumentProblems): void {
  const { line, text } = paragraph;
  checkBrackets(line, text, problems);
  if (text.length > LONGEST_PARAGRAPH) {
    problems.add(
      line,
      'PARAGRAPH_TOO_LONG',
      `The paragraph has ${text.length} characters; at most ${LONGEST_PARAGRAPH} are read.`,
      'Put blank lines between paragraphs.',
    );
    paragraph.text = '';
  } else if (!finished(text)) {
    problems.add(
      line,
      'PARAGRAPH_UNFINISHED',
      `The paragraph breaks off at ${excerpt(text.slice(-50))}.`,
      'Complete its last sentence; begin points of a list with “- ”.',
    );
  } else if (/^[a-z]/.test(text)) {
    problems.add(
      line,
      'PARAGRAPH_WITHOUT_START',
      `The paragraph goes on from nothing: ${excerpt(text)}.`,
      'Put back the line where it begins.',
    );
  } else if (text.endsWith(':') && next?.kind !== 'list' && next?.kind !== 'table' && !QUESTION_CODE.test(text)) {
    const asks = next?.kind === 'paragraph' && /^Q\d/.test(next.text);
    if (!asks)
      problems.add(
        line,
        'LIST_MISSING',
        `${excerpt(text.slice(-50))} leads to no list and no table.`,
        'Put the list or table directly after it, or end the sentence with a full stop.',
      );
  }
}

function checkBrackets(line: number, text: string, problems: DocumentProblems): void {
  if (bracketsAreClosed(text)) return;
  problems.add(
    line,
    'BRACKET_UNCLOSED',
    `The brackets in ${excerpt(text)} do not open and close in pairs.`,
    'Add the missing bracket or take the odd one out.',
  );
}
