import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepWhether } from '../../../platform/database/conditions';
import type { RequestContext } from '../../../platform/request-context';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';
import type { Comment } from './comment';
import { keepVisible, visibleTextContains } from './viewer-scope';

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

  @Field(() => String, { nullable: true, description: 'Text that the caller may see in it.' })
  search?: string | null;
}

type Query = SelectQueryBuilder<Comment>;

/** Keeps comments that something of another table holds for. */
function keepRelated(query: Query, exists: string, name: string, values: readonly string[] | null | undefined): void {
  if (!values) return;
  if (values.length === 0) query.andWhere('1 = 0');
  else query.andWhere(`EXISTS (${exists} IN (:...${name}))`, { [name]: [...values] });
}

/** Keeps the comments that exist for the caller and that the filter asks for. */
export function narrowComments(
  query: Query,
  filter: CommentFilter | null | undefined,
  { caller }: RequestContext,
): void {
  keepVisible(query, caller);
  if (!filter) return;
  keepRelated(
    query,
    'SELECT 1 FROM question asked WHERE asked.id = thing.questionId AND asked.code',
    'questionCodes',
    filter.questionCodes,
  );
  keepRelated(
    query,
    'SELECT 1 FROM comment_clause cited WHERE cited.commentId = thing.id AND cited.clauseId',
    'clauseIds',
    filter.clauseIds,
  );
  keepRelated(
    query,
    'SELECT 1 FROM comment_theme tagged WHERE tagged.commentId = thing.id AND tagged.theme',
    'themes',
    filter.themes,
  );
  keepWhether(query, 'thing.outcome IS NOT NULL', filter.disposed);
  keepAmong(query, 'thing.outcome', filter.outcomes);
  keepAmong(query, 'thing.assignee', filter.assignees);
  keepAmong(query, 'thing.respondentId', filter.organisationIds);
  if (filter.search) {
    const { sql, parameters } = visibleTextContains(caller, 'thing', filter.search);
    query.andWhere(sql, parameters);
  }
}
