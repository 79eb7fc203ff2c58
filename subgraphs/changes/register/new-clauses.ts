import { type EntityManager, In } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { readId, typedId } from '../../../platform/ids';
import { Clause } from './clause';

/** A clause that is to be made: its number at birth, and the clause that it is split from. */
export interface BornClause {
  number: string;
  derivedFromClauseId: string | null;
}

/** Clauses that were cited by their numbers, and of which no text was ever held. */
async function citedOnly(
  transaction: EntityManager,
  documentId: string,
  numbers: readonly string[],
): Promise<Map<string, Clause>> {
  if (numbers.length === 0) return new Map();
  const query = transaction
    .createQueryBuilder(Clause, 'thing')
    .where('thing.documentId = :documentId AND thing.number IN (:...numbers)', { documentId, numbers })
    .andWhere('NOT EXISTS (SELECT 1 FROM clause_placement place WHERE place.clauseId = thing.id)')
    .orderBy('thing.id', 'DESC');
  return new Map((await entitiesOf(query)).map((clause) => [clause.number, clause]));
}

/** Ids that no clause has: the document's key and the number at birth, with ~2, ~3 … where that is taken. */
async function freeIds(
  transaction: EntityManager,
  documentId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let turn = 1; ids.size < numbers.length; turn += 1) {
    const wanted = new Map(
      numbers
        .filter((number) => !ids.has(number))
        .map((number) => [
          typedId('clause', `${readId(documentId)?.key}-${number}${turn === 1 ? '' : `~${turn}`}`),
          number,
        ]),
    );
    const rows = await transaction.find(Clause, { where: { id: In([...wanted.keys()]) }, select: { id: true } });
    const taken = new Set(rows.map(({ id }) => id));
    for (const [id, number] of wanted) if (!taken.has(id)) ids.set(number, id);
  }
  return ids;
}

/**
 * The clauses that get their first text: one that was cited before its text was held is that clause, another is new.
 * New ones are known to nobody outside until a baseline with them leaves its draft.
 * @returns ids by number
 */
export async function bornClauses(
  transaction: EntityManager,
  by: Authorship,
  documentId: string,
  born: readonly BornClause[],
): Promise<Map<string, string>> {
  const numbers = born.map(({ number }) => number);
  const cited = await citedOnly(transaction, documentId, numbers);
  const ids = await freeIds(
    transaction,
    documentId,
    numbers.filter((number) => !cited.has(number)),
  );
  const derived = born.filter(({ number, derivedFromClauseId }) => cited.has(number) && derivedFromClauseId !== null);
  for (const { number, derivedFromClauseId } of derived) {
    await transaction.update(Clause, { id: cited.get(number)?.id ?? '' }, { derivedFromId: derivedFromClauseId });
  }
  const made = born.flatMap(({ number, derivedFromClauseId }) => {
    const id = ids.get(number);
    if (id === undefined) return [];
    return [{ id, documentId, number, heading: '', derivedFromId: derivedFromClauseId, isPublic: false }];
  });
  await insertAll(transaction, Clause, made);
  await recordNew(
    transaction,
    by,
    made.map((clause) => ({ thingId: clause.id, changes: changesBetween(null, clause) })),
  );
  for (const [number, { id }] of cited) ids.set(number, id);
  return ids;
}
