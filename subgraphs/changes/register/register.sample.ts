import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { keyOf, typedId } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { Baseline } from './baseline';
import { BaselineTransition } from './baseline-transition';
import { Clause } from './clause';
import { ClauseText } from './clause-text';
import { ClauseVersion, clauseVersionId } from './clause-version';
import { baselineContentHash, clauseContentHash } from './content-hash';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';
import { Document } from './document';
import { type BaselineStatus, DocumentKind } from './register.vocabulary';

interface SampleClause {
  clause: string;
  number: string;
  heading: string;
  text: string;
  parent?: string;
}

interface SampleBaseline {
  key: string;
  documentCode: string;
  label: string;
  status: BaselineStatus;
  effectiveFrom?: string;
  effectiveTo?: string;
  basedOn?: string;
  transitions: {
    from: BaselineStatus;
    to: BaselineStatus;
    at: string;
    by: string;
    authority?: string;
    note?: string;
  }[];
  clauses: SampleClause[];
}

interface RegisterSample {
  documents: {
    code: string;
    title: string;
    kind: DocumentKind;
    citation?: string;
    tranche?: number;
    source?: string;
  }[];
  baselines: SampleBaseline[];
  designBaselines: { key: string; name: string; baselineKeys: string[]; createdAt: string }[];
}

const baselineId = (key: string) => typedId('baseline', key);
const clauseId = (key: string) => typedId('clause', key);

export const loadRegisterSample: SampleLoader = async (transaction, by) => {
  const sample: RegisterSample = JSON.parse(readSample('changes.json'));
  await loadDocuments(transaction, by, sample);
  await loadBaselines(transaction, by, sample);
  await loadDesignBaselines(transaction, sample);
};

async function loadDocuments(transaction: EntityManager, by: Authorship, sample: RegisterSample): Promise<void> {
  const documents = sample.documents.map(({ code, citation = null, tranche = null, source = null, ...document }) => ({
    id: typedId('document', keyOf(code)),
    code,
    citation,
    tranche,
    source,
    ...document,
  }));
  await insertAll(transaction, Document, documents);
  await begin(transaction, by, documents);
}

async function loadBaselines(transaction: EntityManager, by: Authorship, sample: RegisterSample): Promise<void> {
  const clauses = new Map<string, Clause>();
  const texts = new Map<string, ClauseText>();
  const versions: ClauseVersion[] = [];
  const made = new Map<string, number>();
  const baselines = sample.baselines.map((given): Baseline => {
    const documentId = typedId('document', keyOf(given.documentCode));
    const ordinal = (made.get(documentId) ?? 0) + 1;
    made.set(documentId, ordinal);
    const placed = given.clauses.map((clause, index) => placedClause(given, clause, index + 1));
    for (const [index, clause] of given.clauses.entries()) {
      const { contentHash } = placed[index] ?? {};
      if (contentHash === undefined) continue;
      texts.set(contentHash, { contentHash, heading: clause.heading, text: clause.text });
      const id = clauseId(clause.clause);
      clauses.set(id, { id, documentId, number: clause.number, heading: clause.heading });
    }
    versions.push(...placed);
    return {
      id: baselineId(given.key),
      documentId,
      ordinal,
      label: given.label,
      status: given.status,
      effectiveFrom: given.effectiveFrom ?? null,
      effectiveTo: given.effectiveTo ?? null,
      contentHash: baselineContentHash(placed),
      basedOnId: given.basedOn === undefined ? null : baselineId(given.basedOn),
      version: given.transitions.length + 1,
    };
  });
  await insertAll(transaction, Clause, [...clauses.values()]);
  await insertAll(transaction, ClauseText, [...texts.values()]);
  await insertAll(transaction, Baseline, baselines);
  await insertAll(transaction, ClauseVersion, versions);
  await insertAll(transaction, BaselineTransition, sample.baselines.flatMap(transitionsOf));
  await begin(transaction, by, [...clauses.values(), ...baselines]);
}

function placedClause({ key }: SampleBaseline, clause: SampleClause, position: number): ClauseVersion {
  const id = clauseId(clause.clause);
  return {
    id: clauseVersionId(baselineId(key), id),
    baselineId: baselineId(key),
    clauseId: id,
    position,
    number: clause.number,
    parentClauseId: clause.parent === undefined ? null : clauseId(clause.parent),
    contentHash: clauseContentHash(clause),
  };
}

function transitionsOf({ key, transitions }: SampleBaseline): BaselineTransition[] {
  return transitions.map(({ at, authority = null, note = null, ...transition }, index) => ({
    id: typedId('baselineTransition', `${key}-${index + 1}`),
    baselineId: baselineId(key),
    ordinal: index + 1,
    at: new Date(at),
    authority,
    note,
    ...transition,
  }));
}

async function loadDesignBaselines(transaction: EntityManager, sample: RegisterSample): Promise<void> {
  const sets = sample.designBaselines.map(({ key, name, createdAt }) => ({
    id: typedId('designBaseline', key),
    name,
    createdAt: new Date(createdAt),
  }));
  await insertAll(transaction, DesignBaseline, sets);
  const members = sample.designBaselines.flatMap(({ key, baselineKeys }) =>
    baselineKeys.map((baseline, index) => ({
      designBaselineId: typedId('designBaseline', key),
      position: index + 1,
      baselineId: baselineId(baseline),
    })),
  );
  await insertAll(transaction, DesignBaselineMember, members);
}

async function begin(transaction: EntityManager, by: Authorship, things: readonly { id: string }[]): Promise<void> {
  await recordNew(
    transaction,
    by,
    things.map((thing) => ({ thingId: thing.id, changes: changesBetween(null, thing) })),
  );
}
