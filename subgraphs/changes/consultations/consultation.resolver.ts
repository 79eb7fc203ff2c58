import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { isOutsider } from '../../../platform/caller/caller';
import { EVERYBODY } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { exactlyOne } from '../../../platform/input/exactly-one';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from '../register/baseline';
import { Document } from '../register/document';
import { baselineById, documentById, today } from '../register/register.loaders';
import { CommentConnection } from '../responses/comment';
import { CommentFilter } from '../responses/comment-filter';
import { Organisation, organisation } from '../responses/organisation.reference';
import { ResponseConnection } from '../responses/response';
import { ResponseFilter } from '../responses/response-filter';
import { ResponseMatrixConnection, responseMatrixOf } from '../responses/response-matrix';
import { ChangeConnection } from './change';
import { Consultation, ConsultationConnection } from './consultation';
import {
  AS_IN_MATRIX,
  AS_PROPOSED,
  AS_RECEIVED,
  changesOfConsultation,
  commentsOfConsultation,
  consultations,
  NEWEST_FIRST,
  responsesOfConsultation,
} from './consultation.listing';
import {
  attachmentsOf,
  consultationById,
  consultationByReference,
  mentionsOf,
  milestonesOf,
  openIssuesOf,
  questionsOf,
  relatedConsultationsOf,
  revisionsOf,
  standing,
  transitionsOfConsultation,
} from './consultation.loaders';
import { ConsultationStatus, DocumentMentionRole } from './consultation.vocabulary';
import { Attachment, ConsultationRevision, DocumentMention, RelatedConsultation } from './consultation-details';
import { ConsultationProgress, progressOf } from './consultation-progress';
import { knownSince } from './consultation-scope';
import { statusOn } from './consultation-status';
import { Milestone } from './milestone';
import { OpenIssue } from './open-issue';
import { Question } from './question';

@Resolver(() => Consultation)
export class ConsultationResolver {
  @Authorized(EVERYBODY)
  @Query(() => Consultation, { nullable: true, description: 'A consultation. Exactly one of id and reference.' })
  consultation(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id.' }) id: string | null | undefined,
    @Arg('reference', () => String, { nullable: true, description: 'Short name.' }) reference:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, consultationById], reference: [reference, consultationByReference] });
  }

  @Authorized(EVERYBODY)
  @Query(() => ConsultationConnection, { description: 'Consultations, the newest first.' })
  consultations(
    @Arg('statuses', () => [ConsultationStatus], { nullable: true, description: 'Only those that stand there today.' })
    statuses: ConsultationStatus[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return consultations.all(context, { page, filter: statuses, sort: NEWEST_FIRST });
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Who published it.' })
  publisher(@Root() { publisherId }: Consultation) {
    return publisherId && organisation(publisherId);
  }

  @FieldResolver(() => ConsultationStatus, {
    description: 'Where it stands today; it closes by itself at the end of the closing day.',
  })
  status(@Root() consultation: Consultation, @Ctx() context: RequestContext) {
    return statusOn(consultation, today(context));
  }

  @FieldResolver(() => [Document], { description: 'The documents that it is on.' })
  documents(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return documentsMentioned(id, DocumentMentionRole.SUBJECT, context);
  }

  @FieldResolver(() => [Document], { description: 'Documents to be read beside it, e.g. testing approaches.' })
  relatedDocuments(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return documentsMentioned(id, DocumentMentionRole.RELATED, context);
  }

  @FieldResolver(() => [DocumentMention], {
    description: 'All documents that it names, with their tranche and whether they are new.',
  })
  mentions(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return mentionsOf(context).load(id);
  }

  @FieldResolver(() => [Baseline], { description: 'Baselines proposed by it.' })
  async proposals(@Root() { proposedBaselineIds }: Consultation, @Ctx() context: RequestContext) {
    return found(await baselineById(context).loadMany(proposedBaselineIds));
  }

  @FieldResolver(() => [Question], { description: 'Questions that it asks.' })
  async questions(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return standing(await questionsOf(context).load(id));
  }

  @FieldResolver(() => ChangeConnection, { description: 'Changes that it proposes.' })
  changes(@Root() { id }: Consultation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return changesOfConsultation.of(id, context, { page, filter: null, sort: AS_PROPOSED });
  }

  @FieldResolver(() => ResponseConnection, { description: 'Responses that the caller may know of, as they came in.' })
  responses(
    @Root() { id }: Consultation,
    @Arg('filter', () => ResponseFilter, { nullable: true, description: 'Which of them.' }) filter:
      | ResponseFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return responsesOfConsultation.of(id, context, { page, filter, sort: AS_RECEIVED });
  }

  @FieldResolver(() => CommentConnection, {
    description: 'Comments that the caller may know of, by question, response and place in the answer.',
  })
  comments(
    @Root() { id }: Consultation,
    @Arg('filter', () => CommentFilter, { nullable: true, description: 'Which of them.' }) filter:
      | CommentFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return commentsOfConsultation.of(id, context, { page, filter, sort: AS_IN_MATRIX });
  }

  @FieldResolver(() => [OpenIssue], { description: 'What it leaves open.' })
  async openIssues(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return standing(await openIssuesOf(context).load(id));
  }

  @FieldResolver(() => [Milestone], { description: 'Steps to come.' })
  async milestones(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return standing(await milestonesOf(context).load(id));
  }

  @FieldResolver(() => [RelatedConsultation], { description: 'Consultations to be read with it.' })
  relatedConsultations(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return relatedConsultationsOf(context).load(id);
  }

  @FieldResolver(() => [Attachment], { description: 'Files that go with it.' })
  attachments(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return attachmentsOf(context).load(id);
  }

  @FieldResolver(() => ConsultationProgress, { description: 'How far it is.' })
  progress(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return progressOf(context).load(id);
  }

  @FieldResolver(() => ResponseMatrixConnection, {
    description:
      'What was said and what was decided, comment by comment; confidential text is left out for those who may not see it.',
  })
  responseMatrix(@Root() { id }: Consultation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return responseMatrixOf(id, context, page);
  }

  @FieldResolver(() => [ConsultationRevision], {
    description: 'The states of its published text, the first one first; empty when its text was never imported.',
  })
  revisions(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return revisionsOf(context).load(id);
  }

  @FieldResolver(() => AuditEntryConnection, {
    description: 'Who changed what, oldest first; for those outside, since it opened.',
  })
  async history(
    @Root() consultation: Consultation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const steps = isOutsider(context.caller) ? await transitionsOfConsultation(context).load(consultation.id) : [];
    return historyOf(consultation.id, context, page, knownSince(context.caller, consultation, steps));
  }
}

async function documentsMentioned(id: string, role: DocumentMentionRole, context: RequestContext) {
  const mentions = (await mentionsOf(context).load(id)).filter((mention) => mention.role === role);
  return found(await documentById(context).loadMany(mentions.map(({ documentId }) => documentId)));
}

/** What there is of what was loaded. */
function found<T>(loaded: readonly (T | null | Error)[]): T[] {
  return loaded.flatMap((thing) => {
    if (thing instanceof Error) throw thing;
    return thing ?? [];
  });
}
