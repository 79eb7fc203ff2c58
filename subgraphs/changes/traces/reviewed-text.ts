import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import type { Problems } from '../../../platform/input/problems';
import { Baseline } from '../register/baseline';
import { ClauseVersion } from '../register/clause-version';
import { BaselineStatus } from '../register/register.vocabulary';
import type { ReviewedText } from './trace-link-end';

const { DESIGNATED, SUPERSEDED, WITHDRAWN } = BaselineStatus;

type Stand = Pick<Baseline, 'id' | 'ordinal' | 'status' | 'effectiveFrom' | 'effectiveTo'>;

function isInForce({ status, effectiveFrom, effectiveTo }: Stand, day: string): boolean {
  if ((status !== DESIGNATED && status !== SUPERSEDED) || effectiveFrom === null) return false;
  return effectiveFrom <= day && (effectiveTo === null || effectiveTo > day);
}

/**
 * What a link is reviewed against at a clause, of the baselines of its document that are no drafts: what is in force; of
 * a clause that is not in it, what is proposed to come after it, or that it is gone; where nothing is in force, the
 * newest text that was not given up, or the last there was.
 */
export function textToReview(
  baselines: readonly Stand[],
  versions: ReadonlyMap<string, ClauseVersion>,
  day: string,
): ReviewedText {
  const newestFirst = [...baselines].sort((a, b) => b.ordinal - a.ordinal);
  const standing = newestFirst
    .filter((baseline) => isInForce(baseline, day))
    .sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? 1 : -1))[0];
  const holding = newestFirst.filter(({ id }) => versions.has(id));
  const upright = holding.filter(({ status }) => status !== WITHDRAWN);
  const chosen = standing
    ? (holding.find(({ id }) => id === standing.id) ?? upright.find(({ ordinal }) => ordinal > standing.ordinal))
    : (upright[0] ?? holding[0]);
  if (!chosen) return { reviewedVersionId: null, reviewedHash: null, reviewedOrdinal: standing?.ordinal ?? 0 };
  return reviewedIn(chosen, versions.get(chosen.id));
}

function reviewedIn({ ordinal }: Stand, version: ClauseVersion | undefined): ReviewedText {
  return {
    reviewedVersionId: version?.id ?? null,
    reviewedHash: version?.contentHash ?? null,
    reviewedOrdinal: ordinal,
  };
}

/** What a link is to be reviewed against. */
export interface Review {
  /** The documents of the clauses at its ends, by clause. */
  documents: ReadonlyMap<string, string>;
  day: string;
  /** Baselines, in force or not, that are to be gone by. */
  baselineIds: readonly string[];
}

/** What a link is reviewed against, by clause; the baselines that it cannot be reviewed against go to the problems. */
export async function textsToReview(
  transaction: EntityManager,
  { documents, day, baselineIds }: Review,
  problems: Problems,
): Promise<Map<string, ReviewedText>> {
  const texts = new Map<string, ReviewedText>();
  if (documents.size === 0 && baselineIds.length === 0) return texts;
  const documentIds = ['', ...new Set(documents.values())];
  const baselines = await entitiesOf(
    transaction
      .createQueryBuilder(Baseline, 'thing')
      .where("thing.documentId IN (:...documentIds) AND thing.status <> 'DRAFT'", { documentIds }),
  );
  const versions = await entitiesOf(
    transaction
      .createQueryBuilder(ClauseVersion, 'thing')
      .where('thing.clauseId IN (:...clauseIds)', { clauseIds: ['', ...documents.keys()] }),
  );
  const taken = new Set<string>();
  for (const [clauseId, documentId] of documents) {
    const own = baselines.filter((baseline) => baseline.documentId === documentId);
    const held = versions.filter((version) => version.clauseId === clauseId);
    const byBaseline = new Map(held.map((version) => [version.baselineId, version]));
    const named = own.find(({ id }) => baselineIds.includes(id) && byBaseline.has(id));
    if (named) taken.add(named.id);
    texts.set(clauseId, named ? reviewedIn(named, byBaseline.get(named.id)) : textToReview(own, byBaseline, day));
  }
  for (const [index, id] of baselineIds.entries()) {
    if (taken.has(id)) continue;
    const message = `${id} is no baseline, drafts apart, that holds a clause at an end of the link; or two were named.`;
    problems.add(
      ['baselineIds', String(index)],
      'NOT_FOUND',
      message,
      'Use an id from the versions of the clause, or name none.',
    );
  }
  return texts;
}
