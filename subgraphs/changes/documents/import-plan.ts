import type { EntityManager } from 'typeorm';
import { Problems } from '../../../platform/input/problems';
import { LONG_TEXT, readText } from '../../../platform/input/text';
import { UnreadableWord } from '../../../platform/word/unreadable-word';
import type { Baseline } from '../register/baseline';
import { clausesOf } from '../register/clauses-of';
import type { DraftClause } from '../register/draft';
import { baseDifferences } from './base-differences';
import { canonicalText } from './canonical-text';
import { asWritten, type FileReading, readDocumentFile } from './document-files';
import type { DocumentFormat } from './document-format';
import { checkNumbers, type ReadClause } from './document-reading';
import { type BaseClause, matchClauses } from './match-clauses';
import { loose } from './read-word-document';
import type { WrittenClause } from './write-markdown';

/** What an import makes of a file, before anything is written. */
export interface ImportPlan {
  clauses: DraftClause[];
  notices: string[];
  base: BaseClause[];
}

/** Where a document's clauses come from. */
export interface DocumentSource {
  /** @param held the clauses of the base */
  read(held: readonly WrittenClause[]): Promise<FileReading>;
  /** What such a source says of clauses that are held: each has its own ways of writing the same. */
  asWritten(held: readonly WrittenClause[]): Promise<WrittenClause[]>;
}

/** A document file as a source. */
export function fileSource(format: DocumentFormat, content: Buffer): DocumentSource {
  return {
    read: (held) => readFile(format, content, held),
    asWritten: (held) => asWritten(format, held),
  };
}

/** Differences from the base that are named; more are counted. */
const MOST_DIFFERENCES = 50;

/**
 * Reads a file against its base: which clause is which, and what the draft is to say.
 * @throws Refusal that names by place what cannot be taken
 */
export async function planImport(
  manager: EntityManager,
  { source, base }: { source: DocumentSource; base: Baseline | null },
): Promise<ImportPlan> {
  const held = base === null ? [] : await clausesOf(manager, base.id);
  const reading = await source.read(held);
  const problems = new Problems();
  checkNumbers(problems, reading.clauses);
  checkTexts(problems, reading.clauses);
  const written = held.length === 0 ? [] : await source.asWritten(held);
  if (reading.before !== null) checkBase(problems, base, written, reading.before.clauses);
  problems.refuseIfAny();
  const clauses = draftOf(held, new Map(written.map((clause) => [clause.number, clause])), reading);
  return { clauses, notices: reading.notices, base: held };
}

async function readFile(format: DocumentFormat, content: Buffer, held: readonly WrittenClause[]): Promise<FileReading> {
  try {
    return await readDocumentFile(format, content, held);
  } catch (error) {
    if (!(error instanceof UnreadableWord)) throw error;
    const problems = new Problems();
    problems.add('content', error.code, error.message, error.suggestion);
    problems.refuseIfAny();
    throw error;
  }
}

function checkTexts(problems: Problems, clauses: readonly ReadClause[]): void {
  for (const { place, number, heading, text } of clauses) {
    if (heading !== '') readText(problems, ['content', place, `heading of ${number}`], heading, { max: 500 });
    if (text !== '') readText(problems, ['content', place, `text of ${number}`], text, LONG_TEXT);
  }
}

/** With tracked changes, what the file takes for its base must be what is held. */
function checkBase(
  problems: Problems,
  base: Baseline | null,
  written: readonly WrittenClause[],
  before: readonly ReadClause[],
): void {
  if (base === null) {
    problems.add(
      'basedOnId',
      'BASE_NEEDED',
      'The file has tracked changes, and the document has no baseline that they could be changes to.',
      'Accept all changes in the file, or import the text without them first.',
    );
    return;
  }
  const differences = baseDifferences(written, before);
  for (const { number, message } of differences.slice(0, MOST_DIFFERENCES)) {
    problems.add(
      ['content', `clause ${number}`],
      'BASE_DIFFERS',
      message,
      `Name the baseline that the changes were made to, or make them to the text of ${base.label} as it is exported.`,
    );
  }
  const rest = differences.length - MOST_DIFFERENCES;
  if (rest > 0) {
    const message = `${rest} more clauses differ from ${base.label}.`;
    problems.add(['content'], 'BASE_DIFFERS', message, 'Name the baseline that the changes were made to.');
  }
}

/** What a clause says, where neither spaces nor the ways of a format matter. */
function sameWords(one: WrittenClause, other: WrittenClause): boolean {
  return loose(one.heading) === loose(other.heading) && loose(one.text) === loose(other.text);
}

/** A clause that says what it said keeps its text to the letter, whatever form the file gave it. */
function draftOf(
  base: readonly BaseClause[],
  written: ReadonlyMap<string, WrittenClause>,
  { clauses, before, known, clauseIds = [] }: FileReading,
): DraftClause[] {
  const places = new Map(base.map(({ number }, place) => [number, place]));
  const knownToBase = new Map<number, number>();
  for (const [fresh, old] of known) {
    const place = places.get(before?.clauses[old]?.number ?? '');
    if (place !== undefined) knownToBase.set(fresh, place);
  }
  const named = new Map(base.map(({ clauseId }, place) => [clauseId, place]));
  for (const [fresh, clauseId] of clauseIds.entries()) {
    const place = clauseId === null ? undefined : named.get(clauseId);
    if (place === undefined) continue;
    knownToBase.set(fresh, place);
    // Whatever two say, the first of them is it.
    named.delete(clauseId ?? '');
  }
  const asBase = base.map((clause) => ({ ...clause, ...wordsAs(written.get(clause.number) ?? clause) }));
  const matches = matchClauses(asBase, clauses, knownToBase);
  const held = new Map(base.map((clause) => [clause.clauseId, clause]));
  return clauses.map(({ number, heading, text }, index) => {
    const { clauseId = null, derivedFromClauseId = null } = matches[index] ?? {};
    const same = clauseId === null ? undefined : held.get(clauseId);
    const form = same && (written.get(same.number) ?? same);
    const words =
      same && form && [form, same].some((held) => sameWords(held, { number, heading, text }))
        ? wordsAs(same)
        : { heading, text: canonicalText(text) };
    return { clauseId, number, ...words, derivedFromClauseId };
  });
}

function wordsAs({ heading, text }: WrittenClause): { heading: string; text: string } {
  return { heading, text };
}
