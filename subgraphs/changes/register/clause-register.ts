import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { keyOf, readId, typedId } from '../../../platform/ids';
import { dayInLondon } from '../../../platform/time/london';
import { Baseline } from './baseline';
import { Clause } from './clause';
import { ClauseVersion } from './clause-version';
import { Document } from './document';
import { standingOrder } from './in-force';
import type { DocumentKind } from './register.vocabulary';

export interface DocumentFacts {
  code: string;
  title: string;
  kind: DocumentKind;
  citation?: string | null;
  tranche?: number | null;
  source?: string | null;
}

/** The document of a code, made when there is none; what is already held of it stays as it is. */
export async function ensureDocument(
  transaction: EntityManager,
  facts: DocumentFacts,
  by: Authorship,
): Promise<Document> {
  const existing = await transaction.findOneBy(Document, { code: facts.code });
  if (existing) return existing;
  const { code, title, kind, citation = null, tranche = null, source = null } = facts;
  const document: Document = { id: typedId('document', keyOf(code)), code, title, kind, citation, tranche, source };
  await transaction.insert(Document, document);
  await recordNew(transaction, by, [{ thingId: document.id, changes: changesBetween(null, document) }]);
  return Object.assign(new Document(), document);
}

/**
 * The clauses of a document that numbers name today: by the baseline in force, otherwise the newest in which the number
 * stands, otherwise as last known. One that is cited but not held is made without text.
 * @returns one clause a number, in the order given
 */
export async function ensureClauses(
  transaction: EntityManager,
  documentId: string,
  numbers: readonly string[],
  by: Authorship,
): Promise<Clause[]> {
  if (numbers.length === 0) return [];
  const held = await clausesNumbered(transaction, documentId, numbers, dayInLondon(by.at));
  const missing = [...new Set(numbers)].filter((number) => !held.has(number));
  const made = missing.map((number) => ({
    id: typedId('clause', `${readId(documentId)?.key}-${number}`),
    documentId,
    number,
    heading: '',
    derivedFromId: null,
    isPublic: true,
  }));
  if (made.length > 0) {
    await transaction.insert(Clause, made);
    const begun = made.map((clause) => ({ thingId: clause.id, changes: changesBetween(null, clause) }));
    await recordNew(transaction, by, begun);
  }
  for (const clause of made) held.set(clause.number, Object.assign(new Clause(), clause));
  return numbers.flatMap((number) => held.get(number) ?? []);
}

async function clausesNumbered(
  transaction: EntityManager,
  documentId: string,
  numbers: readonly string[],
  day: string,
): Promise<Map<string, Clause>> {
  const known = transaction
    .createQueryBuilder(Clause, 'thing')
    .where('thing.documentId = :documentId AND thing.number IN (:...numbers)', { documentId, numbers })
    .orderBy('thing.id', 'DESC');
  const found = new Map((await entitiesOf(known)).map((clause) => [clause.number, clause]));
  const standing: { number: string; clauseId: string }[] = await transaction
    .createQueryBuilder(ClauseVersion, 'thing')
    .innerJoin(Baseline, 'baseline', 'baseline.id = thing.baselineId')
    .where('baseline.documentId = :documentId AND thing.number IN (:...numbers)', { documentId, numbers })
    .select('thing.number', 'number')
    .addSelect('thing.clauseId', 'clauseId')
    .addSelect(
      `ROW_NUMBER() OVER (PARTITION BY thing.number ORDER BY ${standingOrder('baseline')}, thing.position)`,
      'standing',
    )
    .orderBy('standing', 'DESC')
    .setParameter('day', day)
    .getRawMany();
  // The best comes last, and so takes the place of the others.
  const clauseIds = new Map(standing.map(({ number, clauseId }) => [number, clauseId]));
  if (clauseIds.size > 0) {
    const query = transaction
      .createQueryBuilder(Clause, 'thing')
      .where('thing.id IN (:...ids)', { ids: [...clauseIds.values()] });
    const clauses = new Map((await entitiesOf(query)).map((clause) => [clause.id, clause]));
    for (const [number, id] of clauseIds) {
      const clause = clauses.get(id);
      if (clause) found.set(number, clause);
    }
  }
  return found;
}
