import { insertAll } from '../../../platform/database/insert-all';
import { entitiesOf } from '../../../platform/database/rows';
import { changesBetween, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { readSample, type SampleLoader } from '../../../platform/sample';
import { ClauseVersion, clauseVersionId } from '../register/clause-version';
import type { ComplianceOutcome } from '../register/register.vocabulary';
import { ComplianceAssessment } from './compliance-assessment';
import { Obligation } from './obligation';
import { ObligationVersion } from './obligation-version';
import { queryHash } from './query/query-hash';

interface SampleObligation {
  key: string;
  clause: string;
  statement: string;
  obligedParty: string;
  query: string;
  definedAt: string;
  assessments: {
    assessedAt: string;
    baseline: string;
    outcome: ComplianceOutcome;
    population?: number;
    violations?: number;
    evidence?: string[];
    error?: string;
  }[];
}

type Versions = ReadonlyMap<string, ClauseVersion>;

/** Obligations and what was found of them. */
export const loadComplianceSample: SampleLoader = async (transaction, by) => {
  const sample: { obligations: SampleObligation[] } = JSON.parse(readSample('changes.json'));
  const placed = await entitiesOf(transaction.createQueryBuilder(ClauseVersion, 'thing'));
  const versions = new Map(placed.map((version) => [version.id, version]));
  const assessments = sample.obligations.flatMap((given) => assessmentsOf(given, versions));
  await insertAll(transaction, ComplianceAssessment, assessments);
  const obligations = sample.obligations.map((given): Obligation => {
    const id = typedId('obligation', given.key);
    const { statement, obligedParty, query } = given;
    return {
      id,
      clauseId: typedId('clause', given.clause),
      ...{ statement, obligedParty, query, queryHash: queryHash(query) },
      ...{ definedAt: new Date(given.definedAt), retiredAt: null },
      latestAssessmentId: latestOf(assessments.filter(({ obligationId }) => obligationId === id))?.id ?? null,
      version: 1,
    };
  });
  await insertAll(transaction, Obligation, obligations);
  const words = obligations.map(({ id, clauseId, statement, obligedParty, query, queryHash: hash, definedAt }) => ({
    ...{ obligationId: id, version: 1, clauseId, statement, obligedParty, query, queryHash: hash },
    changedAt: definedAt,
  }));
  await insertAll(transaction, ObligationVersion, words);
  await recordNew(
    transaction,
    by,
    obligations.map((thing) => ({ thingId: thing.id, changes: changesBetween(null, thing) })),
  );
};

function assessmentsOf({ key, clause, query, assessments }: SampleObligation, versions: Versions) {
  return assessments.map((given, index): ComplianceAssessment => {
    const id = clauseVersionId(typedId('baseline', given.baseline), typedId('clause', clause));
    const version = versions.get(id);
    if (version === undefined) throw new Error(`sample/changes.json: there is no ${id}.`);
    return {
      id: typedId('complianceAssessment', `${key}-${index + 1}`),
      obligationId: typedId('obligation', key),
      assessedAt: new Date(given.assessedAt),
      clauseVersionId: version.id,
      contentHash: version.contentHash,
      queryHash: queryHash(query),
      outcome: given.outcome,
      population: given.population ?? null,
      violations: given.violations ?? null,
      evidenceIds: given.evidence ?? [],
      error: given.error ?? null,
      ...{ neededRoles: null, durationMilliseconds: null },
    };
  });
}

function latestOf(assessments: readonly ComplianceAssessment[]): ComplianceAssessment | undefined {
  return [...assessments].sort((a, b) => b.assessedAt.getTime() - a.assessedAt.getTime())[0];
}
