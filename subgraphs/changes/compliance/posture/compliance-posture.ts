import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars';
import type { RequestContext } from '../../../../platform/request-context';
import { today } from '../../register/register.loaders';
import { daysBetween } from './days';
import type { PostureArgs, PostureBetweenArgs, PostureOnArgs } from './posture-filter';
import { obligationsOn, STALE_THEN } from './standing-on';

@ObjectType({ description: 'How obligations stand, by their latest assessments.', simpleResolvers: true })
export class CompliancePosture {
  @Field(() => DateScalar, { description: 'At the end of which day.' })
  on!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time of the latest assessment; null when there is none.',
  })
  assessedAt!: Date | null;

  @Field(() => Int, { description: 'How many obligations there are.' })
  obligations!: number;

  @Field(() => Int, { description: 'How many are met.' })
  compliant!: number;

  @Field(() => Int, { description: 'How many are broken.' })
  nonCompliant!: number;

  @Field(() => Int, { description: 'How many are about nothing that there is.' })
  notApplicable!: number;

  @Field(() => Int, { description: 'How many could not be assessed.' })
  inError!: number;

  @Field(() => Int, {
    description: 'How many were never assessed, or against a text or by a query other than those that stand.',
  })
  stale!: number;
}

export enum ComplianceGrouping {
  DOCUMENT = 'DOCUMENT',
  PARTY = 'PARTY',
  CLAUSE = 'CLAUSE',
}

registerEnumType(ComplianceGrouping, {
  name: 'ComplianceGrouping',
  description: 'What obligations are taken together by.',
  valuesConfig: {
    DOCUMENT: { description: 'The document of their clause.' },
    PARTY: { description: 'Who has to see to them.' },
    CLAUSE: { description: 'Their clause.' },
  },
});

@ObjectType({ description: 'How the obligations of a group stood at the end of a day.', simpleResolvers: true })
export class CompliancePoint {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the document, name of the party or id of the clause; null when all are taken together.',
  })
  group!: string | null;

  @Field(() => CompliancePosture, { description: 'How they stood.' })
  posture!: CompliancePosture;
}

const GROUPS: Record<ComplianceGrouping, string> = {
  DOCUMENT: 'document.code',
  PARTY: 'held.obligedParty',
  CLAUSE: 'thing.clauseId',
};

/** @throws NOT_FOUND for a document that there is not */
export async function compliancePosture(context: RequestContext, args: PostureOnArgs): Promise<CompliancePosture> {
  const day = args.on ?? today(context);
  const [point] = await pointsOf(context, [day], args, null);
  return point?.posture ?? postureOn(day, {});
}

/**
 * How obligations stood on each of some days, all together or by group: one statement, however many days.
 * @throws BAD_USER_INPUT for days that run backwards or are too many
 * @throws NOT_FOUND for a document that there is not
 */
export async function complianceHistory(
  context: RequestContext,
  args: PostureBetweenArgs,
  by: ComplianceGrouping | null,
): Promise<CompliancePoint[]> {
  const days = daysBetween(args.from, args.to);
  const points = await pointsOf(context, days, args, by);
  if (by) return points;
  const known = new Map(points.map((point) => [point.posture.on, point]));
  return days.map((day) => known.get(day) ?? { group: null, posture: postureOn(day, {}) });
}

type Counts = Record<string, string | number | Date | null>;

async function pointsOf(
  context: RequestContext,
  days: readonly string[],
  args: PostureArgs,
  by: ComplianceGrouping | null,
): Promise<CompliancePoint[]> {
  const counted = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const query = await obligationsOn(context, days, args);
  query
    .select('span.onDay', 'onDay')
    .addSelect('COUNT(*)', 'obligations')
    .addSelect(counted("latest.outcome = 'COMPLIANT'"), 'compliant')
    .addSelect(counted("latest.outcome = 'NON_COMPLIANT'"), 'nonCompliant')
    .addSelect(counted("latest.outcome = 'NOT_APPLICABLE'"), 'notApplicable')
    .addSelect(counted("latest.outcome = 'ERROR'"), 'inError')
    .addSelect(counted(STALE_THEN), 'stale')
    .addSelect('MAX(latest.assessedAt)', 'assessedAt')
    .groupBy('span.onDay')
    .orderBy('span.onDay');
  if (by) query.addSelect(GROUPS[by], 'grouped').addGroupBy(GROUPS[by]).addOrderBy(GROUPS[by]);
  const rows = await query.getRawMany<Counts>();
  return rows.map((row) => ({
    group: by ? String(row.grouped) : null,
    posture: postureOn(dayOf(row.onDay), row),
  }));
}

/** SQLite gives days and times as text, MySQL days as text and times as dates. */
function dayOf(day: unknown): string {
  return day instanceof Date ? day.toISOString().slice(0, 10) : String(day).slice(0, 10);
}

function timeOf(time: unknown): Date | null {
  if (time === null || time === undefined) return null;
  return time instanceof Date ? time : new Date(`${String(time).replace(' ', 'T')}Z`);
}

function postureOn(on: string, row: Counts): CompliancePosture {
  const count = (name: string) => Number(row[name] ?? 0);
  return Object.assign(new CompliancePosture(), {
    on,
    assessedAt: timeOf(row.assessedAt),
    obligations: count('obligations'),
    compliant: count('compliant'),
    nonCompliant: count('nonCompliant'),
    notApplicable: count('notApplicable'),
    inError: count('inError'),
    stale: count('stale'),
  });
}
