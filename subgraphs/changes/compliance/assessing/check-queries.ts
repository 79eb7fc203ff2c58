import { IsNull } from 'typeorm';
import type { Database } from '../../../../platform/database/database';
import { authorship } from '../../../../platform/history/history';
import { Problems } from '../../../../platform/input/problems';
import type { RequestContext } from '../../../../platform/request-context';
import { readSample } from '../../../../platform/sample';
import { standingVersion } from '../../register/register.loaders';
import { ComplianceOutcome } from '../../register/register.vocabulary';
import { ComplianceAssessment } from '../compliance-assessment';
import { Obligation } from '../obligation';
import { graphApi } from '../query/api';
import { readQuery } from '../query/read-query';
import { keepAssessment } from './assess';
import { judge } from './outcome';

/** An obligation whose query the schema of this release does not allow, and what is wrong with it. */
export interface BrokenQuery {
  id: string;
  faults: string[];
}

function brokenAmong(obligations: readonly { id: string; query: string }[]): BrokenQuery[] {
  return obligations.flatMap(({ id, query }) => {
    const problems = new Problems();
    readQuery(problems, 'query', query, graphApi());
    const faults = problems.list.map(({ message, suggestion }) => `${message} ${suggestion}`);
    return faults.length === 0 ? [] : { id, faults };
  });
}

/** The queries of the sample case. */
export function checkSampleQueries(): BrokenQuery[] {
  const { obligations }: { obligations: { key: string; query: string }[] } = JSON.parse(readSample('changes.json'));
  return brokenAmong(obligations.map(({ key, query }) => ({ id: `obligation:${key}`, query })));
}

/** The queries of the obligations that stand. */
export async function checkSavedQueries({ reads }: Pick<Database, 'reads'>): Promise<BrokenQuery[]> {
  return brokenAmong(await reads.find(Obligation, { where: { retiredAt: IsNull() }, order: { id: 'ASC' } }));
}

/**
 * Marks the obligations whose queries this release cannot run: in error, once for each query that cannot.
 * @returns all of them, marked now or before
 */
export async function markBrokenQueries(context: RequestContext): Promise<BrokenQuery[]> {
  const broken = await checkSavedQueries(context.database);
  for (const { id, faults } of broken) {
    const obligation = await context.database.reads.findOneByOrFail(Obligation, { id });
    const clause = await standingVersion(context).load(obligation.clauseId);
    const error = `The query cannot be run: ${faults.join(' ')}`;
    const { latestAssessmentId: latest, queryHash } = obligation;
    const known = latest && (await context.database.reads.findOneBy(ComplianceAssessment, { id: latest }));
    const marked = known && known.outcome === ComplianceOutcome.ERROR && known.queryHash === queryHash;
    if (!clause || (marked && known.error === error)) continue;
    const found = { ...judge({ error }), durationMilliseconds: null, neededRoles: null };
    const by = authorship(context, 'checkObligations');
    await context.database.write((transaction) => keepAssessment(transaction, by, { obligation, clause }, found));
  }
  return broken;
}
