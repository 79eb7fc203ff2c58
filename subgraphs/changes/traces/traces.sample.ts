import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { typedId, typeNameOf } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { dayInLondon } from '../../../platform/time/london';
import { ComplianceAssessment } from '../compliance/compliance-assessment';
import { Obligation } from '../compliance/obligation';
import { Baseline } from '../register/baseline';
import { ClauseVersion, clauseVersionId } from '../register/clause-version';
import { type ComplianceOutcome, TraceLinkStatus, type TraceLinkType } from '../register/register.vocabulary';
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
  obligations: {
    key: string;
    clause: string;
    statement: string;
    obligedParty: string;
    query: string;
    assessments: {
      assessedAt: string;
      baseline: string;
      outcome: ComplianceOutcome;
      population?: number;
      violations?: number;
      evidence?: string[];
      error?: string;
    }[];
  }[];
}

type Versions = ReadonlyMap<string, ClauseVersion>;

/** Links, obligations and what was found of them; loaded last, since they join what the other parts hold. */
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
  const assessments = sample.obligations.flatMap((given) => assessmentsOf(given, versions));
  await insertAll(transaction, ComplianceAssessment, assessments);
  const obligations = sample.obligations.map((given): Obligation => {
    const id = typedId('obligation', given.key);
    return {
      id,
      clauseId: typedId('clause', given.clause),
      statement: given.statement,
      obligedParty: given.obligedParty,
      query: given.query,
      latestAssessmentId: latestOf(assessments.filter(({ obligationId }) => obligationId === id))?.id ?? null,
      version: 1,
    };
  });
  await insertAll(transaction, Obligation, obligations);
  await recordNew(
    transaction,
    by,
    [...links, ...obligations].map((thing) => ({ thingId: thing.id, changes: changesBetween(null, thing) })),
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

function versionOf(versions: Versions, clause: string, baseline: string): ClauseVersion {
  const id = clauseVersionId(typedId('baseline', baseline), typedId('clause', clause));
  const version = versions.get(id);
  if (version === undefined) throw new Error(`sample/changes.json: there is no ${id}.`);
  return version;
}

function assessmentsOf(
  { key, clause, assessments }: TracesSample['obligations'][number],
  versions: Versions,
): ComplianceAssessment[] {
  return assessments.map((given, index) => {
    const version = versionOf(versions, clause, given.baseline);
    return {
      id: typedId('complianceAssessment', `${key}-${index + 1}`),
      obligationId: typedId('obligation', key),
      assessedAt: new Date(given.assessedAt),
      clauseVersionId: version.id,
      contentHash: version.contentHash,
      outcome: given.outcome,
      population: given.population ?? null,
      violations: given.violations ?? null,
      evidenceIds: given.evidence ?? [],
      error: given.error ?? null,
    };
  });
}

function latestOf(assessments: readonly ComplianceAssessment[]): ComplianceAssessment | undefined {
  return [...assessments].sort((a, b) => b.assessedAt.getTime() - a.assessedAt.getTime())[0];
}
