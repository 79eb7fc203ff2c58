import { Field, Int, ObjectType } from 'type-graphql';
import { notFound } from '../../../platform/errors';
import { batched } from '../../../platform/loading';
import { listing } from '../../../platform/paging/listing';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from '../register/clause-version';
import { baselineById, today } from '../register/register.loaders';
import { isSuspect } from '../traces/trace-link-suspect';
import { linkCondition } from '../traces/visible-links';
import { GapKind } from './gap-kind';

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

/** The clauses of some baselines, with what is needed to tell whether a link exists for the caller. */
function clausesOf(ids: readonly string[], context: RequestContext, parameters: object) {
  return context.database.reads
    .createQueryBuilder(ClauseVersion, 'thing')
    .where('thing.baselineId IN (:...ids)', { ids })
    .setParameters(parameters)
    .select('thing.baselineId', 'baselineId')
    .groupBy('thing.baselineId');
}

/** Counts come as text from one engine and as numbers from the other. */
type Counted = { baselineId: string } & Record<string, string | number | null>;

const counted = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;

/** How much of each of many baselines is tied to what, in the same two statements. */
export const coverageOfBaseline = batched<CoverageReport>(async (ids, context) => {
  const { sql, parameters } = visibleSides(context);
  const suspectSides = `side.thingId = thing.clauseId AND ${isSuspect('side.linkId')} AND ${sql}`;
  const [rows, suspects] = await Promise.all([
    clausesOf(ids, context, parameters)
      .addSelect('COUNT(*)', 'clauses')
      .addSelect(counted(hasLink(sql)), 'linked')
      .addSelect(counted(HAS_OBLIGATION), 'withObligation')
      .addSelect(counted(HAS_ASSESSMENT), 'assessed')
      .addSelect(counted(`${HAS_OBLIGATION} AND NOT ${HAS_UNMET}`), 'compliant')
      .getRawMany<Counted>(),
    clausesOf(ids, context, { ...parameters, suspectDay: today(context) })
      .innerJoin('trace_link_end', 'side', suspectSides)
      .addSelect('COUNT(DISTINCT side.linkId)', 'links')
      .getRawMany<Counted>(),
  ]);
  return ids.map((id) => {
    const row = rows.find(({ baselineId }) => baselineId === id);
    const count = (name: string) => Number(row?.[name] ?? 0);
    return Object.assign(new CoverageReport(), {
      baselineId: id,
      clauses: count('clauses'),
      linked: count('linked'),
      withObligation: count('withObligation'),
      assessed: count('assessed'),
      compliant: count('compliant'),
      suspectLinks: Number(suspects.find(({ baselineId }) => baselineId === id)?.links ?? 0),
    });
  });
});

/** @throws NOT_FOUND for a baseline that there is not */
export async function coverageOf(context: RequestContext, baselineId: string): Promise<CoverageReport> {
  const baseline = await baselineById(context).load(baselineId);
  if (!baseline) throw notFound(baselineId, "Use an id from a document's baselines.");
  return coverageOfBaseline(context).load(baselineId);
}

/** The condition on which a clause has a gap of a kind. */
function gapCondition(kind: GapKind, visible: string): string {
  switch (kind) {
    case GapKind.UNTIED:
      return `NOT ${hasLink(visible)} AND NOT ${HAS_OBLIGATION}`;
    case GapKind.UNLINKED:
      return `NOT ${hasLink(visible)}`;
    case GapKind.WITHOUT_OBLIGATION:
      return `NOT ${HAS_OBLIGATION}`;
    case GapKind.NOT_ASSESSED:
      return `${HAS_OBLIGATION} AND NOT ${HAS_ASSESSMENT}`;
    case GapKind.NOT_COMPLIANT:
      return `${HAS_OBLIGATION} AND ${HAS_UNMET}`;
    case GapKind.SUSPECT:
      return `EXISTS (SELECT 1 FROM trace_link_end side
        WHERE side.thingId = thing.clauseId AND ${isSuspect('side.linkId')} AND ${visible})`;
  }
}

/** The clauses of a baseline that have a gap of a kind, as far as links exist for the caller. */
export const gapsOfBaseline = listing<ClauseVersion, GapKind>({
  name: 'CoverageReport.gaps',
  entity: ClauseVersion,
  key: 'clauseId',
  parent: 'thing.baselineId',
  narrow(query, kind, context) {
    const { sql, parameters } = visibleSides(context);
    query.andWhere(`(${gapCondition(kind, sql)})`, { ...parameters, suspectDay: today(context) });
  },
});
