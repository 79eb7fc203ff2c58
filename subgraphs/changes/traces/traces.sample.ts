import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { typedId, typeNameOf } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { ComplianceAssessment } from '../compliance/compliance-assessment';
import { Obligation } from '../compliance/obligation';
import { ClauseVersion, clauseVersionId } from '../register/clause-version';
import type { ComplianceOutcome, TraceLinkStatus, TraceLinkType } from '../register/register.vocabulary';
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
