import { entitiesOf } from '../../../platform/database/rows';
import { batched } from '../../../platform/loading';
import { Answer } from './answer';
import { Comment } from './comment';
import { Response } from './response';
import { type Scoped, visibleThings } from './viewer-scope';

/** Loads by id what exists for the caller; null for the rest, as for what there is not at all. */
function visibleById<T extends Scoped & { id: string }>(entity: new () => T) {
  return batched<T | null>(async (ids, context) => {
    const query = visibleThings(context, entity).andWhere('thing.id IN (:...ids)', { ids });
    const found = new Map((await entitiesOf(query)).map((thing) => [thing.id, thing]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

export const responseById = visibleById(Response);
export const answerById = visibleById(Answer);
export const commentById = visibleById(Comment);

export const answersOfResponse = batched<Answer[]>(async (responseIds, context) => {
  const query = visibleThings(context, Answer)
    .andWhere('thing.responseId IN (:...responseIds)', { responseIds })
    .orderBy('thing.questionPosition')
    .addOrderBy('thing.id');
  const found = new Map<string, Answer[]>(responseIds.map((id) => [id, []]));
  for (const answer of await entitiesOf(query)) found.get(answer.responseId)?.push(answer);
  return responseIds.map((id) => found.get(id) ?? []);
});

export const commentsOfAnswer = batched<Comment[]>(async (answerIds, context) => {
  const query = visibleThings(context, Comment)
    .andWhere('thing.answerId IN (:...answerIds)', { answerIds })
    .andWhere('thing.withdrawnAt IS NULL')
    .orderBy('thing.number')
    .addOrderBy('thing.id');
  const found = new Map<string, Comment[]>(answerIds.map((id) => [id, []]));
  for (const comment of await entitiesOf(query)) found.get(comment.answerId)?.push(comment);
  return answerIds.map((id) => found.get(id) ?? []);
});

/** The places of the responses that replace each other, as far as they exist for the caller. */
export const placesOfLineage = batched<number[]>(async (lineageIds, context) => {
  const rows: { lineageId: string; place: number }[] = await visibleThings(context, Response)
    .andWhere('thing.lineageId IN (:...lineageIds)', { lineageIds })
    .select('thing.lineageId', 'lineageId')
    .addSelect('thing.place', 'place')
    .getRawMany();
  const found = new Map<string, number[]>(lineageIds.map((id) => [id, []]));
  for (const { lineageId, place } of rows) found.get(lineageId)?.push(place);
  return lineageIds.map((id) => found.get(id) ?? []);
});
