import { Field, Int, ObjectType } from 'type-graphql';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { Answer } from '../responses/answer';
import { Comment, CommentClause } from '../responses/comment';
import { keepCurrent, visibleThings } from '../responses/viewer-scope';
import { TraceLinkEnd } from '../traces/trace-link-end';
import { visibleLinks } from '../traces/visible-links';
import { ChangeClause } from './change';

@ObjectType({ description: 'How many things of a kind.', simpleResolvers: true })
export class ImpactCount {
  @Field(() => String, { description: 'GraphQL type, e.g. RecoveryScenario.' })
  kind!: string;

  @Field(() => Int, { description: 'How many different ones.' })
  count!: number;
}

@ObjectType({
  description: 'What a change touches, one link away from it and its clauses, as far as the caller may know of it.',
  simpleResolvers: true,
})
export class Impact {
  @Field(() => Int, { description: 'Trace links of the change and of its clauses; retired ones are not counted.' })
  links!: number;

  @Field(() => [ImpactCount], {
    description: 'Different things at the other ends of these links, the change itself apart, by kind.',
  })
  byKind!: ImpactCount[];

  @Field(() => Int, { description: 'Obligations that its clauses lay on somebody.' })
  obligations!: number;

  @Field(() => Int, { description: 'Comments about its clauses.' })
  comments!: number;

  @Field(() => Int, { description: 'Answers that oppose and make a comment about one of its clauses.' })
  opposed!: number;
}

/** Counts come as text from one engine and as numbers from the other. */
type Counted<Name extends string> = { changeId: string } & Record<Name, number | string>;

/** A change and its clauses, by the change. */
const TOUCHED = `(SELECT itself.id AS changeId, itself.id AS thingId FROM proposed_change itself
    WHERE itself.id IN (:...ids)
  UNION ALL
  SELECT cited.changeId AS changeId, cited.clauseId AS thingId FROM change_clause cited
    WHERE cited.changeId IN (:...ids))`;

function linksOf(ids: readonly string[], context: RequestContext) {
  const query = context.database.reads
    .createQueryBuilder(TraceLinkEnd, 'seen')
    .innerJoin(TOUCHED, 'touched', 'touched.thingId = seen.thingId', { ids })
    .where("seen.status <> 'RETIRED'")
    .select('touched.changeId', 'changeId')
    .groupBy('touched.changeId');
  visibleLinks(query, context, TraceLinkEnd, 'seen');
  return query;
}

/** The impact of many changes, in the same few statements. */
export const impactOf = batched<Impact>(async (ids, context) => {
  const [links, kinds, obligations, comments] = await Promise.all([
    linksOf(ids, context).addSelect('COUNT(DISTINCT seen.linkId)', 'links').getRawMany<Counted<'links'>>(),
    linksOf(ids, context)
      .andWhere('seen.otherId <> touched.changeId')
      .addSelect('seen.otherKind', 'kind')
      .addSelect('COUNT(DISTINCT seen.otherId)', 'count')
      .addGroupBy('seen.otherKind')
      .orderBy('seen.otherKind')
      .getRawMany<Counted<'count'> & { kind: string }>(),
    context.database.reads
      .createQueryBuilder(Obligation, 'thing')
      .innerJoin(ChangeClause, 'touched', 'touched.clauseId = thing.clauseId')
      .where('touched.changeId IN (:...ids) AND thing.retiredAt IS NULL', { ids })
      .select('touched.changeId', 'changeId')
      .addSelect('COUNT(DISTINCT thing.id)', 'obligations')
      .groupBy('touched.changeId')
      .getRawMany<Counted<'obligations'>>(),
    keepCurrent(visibleThings(context, Comment))
      .innerJoin(CommentClause, 'cited', 'cited.commentId = thing.id')
      .innerJoin(ChangeClause, 'touched', 'touched.clauseId = cited.clauseId')
      .innerJoin(Answer, 'said', 'said.id = thing.answerId')
      .andWhere('touched.changeId IN (:...ids)', { ids })
      .select('touched.changeId', 'changeId')
      .addSelect('COUNT(DISTINCT thing.id)', 'comments')
      .addSelect("COUNT(DISTINCT CASE WHEN said.stance = 'OPPOSES' THEN said.id END)", 'opposed')
      .groupBy('touched.changeId')
      .getRawMany<Counted<'comments' | 'opposed'>>(),
  ]);
  return ids.map((id) => {
    const of = <T extends { changeId: string }>(rows: readonly T[]) => rows.find(({ changeId }) => changeId === id);
    return {
      links: Number(of(links)?.links ?? 0),
      byKind: kinds
        .filter(({ changeId }) => changeId === id)
        .map(({ kind, count }) => ({ kind, count: Number(count) })),
      obligations: Number(of(obligations)?.obligations ?? 0),
      comments: Number(of(comments)?.comments ?? 0),
      opposed: Number(of(comments)?.opposed ?? 0),
    };
  });
});
