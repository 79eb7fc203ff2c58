import { type EntityManager, In, IsNull } from 'typeorm';
import { type Authorship, authorship, changesBetween, recordNew } from '../../../../platform/history/history';
import { readId, typedId } from '../../../../platform/ids';
import { addNotFound, checkNames } from '../../../../platform/input/named-things';
import { Problems } from '../../../../platform/input/problems';
import type { RequestContext } from '../../../../platform/request-context';
import type { ClauseVersion } from '../../register/clause-version';
import { standingVersion } from '../../register/register.loaders';
import { ComplianceAssessment } from '../compliance-assessment';
import { Obligation } from '../obligation';
import { graphApi } from '../query/api';
import { readQuery } from '../query/read-query';
import { type Judgement, judge } from './outcome';
import { runQuery } from './run-query';

/** How long the query of one obligation may take, in milliseconds. */
const LONGEST_QUERY = 20_000;
/** Obligations that one mutation assesses. */
const MOST_AT_ONCE = 200;

/**
 * Assesses obligations now: those named, or all that stand. Each is kept by itself, so that one that fails, or an end half
 * way, takes nothing from the others.
 * @throws Refusal when an id names no obligation that stands; then nothing was assessed
 */
export async function assessObligations(
  context: RequestContext,
  ids: readonly string[] | null | undefined,
  ended?: AbortSignal,
): Promise<ComplianceAssessment[]> {
  const problems = new Problems();
  if (ids) checkNames(problems, 'ids', ids, { least: 1, most: MOST_AT_ONCE });
  problems.refuseIfAny();
  const found = await context.database.reads.find(Obligation, {
    where: { retiredAt: IsNull(), ...(ids ? { id: In([...ids]) } : {}) },
    order: { id: 'ASC' },
  });
  const standing = new Map(found.map((obligation) => [obligation.id, obligation]));
  for (const [index, id] of (ids ?? []).entries()) {
    if (standing.has(id)) continue;
    addNotFound(problems, ['ids', String(index)], id, 'Give obligations that stand; the query obligations lists them.');
  }
  problems.refuseIfAny();
  const assessments: ComplianceAssessment[] = [];
  for (const obligation of ids ? ids.flatMap((id) => standing.get(id) ?? []) : found) {
    if (ended?.aborted) break;
    const assessment = await assess(context, obligation);
    if (assessment) assessments.push(assessment);
  }
  return assessments;
}

/** Runs one obligation's query with the assessor's right, and keeps what it came to; null when its clause has no text. */
async function assess(context: RequestContext, obligation: Obligation): Promise<ComplianceAssessment | null> {
  const clause = await standingVersion(context).load(obligation.clauseId);
  if (!clause) return null;
  const by = authorship(context, 'assessObligations');
  const problems = new Problems();
  const query = readQuery(problems, 'query', obligation.query, graphApi());
  const begun = performance.now();
  const found = query
    ? await runQuery(context.assessor, query, LONGEST_QUERY)
    : {
        error: `The query cannot be run: ${problems.list.map(({ message, suggestion }) => `${message} ${suggestion}`).join(' ')}`,
      };
  const durationMilliseconds = Math.round(performance.now() - begun);
  const neededRoles = query?.needs.map(({ roles }) => [...roles]) ?? null;
  const rest = { ...judge(found), durationMilliseconds, neededRoles };
  return context.database.write((transaction) => keepAssessment(transaction, by, { obligation, clause }, rest));
}

/** Keeps what was found of an obligation against a text, with its history, as its latest assessment. */
export async function keepAssessment(
  transaction: EntityManager,
  by: Authorship,
  { obligation, clause }: { obligation: Obligation; clause: ClauseVersion },
  found: Judgement & Pick<ComplianceAssessment, 'durationMilliseconds' | 'neededRoles'>,
): Promise<ComplianceAssessment> {
  const { id: obligationId, queryHash } = obligation;
  // Assessments of one obligation take turns on its row, so that each gets a number of its own.
  await transaction.increment(Obligation, { id: obligationId }, 'version', 0);
  const number = (await transaction.countBy(ComplianceAssessment, { obligationId })) + 1;
  const assessment: ComplianceAssessment = {
    id: typedId('complianceAssessment', `${readId(obligationId)?.key}-${number}`),
    ...{ obligationId, queryHash, assessedAt: by.at },
    ...{ clauseVersionId: clause.id, contentHash: clause.contentHash },
    ...found,
  };
  await transaction.insert(ComplianceAssessment, assessment);
  const latest = await transaction.findOneOrFail(ComplianceAssessment, {
    where: { obligationId },
    order: { assessedAt: 'DESC', id: 'DESC' },
  });
  await transaction.update(Obligation, { id: obligationId }, { latestAssessmentId: latest.id });
  await recordNew(transaction, by, [{ thingId: assessment.id, changes: changesBetween(null, assessment) }]);
  return Object.assign(new ComplianceAssessment(), assessment);
}
