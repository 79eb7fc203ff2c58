import { Field, ObjectType } from 'type-graphql';
import { badArgument } from '../../../../platform/errors';
import type { RequestContext } from '../../../../platform/request-context';
import { assessmentById } from '../assessment.resolver';
import { ComplianceAssessment } from '../compliance-assessment';
import { ComplianceChangeReason, changeReasons, type Stood } from './change-reasons';
import type { PostureBetweenArgs } from './posture-filter';
import { obligationsOn } from './standing-on';

@ObjectType({ description: 'That an obligation stands otherwise on one day than on another.', simpleResolvers: true })
export class ComplianceChange {
  obligationId!: string;

  @Field(() => ComplianceAssessment, {
    nullable: true,
    description: 'What had been found by the end of the first day; null when nothing had.',
  })
  before!: ComplianceAssessment | null;

  @Field(() => ComplianceAssessment, {
    nullable: true,
    description: 'What had been found by the end of the last day; null when nothing had.',
  })
  after!: ComplianceAssessment | null;

  @Field(() => [ComplianceChangeReason], { description: 'Why.' })
  reasons!: ComplianceChangeReason[];
}

interface Row {
  id: string;
  assessmentId: string | null;
}

/**
 * The obligations that stand otherwise at the end of one day than of another, by id.
 * @throws BAD_USER_INPUT when the days run backwards or are one
 * @throws NOT_FOUND for a document that there is not
 */
export async function complianceChanges(
  context: RequestContext,
  args: PostureBetweenArgs,
): Promise<ComplianceChange[]> {
  const { from, to } = args;
  if (to <= from) throw badArgument('to', `${to} does not lie after ${from}.`, 'Give the earlier day as from.');
  const [then, now] = await Promise.all([stoodOn(context, from, args), stoodOn(context, to, args)]);
  const ids = [...new Set([...then.keys(), ...now.keys()])].sort();
  return ids.flatMap((obligationId) => {
    const [before, after] = [then.get(obligationId), now.get(obligationId)];
    const reasons = changeReasons(before, after);
    if (!reasons) return [];
    const found = { before: before?.latest ?? null, after: after?.latest ?? null };
    return Object.assign(new ComplianceChange(), { obligationId, ...found, reasons });
  });
}

async function stoodOn(
  context: RequestContext,
  day: string,
  args: PostureBetweenArgs,
): Promise<Map<string, NonNullable<Stood> & { latest: ComplianceAssessment | null }>> {
  const query = await obligationsOn(context, [day], args);
  const rows = await query.select('thing.id', 'id').addSelect('latest.id', 'assessmentId').getRawMany<Row>();
  const load = ({ assessmentId }: Row) => (assessmentId === null ? null : assessmentById(context).load(assessmentId));
  const latest = await Promise.all(rows.map(load));
  return new Map(rows.map(({ id }, index) => [id, { latest: latest[index] ?? null }]));
}
