import { type EntityManager, In } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { Baseline } from './baseline';
import { BaselineLineage } from './baseline-lineage';
import { ClausePlacement } from './clause-placement';
import { ClauseVersion } from './clause-version';
import { baselineContentHash } from './content-hash';
import { ownPlacements, type Place, placed, samePlace, textOver, type WantedClause } from './placing';

/** What a baseline says, with its own part and the part that it stands on. */
export interface DraftState {
  own: ClausePlacement[];
  base: Place[];
  text: Place[];
}

/** Most clauses that an entry of the history names one by one. */
const MOST_TOLD = 100;

/** Where the clauses of a baseline stand, in document order. */
export async function placesOfBaseline(transaction: EntityManager, baselineId: string): Promise<Place[]> {
  const query = transaction
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId = :baselineId', { baselineId })
    .orderBy('thing.position');
  return (await entitiesOf(query)).map(({ clauseId, position, number, parentClauseId, contentHash }) => ({
    clauseId,
    position,
    number,
    parentClauseId,
    contentHash,
  }));
}

/** @param baselineId of a baseline that keeps its lineage, a draft above all */
export async function stateOf(transaction: EntityManager, baselineId: string): Promise<DraftState> {
  const own = await entitiesOf(
    transaction.createQueryBuilder(ClausePlacement, 'thing').where('thing.baselineId = :baselineId', { baselineId }),
  );
  const below = await transaction.findOneBy(BaselineLineage, { baselineId, depth: 1 });
  const base = below ? await placesOfBaseline(transaction, below.ancestorId) : [];
  return { own, base, text: textOver(base, own) };
}

function sameRow(one: ClausePlacement, other: ClausePlacement | undefined): boolean {
  return other !== undefined && one.removed === other.removed && samePlace(one, other);
}

/** Makes the baseline's own rows these, touching only those that differ. */
export async function keepPlacements(
  transaction: EntityManager,
  baselineId: string,
  held: readonly ClausePlacement[],
  wanted: readonly ClausePlacement[],
): Promise<void> {
  const before = new Map(held.map((row) => [row.clauseId, row]));
  const after = new Map(wanted.map((row) => [row.clauseId, row]));
  const changed = wanted.filter((row) => !sameRow(row, before.get(row.clauseId)));
  const gone = held.filter((row) => !sameRow(row, after.get(row.clauseId)));
  if (gone.length > 0) {
    await transaction.delete(ClausePlacement, { baselineId, clauseId: In(gone.map(({ clauseId }) => clauseId)) });
  }
  await insertAll(transaction, ClausePlacement, changed);
}

/** What history tells of clauses that changed: their number and the hash of their words, or how many they are. */
function told(before: readonly Place[], after: readonly Place[]): string {
  const old = new Map(before.map((place) => [place.clauseId, place]));
  const fresh = new Map(after.map((place) => [place.clauseId, place]));
  const ids = [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => !samePlace(old.get(id), fresh.get(id)));
  const contentHash = { before: baselineContentHash(before), after: baselineContentHash(after) };
  if (ids.length > MOST_TOLD) {
    return changesBetween(
      { contentHash: contentHash.before },
      { contentHash: contentHash.after, changedClauses: ids.length },
    );
  }
  const shown = (places: ReadonlyMap<string, Place>) =>
    Object.fromEntries(
      ids.map((id) => {
        const { number, contentHash: words } = places.get(id) ?? {};
        return [id, number === undefined ? null : { number, contentHash: words }];
      }),
    );
  return changesBetween(
    { contentHash: contentHash.before, ...shown(old) },
    { contentHash: contentHash.after, ...shown(fresh) },
  );
}

/**
 * Makes a draft say a text, and nothing else; what it says already is left as it is, also its version when that is all.
 * @throws CONFLICT when somebody else changed the draft since it was read
 */
export async function rewriteDraft(
  transaction: EntityManager,
  by: Authorship,
  baseline: Baseline,
  wanted: readonly WantedClause[],
  state: DraftState,
): Promise<Baseline> {
  const held = new Map([...state.base, ...state.text].map(({ clauseId, position }) => [clauseId, position]));
  const text = placed(wanted, held);
  const contentHash = baselineContentHash(text);
  if (text.length === state.text.length && text.every((place, index) => samePlace(place, state.text[index]))) {
    return baseline;
  }
  await updateVersioned(transaction, Baseline, baseline, { contentHash });
  await keepPlacements(transaction, baseline.id, state.own, ownPlacements(baseline.id, state.base, text));
  await record(transaction, by, { thingId: baseline.id, changes: told(state.text, text) });
  return Object.assign(new Baseline(), { ...baseline, contentHash, version: baseline.version + 1 });
}
