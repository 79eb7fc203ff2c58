import { batched } from '../../../../platform/loading';
import { listing } from '../../../../platform/paging/listing';
import { Obligation } from '../../compliance/obligation';
import { Answer } from '../../responses/answer';
import { Comment } from '../../responses/comment';
import { keepCurrent, keepVisible, visibleThings } from '../../responses/viewer-scope';
import { COMMENTS_ON_TOUCHED, TOUCHED_CLAUSES } from './touched';

/** Counts come as text from one engine and as numbers from the other. */
type Counted<Name extends string> = { rootId: string } & Record<Name, number | string>;

/** How many obligations the clauses lay on somebody, by the change or consultation that touches them. */
export const obligationCountOf = batched<number>(async (ids, { database }) => {
  const rows = await database.reads
    .createQueryBuilder(Obligation, 'thing')
    .innerJoin(TOUCHED_CLAUSES, 'touched', 'touched.clauseId = thing.clauseId')
    .where('touched.rootId IN (:...ids) AND thing.retiredAt IS NULL', { ids })
    .select('touched.rootId', 'rootId')
    .addSelect('COUNT(*)', 'obligations')
    .groupBy('touched.rootId')
    .getRawMany<Counted<'obligations'>>();
  return ids.map((id) => Number(rows.find(({ rootId }) => rootId === id)?.obligations ?? 0));
});

export interface Said {
  comments: number;
  opposed: number;
}

/** How much of what exists for the caller was said about the clauses. */
export const saidAbout = batched<Said>(async (ids, context) => {
  const rows = await keepCurrent(visibleThings(context, Comment))
    .innerJoin(COMMENTS_ON_TOUCHED, 'link', 'link.commentId = thing.id')
    .innerJoin(Answer, 'said', 'said.id = thing.answerId')
    .andWhere('link.rootId IN (:...ids)', { ids })
    .select('link.rootId', 'rootId')
    .addSelect('COUNT(DISTINCT thing.id)', 'comments')
    .addSelect("COUNT(DISTINCT CASE WHEN said.stance = 'OPPOSES' THEN said.id END)", 'opposed')
    .groupBy('link.rootId')
    .getRawMany<Counted<'comments' | 'opposed'>>();
  return ids.map((id) => {
    const row = rows.find(({ rootId }) => rootId === id);
    return { comments: Number(row?.comments ?? 0), opposed: Number(row?.opposed ?? 0) };
  });
});

export const obligationsOfImpact = listing<Obligation>({
  name: 'Impact.obligationsOfClauses',
  entity: Obligation,
  parent: 'touched.rootId',
  narrow(query) {
    query
      .innerJoin(TOUCHED_CLAUSES, 'touched', 'touched.clauseId = thing.clauseId')
      .andWhere('thing.retiredAt IS NULL');
  },
});

export const commentsOfImpact = listing<Comment>({
  name: 'Impact.commentsOnClauses',
  entity: Comment,
  parent: 'link.rootId',
  places: (query, { caller }) => {
    keepVisible(query, caller);
  },
  narrow(query, _filter, { caller }) {
    query.innerJoin(COMMENTS_ON_TOUCHED, 'link', 'link.commentId = thing.id');
    keepCurrent(keepVisible(query, caller));
  },
});
