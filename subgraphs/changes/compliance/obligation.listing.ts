import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepWhether } from '../../../platform/database/conditions';
import { listing } from '../../../platform/paging/listing';
import type { RequestContext } from '../../../platform/request-context';
import { Clause } from '../register/clause';
import { Document } from '../register/document';
import { today } from '../register/register.loaders';
import { ComplianceOutcome } from '../register/register.vocabulary';
import { ComplianceAssessment } from './compliance-assessment';
import { Obligation } from './obligation';
import { standingHash } from './standing-hash';

@InputType({ description: 'Which obligations; all that is given must hold.' })
export class ObligationFilter {
  @Field(() => [String], { nullable: true, description: 'Of clauses of these documents.' })
  documentCodes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Of these clauses.' })
  clauseIds?: string[] | null;

  @Field(() => [ComplianceOutcome], { nullable: true, description: 'With one of these as the latest outcome.' })
  outcomes?: ComplianceOutcome[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the text or the query that stands is another than was assessed last, or none ever was.',
  })
  stale?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are retired; those that stand unless given.' })
  retired?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'That one of these has to see to, as they are written.' })
  obligedParties?: string[] | null;
}

/** SQL: whether the latest assessment, under the alias `latest`, says nothing of the text and the query that stand. */
const STALE = `latest.id IS NULL OR latest.queryHash <> thing.queryHash
  OR latest.contentHash <> COALESCE(${standingHash('thing.clauseId')}, '')`;

/** Joins the latest assessment of each obligation as `latest`; null where there is none. */
function joinLatest(query: SelectQueryBuilder<Obligation>, context: RequestContext): void {
  query.leftJoin(ComplianceAssessment, 'latest', 'latest.id = thing.latestAssessmentId');
  query.setParameter('day', today(context));
}

function keepOfDocuments(
  query: SelectQueryBuilder<Obligation>,
  documentCodes: readonly string[] | null | undefined,
): void {
  if (!documentCodes) return;
  query.innerJoin(Clause, 'clause', 'clause.id = thing.clauseId');
  query.innerJoin(Document, 'document', 'document.id = clause.documentId');
  keepAmong(query, 'document.code', documentCodes);
}

export const obligations = listing<Obligation, ObligationFilter | null | undefined>({
  name: 'obligations',
  entity: Obligation,
  narrow(query, filter, context) {
    keepOfDocuments(query, filter?.documentCodes);
    keepAmong(query, 'thing.clauseId', filter?.clauseIds);
    keepAmong(query, 'thing.obligedParty', filter?.obligedParties);
    keepWhether(query, 'thing.retiredAt IS NOT NULL', filter?.retired ?? false);
    if (!filter?.outcomes && typeof filter?.stale !== 'boolean') return;
    joinLatest(query, context);
    keepAmong(query, 'latest.outcome', filter.outcomes);
    keepWhether(query, STALE, filter.stale);
  },
});

export const assessmentsOfObligation = listing<ComplianceAssessment>({
  name: 'Obligation.assessments',
  entity: ComplianceAssessment,
  parent: 'thing.obligationId',
});
