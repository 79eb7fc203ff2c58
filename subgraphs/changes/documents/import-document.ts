import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';
import type { Authorship } from '../../../platform/history/history';
import { keyOf, readId, typedId } from '../../../platform/ids';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { dayInLondon } from '../../../platform/time/london';
import { ImportOutcome } from '../consultations/consultation.vocabulary';
import { Baseline } from '../register/baseline';
import { isFixed } from '../register/baseline-life-cycle';
import { clausesOf } from '../register/clauses-of';
import { checkLabel, createBaseline } from '../register/create-baseline';
import type { Document } from '../register/document';
import { checkDraft, writeDraft } from '../register/draft';
import { inForce } from '../register/in-force';
import { BaselineStatus } from '../register/register.vocabulary';
import { checkLines, checkSize } from './document-content';
import { type DocumentDifference, differencesBetween } from './document-difference';
import type { DocumentFormat } from './document-format';
import { type DocumentSource, fileSource, type ImportPlan, planImport } from './import-plan';
import { knownDocument } from './known-document';

/** A text that is to become a draft. */
export interface TextToImport {
  documentCode: string;
  label: string;
  basedOnId: string | null;
  note: string | null;
  source: DocumentSource;
  /** Whether a baseline of the label is what the text is measured by, and left as it is when it says the same, draft or not. */
  fixedToo?: boolean;
}

/** A document file that is to become a draft. */
export interface DocumentToImport extends Omit<TextToImport, 'source' | 'fixedToo'> {
  format: DocumentFormat;
  content: Buffer;
}

export interface DocumentImport {
  /** Null after a dry run. */
  baseline: Baseline | null;
  outcome: ImportOutcome;
  differences: DocumentDifference[];
  notices: string[];
  /** How many clauses the text has. */
  clauseCount: number;
}

interface Subject {
  document: Document;
  base: Baseline | null;
  /** The document's baseline of the label, where there is one. */
  labelled: Baseline | null;
}

/**
 * Takes a document file in as a draft: all of it, or nothing. The same text under the same label again changes nothing.
 * @throws Refusal that names by place what cannot be taken; then nothing was changed
 */
export async function importDocument(
  database: Database,
  by: Authorship,
  given: DocumentToImport,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<DocumentImport> {
  const problems = new Problems();
  checkSize(problems, given.content);
  checkLines(problems, given.format, given.content);
  problems.refuseIfAny();
  const { format, content, ...text } = given;
  const { checked, take } = await prepareImport(database.reads, by, { ...text, source: fileSource(format, content) });
  return dryRun ? checked : database.write(take);
}

/** A text that was read and can be taken. */
export interface PreparedImport {
  checked: DocumentImport;
  /** Takes it, in a transaction: what it was read against is looked at again. */
  take(transaction: EntityManager): Promise<DocumentImport>;
}

/**
 * Reads a text before the transaction, which nobody is to wait for.
 * @throws Refusal that names by place what cannot be taken
 */
export async function prepareImport(
  reads: EntityManager,
  by: Authorship,
  given: TextToImport,
): Promise<PreparedImport> {
  const subject = await subjectOf(reads, by, given);
  const plan = await planImport(reads, { source: given.source, base: subject.base });
  await checkAgainst(reads, subject, plan, given);
  const take = async (transaction: EntityManager) => {
    const now = await subjectOf(transaction, by, given);
    const isSame = now.base?.id === subject.base?.id && now.base?.contentHash === subject.base?.contentHash;
    const current = isSame ? plan : await planImport(transaction, { source: given.source, base: now.base });
    if (now.labelled && (await says(transaction, now.labelled, current, given))) {
      return told(now.labelled, ImportOutcome.UNCHANGED, current);
    }
    const { document, base: basedOn } = now;
    const created = await createBaseline(transaction, by, { document, label: given.label, basedOn, note: given.note });
    const baseline = await writeDraft(transaction, by, created, current.clauses);
    return told(baseline, ImportOutcome.IMPORTED, current);
  };
  return { checked: told(null, ImportOutcome.CHECKED, plan), take };
}

function told(
  baseline: Baseline | null,
  outcome: ImportOutcome,
  { base, clauses, notices }: ImportPlan,
): DocumentImport {
  return { baseline, outcome, differences: differencesBetween(base, clauses), notices, clauseCount: clauses.length };
}

/** The document, the baseline that the text is measured by, and the one of the label. */
async function subjectOf(manager: EntityManager, by: Authorship, given: TextToImport): Promise<Subject> {
  const problems = new Problems();
  checkLabel(problems, given.label);
  const document = await knownDocument(manager, problems, given.documentCode);
  const baselines =
    document === null
      ? []
      : await manager.find(Baseline, { where: { documentId: document.id }, order: { ordinal: 'ASC', id: 'ASC' } });
  const named = given.basedOnId === null ? null : (baselines.find(({ id }) => id === given.basedOnId) ?? null);
  if (given.basedOnId !== null && document !== null && named === null) {
    const way = baselines.length === 0 ? 'The document has none yet: leave it out.' : waysAmong(baselines);
    addNotFound(problems, 'basedOnId', given.basedOnId, way);
  }
  problems.refuseIfAny();
  if (document === null) throw new TypeError('A document that is not known was not refused.');
  const labelled = baselines.find(({ label }) => label === given.label) ?? null;
  const others = baselines.filter(({ id }) => id !== labelled?.id);
  const same = given.fixedToo ? labelled : null;
  const base = named ?? same ?? (await usualBase(manager, document, others, dayInLondon(by.at)));
  return { document, base, labelled };
}

function waysAmong(baselines: readonly Baseline[]): string {
  const ids = baselines.slice(-10).map(({ id }) => id);
  return `Name one of the document's: ${ids.join(', ')}.`;
}

/** Where no base is named: the baseline in force, otherwise the newest fixed one, otherwise the newest not given up. */
async function usualBase(
  manager: EntityManager,
  document: Document,
  others: readonly Baseline[],
  day: string,
): Promise<Baseline | null> {
  const standing = await manager
    .createQueryBuilder(Baseline, 'thing')
    .where('thing.documentId = :id', { id: document.id })
    .andWhere(inForce('thing'), { day })
    .orderBy('thing.effectiveFrom', 'DESC')
    .addOrderBy('thing.ordinal', 'DESC')
    .getOne();
  const alive = others.filter(({ status }) => status !== BaselineStatus.WITHDRAWN);
  return (
    others.find(({ id }) => id === standing?.id) ??
    alive.findLast(({ status }) => isFixed(status)) ??
    alive.at(-1) ??
    null
  );
}

/** What the register will refuse, by the places of the file. */
async function checkAgainst(
  manager: EntityManager,
  { document, labelled }: Subject,
  plan: ImportPlan,
  given: TextToImport,
): Promise<void> {
  const problems = new Problems();
  const id = typedId('baseline', `${readId(document.id)?.key}-${keyOf(given.label)}`);
  checkDraft(problems, id, plan.clauses, (index, ...rest) => [
    'content',
    `clause ${plan.clauses[index]?.number}`,
    ...rest,
  ]);
  if (labelled && !(await says(manager, labelled, plan, given))) {
    const message = `${document.code} has a baseline ${shown(given.label)} already, which is ${labelled.status} and says something else.`;
    problems.add('label', 'DUPLICATE', message, 'Give the text a label of its own.');
  }
  problems.refuseIfAny();
}

/** Whether a draft says just what an import would make it say. */
async function says(
  manager: EntityManager,
  draft: Baseline,
  { clauses }: ImportPlan,
  { fixedToo = false }: TextToImport,
): Promise<boolean> {
  if (draft.status !== BaselineStatus.DRAFT && !fixedToo) return false;
  const held = await clausesOf(manager, draft.id);
  return (
    held.length === clauses.length &&
    held.every((clause, index) => {
      const wanted = clauses[index];
      return (
        wanted?.number === clause.number &&
        wanted.heading === clause.heading &&
        wanted.text === clause.text &&
        (wanted.clauseId === null || wanted.clauseId === clause.clauseId)
      );
    })
  );
}
