import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { typedId, typeNameOf } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { dayInLondon } from '../../../platform/time/london';
import { Baseline } from '../register/baseline';
import { ClauseVersion, clauseVersionId } from '../register/clause-version';
import { TraceLinkStatus, type TraceLinkType } from '../register/register.vocabulary';
import { confidentialityOfComment } from '../responses/comment-confidentiality';
import { TraceLink } from './trace-link';
import { endsOf, type ReviewedText, TraceLinkEnd } from './trace-link-end';
import { TraceLinkSuspect } from './trace-link-suspect';

interface TracesSample {
  traceLinks: {
    number: number;
    type: TraceLinkType;
    from: string;
    to: string;
    status: TraceLinkStatus;
    rationale?: string;
    reviewedAgainst?: { clause: string; baseline: string };
    createdAt: string;
    createdBy: string;
  }[];
}

type Versions = ReadonlyMap<string, ClauseVersion>;

/** Links; loaded after what they join. */
export const loadTracesSample: SampleLoader = async (transaction, by) => {
  const sample: TracesSample = JSON.parse(readSample('changes.json'));
  const placed = await entitiesOf(transaction.createQueryBuilder(ClauseVersion, 'thing'));
  const versions = new Map(placed.map((version) => [version.id, version]));
  const ends = sample.traceLinks.flatMap(({ from, to }) => [from, to]);
  const comments = await confidentialityOfComment(
    transaction,
    ends.filter((id) => typeNameOf(id) === 'Comment'),
  );
  const onlyFor = (id: string) => {
    const comment = comments.get(id);
    return comment?.confidential ? comment.respondentId : null;
  };
  const links = sample.traceLinks.map(({ number, from, to, ...given }): TraceLink => {
    return {
      id: typedId('traceLink', `SAMPLE-${number}`),
      type: given.type,
      fromId: from,
      toId: to,
      fromOnlyFor: onlyFor(from),
      toOnlyFor: onlyFor(to),
      status: given.status === TraceLinkStatus.RETIRED ? given.status : TraceLinkStatus.CURRENT,
      rationale: given.rationale ?? null,
      createdAt: new Date(given.createdAt),
      createdBy: given.createdBy,
      owner: given.createdBy,
      reviewedAt: null,
      reviewedBy: null,
      version: 1,
    };
  });
  await insertAll(transaction, TraceLink, links);
  const baselines = new Map((await transaction.find(Baseline)).map((baseline) => [baseline.id, baseline]));
  const linkEnds = links.flatMap((link, index) => {
    const at = sample.traceLinks[index]?.reviewedAgainst;
    return endsOf(
      link,
      reviewedAgainst(link, at && baselines.get(typedId('baseline', at.baseline)), versions, baselines),
    );
  });
  await insertAll(transaction, TraceLinkEnd, linkEnds);
  const suspect = new Set(links.filter((_, index) => sample.traceLinks[index]?.status === TraceLinkStatus.SUSPECT));
  await insertAll(
    transaction,
    TraceLinkSuspect,
    [...suspect].flatMap((link) => calledSuspect(link, linkEnds, versions, baselines)),
  );
  await recordNew(
    transaction,
    by,
    links.map((link) => ({ thingId: link.id, changes: changesBetween(null, link) })),
  );
};

/** What a link is reviewed against: at each clause its version in a baseline, or in the one in force where it is not in that. */
function reviewedAgainst(
  { fromId, toId }: TraceLink,
  named: Baseline | undefined,
  versions: Versions,
  baselines: ReadonlyMap<string, Baseline>,
): Map<string, ReviewedText> {
  const reviewed = new Map<string, ReviewedText>();
  for (const clauseId of [fromId, toId].filter((id) => typeNameOf(id) === 'Clause')) {
    const held = [...baselines.values()].filter(({ id }) => versions.has(clauseVersionId(id, clauseId)));
    const baseline = held.find(({ id }) => id === named?.id) ?? held[0];
    const version = baseline && versions.get(clauseVersionId(baseline.id, clauseId));
    if (!version) continue;
    const { id: reviewedVersionId, contentHash: reviewedHash } = version;
    reviewed.set(clauseId, { reviewedVersionId, reviewedHash, reviewedOrdinal: baseline.ordinal });
  }
  return reviewed;
}

/** That a link is suspect since it was made: a text that is proposed says otherwise. */
function calledSuspect(
  { id: linkId, createdAt }: TraceLink,
  ends: readonly TraceLinkEnd[],
  versions: Versions,
  baselines: ReadonlyMap<string, Baseline>,
): TraceLinkSuspect[] {
  const day = dayInLondon(createdAt);
  return ends
    .filter((end) => end.linkId === linkId)
    .flatMap(({ thingId, reviewedHash, reviewedOrdinal }) => {
      const other = [...versions.values()].find(
        ({ clauseId, contentHash, baselineId }) =>
          clauseId === thingId &&
          contentHash !== reviewedHash &&
          (baselines.get(baselineId)?.ordinal ?? 0) > reviewedOrdinal,
      );
      if (!other) return [];
      return [{ linkId, thingId, fromDay: day, toDay: null, since: day, baselineId: other.baselineId }];
    });
}
