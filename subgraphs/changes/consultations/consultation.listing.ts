import type { SelectQueryBuilder } from 'typeorm';
import type { SortKey } from '../../../platform/paging/keyset';
import { listing } from '../../../platform/paging/listing';
import type { RequestContext } from '../../../platform/request-context';
import { Answer } from '../responses/answer';
import { Comment, CommentClause } from '../responses/comment';
import { type CommentFilter, narrowComments } from '../responses/comment-filter';
import { Response } from '../responses/response';
import { narrowResponses, type ResponseFilter } from '../responses/response-filter';
import { keepCurrent, keepVisible, type Scoped } from '../responses/viewer-scope';
import { Change, ChangeClause } from './change';
import { Consultation } from './consultation';
import type { ConsultationStatus } from './consultation.vocabulary';
import { keepExisting, keepOfExisting } from './consultation-scope';
import { keepStatuses } from './consultation-status';

const ascending = (...paths: string[]): SortKey[] => paths.map((path) => ({ path, direction: 'ASC' }));

export const NEWEST_FIRST: SortKey[] = [{ path: 'thing.opensOn', direction: 'DESC' }];
/** As the consultations cite them. */
export const AS_PROPOSED = ascending('thing.consultationId', 'thing.position');
export const AS_RECEIVED = ascending('thing.receivedAt');
export const AS_NUMBERED = ascending('thing.responseNumber');
/** By question, response, and place in the answer: the order of the response matrix. */
export const AS_IN_MATRIX = ascending('thing.questionPosition', 'thing.responseNumber', 'thing.number');

export const consultations = listing<Consultation, readonly ConsultationStatus[] | null | undefined>({
  name: 'consultations',
  entity: Consultation,
  narrow(query, statuses, context) {
    keepStatuses(query, statuses, context.clock.now());
    keepExisting(query, context);
  },
});

/** Keeps the changes that still stand, of consultations that exist for the caller. */
function keepStanding(query: SelectQueryBuilder<Change>, context: RequestContext): void {
  keepOfExisting(query.andWhere('thing.retiredAt IS NULL'), context, 'thing.consultationId');
}

export const changesOfConsultation = listing<Change>({
  name: 'Consultation.changes',
  entity: Change,
  parent: 'thing.consultationId',
  narrow: (query, _filter, context) => keepStanding(query, context),
});

export const changesOfDocument = listing<Change>({
  name: 'Document.changes',
  entity: Change,
  parent: 'thing.documentId',
  narrow: (query, _filter, context) => keepStanding(query, context),
});

export const changesOfClause = listing<Change>({
  name: 'Clause.changes',
  entity: Change,
  parent: 'link.clauseId',
  narrow(query, _filter, context) {
    query.innerJoin(ChangeClause, 'link', 'link.changeId = thing.id');
    keepStanding(query, context);
  },
});

/** Where a cursor of what respondents said can point to: nothing that does not exist for the caller. */
function visiblePlaces<T extends Scoped>(query: SelectQueryBuilder<T>, { caller }: RequestContext): void {
  keepVisible(query, caller);
}

export const responsesOfConsultation = listing<Response, ResponseFilter | null | undefined>({
  name: 'Consultation.responses',
  entity: Response,
  parent: 'thing.consultationId',
  narrow: narrowResponses,
});

export const responsesOfOrganisation = listing<Response>({
  name: 'Organisation.responses',
  entity: Response,
  parent: 'thing.respondentId',
  narrow: (query, _filter, { caller }) => {
    keepCurrent(keepVisible(query, caller));
  },
});

export const answersOfQuestion = listing<Answer>({
  name: 'Question.answers',
  entity: Answer,
  parent: 'thing.questionId',
  places: visiblePlaces,
  narrow: (query, _filter, { caller }) => {
    keepCurrent(keepVisible(query, caller));
  },
});

export const commentsOfConsultation = listing<Comment, CommentFilter | null | undefined>({
  name: 'Consultation.comments',
  entity: Comment,
  parent: 'thing.consultationId',
  places: visiblePlaces,
  narrow: narrowComments,
});

export const commentsOfClause = listing<Comment>({
  name: 'Clause.comments',
  entity: Comment,
  parent: 'link.clauseId',
  places: visiblePlaces,
  narrow(query, _filter, { caller }) {
    query.innerJoin(CommentClause, 'link', 'link.commentId = thing.id');
    keepCurrent(keepVisible(query, caller));
  },
});

/** Comments by the changes that touch a clause they cite; one that cites two such clauses stands once. */
const CITED_BY_CHANGE = `(SELECT DISTINCT touched.changeId AS changeId, cited.commentId AS commentId
  FROM change_clause touched INNER JOIN comment_clause cited ON cited.clauseId = touched.clauseId)`;

export const commentsOfChange = listing<Comment>({
  name: 'Change.comments',
  entity: Comment,
  parent: 'link.changeId',
  places: visiblePlaces,
  narrow(query, _filter, { caller }) {
    query.innerJoin(CITED_BY_CHANGE, 'link', 'link.commentId = thing.id');
    keepCurrent(keepVisible(query, caller));
  },
});
