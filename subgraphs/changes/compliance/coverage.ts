import { Field, Int, ObjectType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../../platform/errors';
import { listing } from '../../../platform/paging/listing';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from '../register/clause-version';
import { baselineById, today } from '../register/register.loaders';
import { isSuspect } from '../traces/trace-link-suspect';
import { linkCondition } from '../traces/visible-links';

@ObjectType({
  description: 'How much of a baseline is tied to the network, to duties, and to assessments of them.',
  simpleResolvers: true,
})
export class CoverageReport {
  baselineId!: string;

  @Field(() => Int, { description: 'How many clauses it has.' })
  clauses!: number;

  @Field(() => Int, { description: 'How many of them have a link that is not retired.' })
  linked!: number;

  @Field(() => Int, { description: 'How many of them lay a duty on somebody.' })
  withObligation!: number;

  @Field(() => Int, { description: 'How many of them have a duty that was assessed.' })
  assessed!: number;

  @Field(() => Int, { description: 'How many of them have duties that were all found met.' })
  compliant!: number;

  @Field(() => Int, { description: 'How many links with one of them at an end are to be reviewed.' })
  suspectLinks!: number;
}

const HAS_OBLIGATION =
  'EXISTS (SELECT 1 FROM obligation duty WHERE duty.clauseId = thing.clauseId AND duty.retiredAt IS NULL)';
const HAS_ASSESSMENT = `EXISTS (SELECT 1 FROM obligation duty
  WHERE duty.clauseId = thing.clauseId AND duty.retiredAt IS NULL AND duty.latestAssessmentId IS NOT NULL)`;
const HAS_UNMET = `EXISTS (SELECT 1 FROM obligation duty
  LEFT JOIN compliance_assessment latest ON latest.id = duty.latestAssessmentId
  WHERE duty.clauseId = thing.clauseId AND duty.retiredAt IS NULL AND COALESCE(latest.outcome, 'ERROR') <> 'COMPLIANT')`;

function hasLink(visible: string): string {
  return `EXISTS (SELECT 1 FROM trace_link_end side
    WHERE side.thingId = thing.clauseId AND side.status <> 'RETIRED' AND ${visible})`;
}

function visibleSides(context: RequestContext) {
  return linkCondition(context, ['side.thing', 'side.other']);
}

/** @throws NOT_FOUND for a baseline that there is not */
export async function coverageOf(context: RequestContext, baselineId: string): Promise<CoverageReport> {
  const baseline = await baselineById(context).load(baselineId);
  if (!baseline) throw notFound(baselineId, "Use an id from a document's baselines.");
  const { sql, parameters } = visibleSides(context);
  const clauses = () =>
    context.database.reads
      .createQueryBuilder(ClauseVersion, 'thing')
      .where('thing.baselineId = :baselineId', { baselineId })
      .setParameters(parameters);
  const counted = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const [row, suspectLinks] = await Promise.all([
    clauses()
      .select('COUNT(*)', 'clauses')
      .addSelect(counted(hasLink(sql)), 'linked')
      .addSelect(counted(HAS_OBLIGATION), 'withObligation')
      .addSelect(counted(HAS_ASSESSMENT), 'assessed')
      .addSelect(counted(`${HAS_OBLIGATION} AND NOT ${HAS_UNMET}`), 'compliant')
      .getRawOne<Record<string, string | number | null>>(),
    countSuspect(clauses(), sql, today(context)),
  ]);
  const count = (name: string) => Number(row?.[name] ?? 0);
  return Object.assign(new CoverageReport(), {
    baselineId,
    clauses: count('clauses'),
    linked: count('linked'),
    withObligation: count('withObligation'),
    assessed: count('assessed'),
    compliant: count('compliant'),
    suspectLinks,
  });
}

async function countSuspect(
  clauses: SelectQueryBuilder<ClauseVersion>,
  visible: string,
  suspectDay: string,
): Promise<number> {
  const row = await clauses
    .innerJoin('trace_link_end', 'side', `side.thingId = thing.clauseId AND ${isSuspect('side.linkId')} AND ${visible}`)
    .setParameter('suspectDay', suspectDay)
    .select('COUNT(DISTINCT side.linkId)', 'links')
    .getRawOne<{ links: string | number }>();
  return Number(row?.links ?? 0);
}

/** The clauses of a baseline that nothing is tied to: no link that exists for the caller, and no duty. */
export const gapsOfBaseline = listing<ClauseVersion>({
  name: 'CoverageReport.gaps',
  entity: ClauseVersion,
  key: 'clauseId',
  parent: 'thing.baselineId',
  narrow(query, _filter, context) {
    const { sql, parameters } = visibleSides(context);
    query.andWhere(`NOT ${hasLink(sql)} AND NOT ${HAS_OBLIGATION}`, parameters);
  },
});
