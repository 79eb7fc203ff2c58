import { Field, ID, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepWhether } from '../../../platform/database/conditions';
import type { RequestContext } from '../../../platform/request-context';
import { Confidentiality, Stance } from '../consultations/consultation.vocabulary';
import type { Response } from './response';
import { keepCurrent, keepVisible, visibleTextContains } from './viewer-scope';

@InputType({ description: 'Which responses: all that is given must hold.' })
export class ResponseFilter {
  @Field(() => [ID], { nullable: true, description: 'From one of these organisations.' })
  organisationIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it came in after the closing day.' })
  late?: boolean | null;

  @Field(() => [Confidentiality], { nullable: true, description: 'With one of these kinds of confidentiality.' })
  confidentialities?: Confidentiality[] | null;

  @Field(() => [String], { nullable: true, description: 'Answering one of these questions, e.g. Q1.' })
  questionCodes?: string[] | null;

  @Field(() => [Stance], {
    nullable: true,
    description: 'Taking one of these stances; with questionCodes, on one of those questions.',
  })
  stances?: Stance[] | null;

  @Field(() => String, { nullable: true, description: 'Text that the caller may see in one of its answers.' })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether those that a later one replaces are among them; they are not unless asked for.',
  })
  includeReplaced?: boolean | null;
}

const LATE = `thing.receivedAt >=
  (SELECT consultation.closesAt FROM consultation WHERE consultation.id = thing.consultationId)`;

/** Keeps the responses that exist for the caller and that the filter asks for. */
export function narrowResponses(
  query: SelectQueryBuilder<Response>,
  filter: ResponseFilter | null | undefined,
  { caller }: RequestContext,
): void {
  keepVisible(query, caller);
  if (!filter?.includeReplaced) keepCurrent(query);
  if (!filter) return;
  keepAmong(query, 'thing.respondentId', filter.organisationIds);
  keepAmong(query, 'thing.confidentiality', filter.confidentialities);
  keepWhether(query, LATE, filter.late);
  if (filter.questionCodes?.length === 0 || filter.stances?.length === 0) query.andWhere('1 = 0');
  else if (filter.questionCodes || filter.stances) {
    const conditions = ['said.responseId = thing.id'];
    if (filter.questionCodes) conditions.push('asked.code IN (:...questionCodes)');
    if (filter.stances) conditions.push('said.stance IN (:...stances)');
    query.andWhere(
      `EXISTS (SELECT 1 FROM answer said JOIN question asked ON asked.id = said.questionId
        WHERE ${conditions.join(' AND ')})`,
      { questionCodes: filter.questionCodes ?? [], stances: filter.stances ?? [] },
    );
  }
  if (filter.search) {
    const { sql, parameters } = visibleTextContains(caller, 'told', [filter.search]);
    query.andWhere(`EXISTS (SELECT 1 FROM answer told WHERE told.responseId = thing.id AND ${sql})`, parameters);
  }
}
