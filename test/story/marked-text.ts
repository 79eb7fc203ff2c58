import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run, TrackedChange } from '../../platform/word/word-out-block';

/** A paragraph of a text in which `{+…+}` is inserted and `[-…-]` is deleted. */
export interface MarkedParagraph {
  /** 1 for a clause that stands by itself, 2 for one under it, and so on; null for what belongs to the clause above. */
  depth: number | null;
  runs: Run[];
  /** All of it is inserted or deleted, its end too. */
  change?: TrackedChange;
}

const MARK = /\{\+(.*?)\+\}|\[-(.*?)-\]/g;

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const found of line.matchAll(MARK)) {
    const [whole, inserted, deleted] = found;
    if (found.index > from) runs.push({ text: line.slice(from, found.index) });
    if (inserted !== undefined) runs.push({ text: inserted, change: 'inserted' });
    if (deleted !== undefined) runs.push({ text: deleted, change: 'deleted' });
    from = found.index + whole.length;
  }
  if (from < line.length) runs.push({ text: line.slice(from) });
  return runs;
}

function paragraphOf(line: string): MarkedParagraph {
  const [, inserted, deleted] = /^(?:\{\+(.*)\+\}|\[-(.*)-\])$/.exec(line) ?? [];
  const [, marks = '', words = ''] = /^(#*) ?(.*)$/.exec(inserted ?? deleted ?? line) ?? [];
  const depth = marks === '' ? null : marks.length;
  if (inserted !== undefined) return { depth, runs: [{ text: words }], change: 'inserted' };
  if (deleted !== undefined) return { depth, runs: [{ text: words }], change: 'deleted' };
  return { depth, runs: runsOf(words) };
}

/** A document of the story: its text, and what is proposed to become of it. */
export function markedText(name: 'policy' | 'specification'): MarkedParagraph[] {
  const text = readFileSync(join(__dirname, `${name}.txt`), 'utf8');
  return text.trimEnd().split('\n').map(paragraphOf);
}

const AGAINST = { before: 'inserted', after: 'deleted' } as const;

/** The text as it is without the changes, or as it will be with them. */
export function settled(paragraphs: readonly MarkedParagraph[], as: 'before' | 'after'): MarkedParagraph[] {
  return paragraphs
    .filter(({ change }) => change !== AGAINST[as])
    .map(({ depth, runs }) => ({
      depth,
      runs: runs.filter(({ change }) => change !== AGAINST[as]).map(({ text }) => ({ text })),
    }));
}

/** All words of a text, as one reads them. */
export function wordsOf(paragraphs: readonly MarkedParagraph[]): string {
  return paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
}
