import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { typedId, typeNameOf } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { ClauseVersion, clauseVersionId } from '../register/clause-version';
import type { TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
import { confidentialityOfComment } from '../responses/comment-confidentiality';
import { TraceLink } from './trace-link';
import { endsOf, TraceLinkEnd } from './trace-link-end';

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
  const links = sample.traceLinks.map(({ number, from, to, reviewedAgainst, ...given }): TraceLink => {
    const reviewed = reviewedAgainst && versionOf(versions, reviewedAgainst.clause, reviewedAgainst.baseline);
    return {
      id: typedId('traceLink', `SAMPLE-${number}`),
      type: given.type,
      fromId: from,
      toId: to,
      fromOnlyFor: onlyFor(from),
      toOnlyFor: onlyFor(to),
      status: given.status,
      rationale: given.rationale ?? null,
      reviewedClauseVersionId: reviewed?.id ?? null,
      reviewedContentHash: reviewed?.contentHash ?? null,
      createdAt: new Date(given.createdAt),
      createdBy: given.createdBy,
      version: 1,
    };
  });
  await insertAll(transaction, TraceLink, links);
  await insertAll(transaction, TraceLinkEnd, links.flatMap(endsOf));
  await recordNew(
    transaction,
    by,
    links.map((link) => ({ thingId: link.id, changes: changesBetween(null, link) })),
  );
};

function versionOf(versions: Versions, clause: string, baseline: string): ClauseVersion {
  const id = clauseVersionId(typedId('baseline', baseline), typedId('clause', clause));
  const version = versions.get(id);
  if (version === undefined) throw new Error(`sample/changes.json: there is no ${id}.`);
  return version;
}
