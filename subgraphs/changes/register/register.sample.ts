import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { keyOf, typedId } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { Baseline } from './baseline';
import { BaselineLineage } from './baseline-lineage';
import { BaselineTransition } from './baseline-transition';
import { Clause } from './clause';
import { ClausePlacement } from './clause-placement';
import { baselineContentHash, clauseContentHash } from './content-hash';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';
import { Document } from './document';
import { keepTexts } from './keep-texts';
import { ownPlacements, type Place, placed, type WantedClause } from './placing';
import { BaselineStatus, DocumentKind } from './register.vocabulary';

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
  const made = new Map<string, number>();
  const texts = new Map<string, Place[]>();
  const placements: ClausePlacement[] = [];
  const lineage: BaselineLineage[] = [];
  const baselines = sample.baselines.map((given): Baseline => {
    const id = baselineId(given.key);
    const documentId = typedId('document', keyOf(given.documentCode));
    const ordinal = (made.get(documentId) ?? 0) + 1;
    made.set(documentId, ordinal);
    const basedOnId = given.basedOn === undefined ? null : baselineId(given.basedOn);
    const base = (basedOnId !== null && texts.get(basedOnId)) || [];
    const text = placed(
      given.clauses.map(wantedClause),
      new Map(base.map((place) => [place.clauseId, place.position])),
    );
    texts.set(id, text);
    placements.push(...ownPlacements(id, base, text));
    const below = lineage.filter((line) => line.baselineId === basedOnId);
    lineage.push(
      { baselineId: id, ancestorId: id, depth: 0 },
      ...below.map(({ ancestorId, depth }) => ({ baselineId: id, ancestorId, depth: depth + 1 })),
    );
    for (const { clause, number, heading } of given.clauses) {
      const born = clauseId(clause);
      clauses.set(born, { id: born, documentId, number, heading, derivedFromId: null, isPublic: true });
    }
    return {
      id,
      documentId,
      ordinal,
      label: given.label,
      status: given.status,
      effectiveFrom: given.effectiveFrom ?? null,
      effectiveTo: given.effectiveTo ?? null,
      contentHash: baselineContentHash(text),
      basedOnId,
      isPublic: given.status !== BaselineStatus.DRAFT,
      version: given.transitions.length + 1,
    };
  });
  await insertAll(transaction, Clause, [...clauses.values()]);
  await keepTexts(
    transaction,
    sample.baselines.flatMap((given) => given.clauses),
  );
  await insertAll(transaction, Baseline, baselines);
  await insertAll(transaction, BaselineLineage, lineage);
  await insertAll(transaction, ClausePlacement, placements);
  await insertAll(transaction, BaselineTransition, sample.baselines.flatMap(transitionsOf));
  await begin(transaction, by, [...clauses.values(), ...baselines]);
}

function wantedClause(clause: SampleClause): WantedClause {
  return { clauseId: clauseId(clause.clause), number: clause.number, contentHash: clauseContentHash(clause) };
}

function transitionsOf({ key, effectiveFrom, transitions }: SampleBaseline): BaselineTransition[] {
  return transitions.map(
    ({ at, authority = null, note = null, ...transition }, index): BaselineTransition => ({
      id: typedId('baselineTransition', `${key}-${index + 1}`),
      baselineId: baselineId(key),
      ordinal: index + 1,
      at: new Date(at),
      effectiveOn: transition.to === BaselineStatus.DESIGNATED ? (effectiveFrom ?? null) : null,
      authority,
      note,
      ...transition,
    }),
  );
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
