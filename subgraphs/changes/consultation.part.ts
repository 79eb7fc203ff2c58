import { Consultations1527379200002 } from '../../migrations/changes/2-consultations';
import type { EntityClass, MigrationClass } from '../../platform/database/database';
import type { ReferenceResolvers } from '../../platform/graphql/federated-schema';
import { Answer } from './answer';
import { Change, ChangeClause } from './change';
import { ChangeResolver, ClauseChangesResolver, DocumentChangesResolver } from './change.resolver';
import { Comment, CommentClause, CommentTheme } from './comment';
import { CommentResolver, DispositionResolver, ResponseMatrixRowResolver } from './comment.resolver';
import { Consultation } from './consultation';
import { changeById, consultationById, openIssueById, questionById } from './consultation.loaders';
import { ConsultationResolver } from './consultation.resolver';
import { Attachment, ConsultationRevision, DocumentMention, RelatedConsultation } from './consultation-details';
import {
  AttachmentResolver,
  ConsultationRevisionResolver,
  DocumentMentionResolver,
  MilestoneResolver,
  OpenIssueResolver,
  QuestionResolver,
  RelatedConsultationResolver,
} from './consultation-details.resolver';
import { Disclosure } from './disclosure';
import { DisclosureResolver } from './disclosure.resolver';
import { ImportConsultationResolver } from './import-consultation.resolver';
import { Milestone } from './milestone';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import { organisation } from './organisation.reference';
import { Question } from './question';
import { Response } from './response';
import { answerById, commentById, responseById } from './response.loaders';
import { AnswerResolver, OrganisationResponsesResolver, ResponseResolver } from './response.resolver';
import { ViewerResolver } from './viewer.resolver';

export { loadConsultationSample } from './consultation.sample';

/** Consultations, and what respondents say to them. */
// biome-ignore lint/complexity/noBannedTypes: type-graphql's own type of a resolver class
export const consultationResolvers: Function[] = [
  ConsultationResolver,
  QuestionResolver,
  OpenIssueResolver,
  MilestoneResolver,
  DocumentMentionResolver,
  AttachmentResolver,
  RelatedConsultationResolver,
  ConsultationRevisionResolver,
  ChangeResolver,
  DocumentChangesResolver,
  ClauseChangesResolver,
  ResponseResolver,
  AnswerResolver,
  OrganisationResponsesResolver,
  CommentResolver,
  DispositionResolver,
  ResponseMatrixRowResolver,
  DisclosureResolver,
  ViewerResolver,
  ImportConsultationResolver,
];

export const consultationEntities: EntityClass[] = [
  Consultation,
  ConsultationRevision,
  DocumentMention,
  Attachment,
  RelatedConsultation,
  Question,
  Change,
  ChangeClause,
  OpenIssue,
  OpenIssueUpdate,
  Milestone,
  Response,
  Answer,
  Comment,
  CommentClause,
  CommentTheme,
  Disclosure,
];

export const consultationMigrations: MigrationClass[] = [Consultations1527379200002];

export const consultationReferences: ReferenceResolvers = {
  Consultation: ({ id }, context) => consultationById(context).load(id),
  Question: ({ id }, context) => questionById(context).load(id),
  Change: ({ id }, context) => changeById(context).load(id),
  OpenIssue: ({ id }, context) => openIssueById(context).load(id),
  Response: ({ id }, context) => responseById(context).load(id),
  Answer: ({ id }, context) => answerById(context).load(id),
  Comment: ({ id }, context) => commentById(context).load(id),
  Organisation: ({ id }) => organisation(id),
};
