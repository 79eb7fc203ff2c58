import { readWord } from '../../../platform/word/read-word';
import type { WordOutBlock } from '../../../platform/word/word-out-block';
import { writeWord } from '../../../platform/word/write-word';
import { DocumentFormat } from './document-format';
import { type DocumentReading, oddNumbers } from './document-reading';
import { readMarkdown } from './read-markdown';
import { loose, readWordDocument } from './read-word-document';
import { textBlocks } from './text-blocks';
import { type KnownClause, redLineBlocks, wordBlock } from './word-red-line';
import { type WrittenClause, writeMarkdown } from './write-markdown';
import { clauseBlocks } from './write-word-document';

/** What a file says of itself, beside its clauses. */
export interface FileFacts {
  title: string;
  author: string;
  date: Date;
}

export interface FileReading extends DocumentReading {
  /** What stood in it before its tracked changes; null when it has none. */
  before: DocumentReading | null;
  /** Which clause before the changes each one is, by their places, as far as the tracked changes tell. */
  known: ReadonlyMap<number, number>;
  /** Which clause of the register each one is, by its id, as far as the file says so. */
  clauseIds?: readonly (string | null)[];
}

/**
 * Reads a document file.
 * @param held the clauses of the base, in whose texts paragraphs may begin with a number
 * @throws UnreadableWord when it is not a Word file that can be read
 */
export async function readDocumentFile(
  format: DocumentFormat,
  content: Buffer,
  held: readonly WrittenClause[],
): Promise<FileReading> {
  if (format === DocumentFormat.MARKDOWN) {
    const reading = readMarkdown(content.toString('utf8'));
    return {
      ...reading,
      notices: [...reading.notices, ...oddNumbers(reading.clauses)],
      before: null,
      known: new Map(),
    };
  }
  const word = await readWord(content);
  const known = paragraphsOf(held);
  const after = readWordDocument(word.after, known);
  const notices = [...word.notices, ...after.notices, ...oddNumbers(after.clauses)];
  if (!word.tracked) return { clauses: after.clauses, notices, before: null, known: new Map() };
  const before = readWordDocument(word.before, known);
  return { clauses: after.clauses, notices, before, known: sameClauses(before.starts, after.starts, word.same) };
}

/** Clauses that begin in the same paragraph of the file are the same, whatever became of its words. */
function sameClauses(before: readonly number[], after: readonly number[], same: ReadonlyMap<number, number>) {
  const places = new Map(before.map((start, place) => [start, place]));
  return new Map(
    after.flatMap((start, place) => {
      const old = places.get(same.get(start) ?? -1);
      return old === undefined ? [] : [[place, old] as const];
    }),
  );
}

/** Paragraphs of texts that begin with a number and are no clauses, in loose form. */
function paragraphsOf(held: readonly WrittenClause[]): Set<string> {
  const numbered = held
    .flatMap(({ text }) => textBlocks(text))
    .flatMap((block) => (block.kind === 'paragraph' && /^[*A-Z]*\d/.test(block.words) ? [loose(block.words)] : []));
  return new Set(numbered);
}

/** A document as a file: Markdown text, or a Word document. */
export async function writeDocumentFile(
  format: DocumentFormat,
  facts: FileFacts,
  clauses: readonly WrittenClause[],
): Promise<Buffer> {
  if (format === DocumentFormat.MARKDOWN) return Buffer.from(writeMarkdown(facts.title, clauses), 'utf8');
  const blocks = clauses.flatMap(clauseBlocks).map((block) => wordBlock(block));
  return writeWord([titleOf(facts), ...blocks], facts);
}

/** A Word document in which the changes from one text to another are tracked changes. */
export function writeRedLineFile(
  facts: FileFacts,
  before: readonly KnownClause[],
  after: readonly KnownClause[],
): Promise<Buffer> {
  return writeWord([titleOf(facts), ...redLineBlocks(before, after)], facts);
}

function titleOf({ title }: FileFacts): WordOutBlock {
  return { kind: 'paragraph', outline: null, style: 'Title', runs: [{ text: title }] };
}

/** What a file of a format says of clauses that are held: each format has its own ways of writing the same. */
export async function asWritten(format: DocumentFormat, clauses: readonly WrittenClause[]): Promise<WrittenClause[]> {
  const file = await writeDocumentFile(format, { title: 'Base', author: 'Base', date: new Date(0) }, clauses);
  return (await readDocumentFile(format, file, clauses)).clauses;
}
