import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepLinked, keepWhether } from '../../../platform/database/conditions';
import type { RequestContext } from '../../../platform/request-context';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';
import type { Comment } from './comment';
import { keepCurrent, keepVisible, seesEverything, visibleTextContains } from './viewer-scope';

@InputType({ description: 'Which comments: all that is given must hold.' })
export class CommentFilter {
  @Field(() => [String], { nullable: true, description: 'On one of these questions, e.g. Q1.' })
  questionCodes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'About one of these clauses.' })
  clauseIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'With one of these themes.' })
  themes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is decided.' })
  disposed?: boolean | null;

  @Field(() => [DispositionOutcome], { nullable: true, description: 'Decided in one of these ways.' })
  outcomes?: DispositionOutcome[] | null;

  @Field(() => [String], { nullable: true, description: 'To be decided by one of these.' })
  assignees?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'From one of these organisations.' })
  organisationIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Of one of these campaigns; none for those who may not see all that was said.',
  })
  campaignIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Text that the caller may see in it.' })
  search?: string | null;
}

type Query = SelectQueryBuilder<Comment>;

const ON_QUESTIONS =
  'EXISTS (SELECT 1 FROM question asked WHERE asked.id = thing.questionId AND asked.code IN (:...values))';
const ABOUT_CLAUSES =
  'EXISTS (SELECT 1 FROM comment_clause cited WHERE cited.commentId = thing.id AND cited.clauseId IN (:...values))';
const WITH_THEMES =
  'EXISTS (SELECT 1 FROM comment_theme tagged WHERE tagged.commentId = thing.id AND tagged.theme IN (:...values))';

/** Keeps the comments that exist for the caller and that the filter asks for. */
export function narrowComments(
  query: Query,
  filter: CommentFilter | null | undefined,
  { caller }: RequestContext,
): void {
  keepCurrent(keepVisible(query, caller));
  if (!filter) return;
  keepLinked(query, ON_QUESTIONS, filter.questionCodes);
  keepLinked(query, ABOUT_CLAUSES, filter.clauseIds);
  keepLinked(query, WITH_THEMES, filter.themes);
  keepWhether(query, 'thing.outcome IS NOT NULL', filter.disposed);
  keepAmong(query, 'thing.outcome', filter.outcomes);
  keepAmong(query, 'thing.assignee', filter.assignees);
  keepAmong(query, 'thing.respondentId', filter.organisationIds);
  if (filter.campaignIds) keepAmong(query, 'thing.campaignId', seesEverything(caller) ? filter.campaignIds : []);
  if (filter.search) {
    const { sql, parameters } = visibleTextContains(caller, 'thing', [filter.search]);
    query.andWhere(sql, parameters);
  }
}
