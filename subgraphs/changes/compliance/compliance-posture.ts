import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import type { RequestContext } from '../../../platform/request-context';
import { namedDocument } from '../register/document-code';
import { Obligation } from './obligation';
import { joinLatest, keepOfDocuments, STALE } from './obligation.listing';

@ObjectType({ description: 'How obligations stand, by their latest assessments.', simpleResolvers: true })
export class CompliancePosture {
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
    description: 'How many were never assessed, or against a text other than the one that stands.',
  })
  stale!: number;
}

/** @throws NOT_FOUND for a document that there is not */
export async function compliancePosture(
  context: RequestContext,
  documentCode: string | null | undefined,
): Promise<CompliancePosture> {
  const document = await namedDocument(documentCode, context);
  const query = context.database.reads.createQueryBuilder(Obligation, 'thing').where('1 = 1');
  joinLatest(query, context);
  keepOfDocuments(query, document && [document.code]);
  const counted = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const row = await query
    .select('COUNT(*)', 'obligations')
    .addSelect(counted("latest.outcome = 'COMPLIANT'"), 'compliant')
    .addSelect(counted("latest.outcome = 'NON_COMPLIANT'"), 'nonCompliant')
    .addSelect(counted("latest.outcome = 'NOT_APPLICABLE'"), 'notApplicable')
    .addSelect(counted("latest.outcome = 'ERROR'"), 'inError')
    .addSelect(counted(STALE), 'stale')
    .getRawOne<Record<string, string | number | null>>();
  const newest = await latestTime(context, document?.code);
  const count = (name: string) => Number(row?.[name] ?? 0);
  return Object.assign(new CompliancePosture(), {
    assessedAt: newest,
    obligations: count('obligations'),
    compliant: count('compliant'),
    nonCompliant: count('nonCompliant'),
    notApplicable: count('notApplicable'),
    inError: count('inError'),
    stale: count('stale'),
  });
}

async function latestTime(context: RequestContext, code: string | undefined): Promise<Date | null> {
  const query = context.database.reads.createQueryBuilder(Obligation, 'thing').where('1 = 1');
  joinLatest(query, context);
  keepOfDocuments(query, code === undefined ? null : [code]);
  const row = await query
    .andWhere('latest.assessedAt IS NOT NULL')
    .select('latest.assessedAt', 'assessedAt')
    .orderBy('latest.assessedAt', 'DESC')
    .limit(1)
    .getRawOne<{ assessedAt: Date | string }>();
  if (!row) return null;
  return row.assessedAt instanceof Date ? row.assessedAt : new Date(`${row.assessedAt.replace(' ', 'T')}Z`);
}
