import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Document } from '../register/document';
import { documentById, today } from '../register/register.loaders';
import { AnswerConnection } from '../responses/answer';
import { Consultation } from './consultation';
import { AS_NUMBERED, answersOfQuestion } from './consultation.listing';
import { consultationById, consultationByTitle, textOfRevision, updatesOfIssue } from './consultation.loaders';
import { MilestoneState } from './consultation.vocabulary';
import { Attachment, ConsultationRevision, DocumentMention, RelatedConsultation } from './consultation-details';
import { doneOn, Milestone, milestoneState } from './milestone';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import { Question } from './question';

@Resolver(() => Question)
export class QuestionResolver {
  @FieldResolver(() => Document, { nullable: true, description: 'The document that it is about; null for none.' })
  document(@Root() { documentId }: Question, @Ctx() context: RequestContext) {
    return documentId && documentById(context).load(documentId);
  }

  @FieldResolver(() => AnswerConnection, { description: 'Answers that the caller may know of, by response.' })
  answers(@Root() { id }: Question, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return answersOfQuestion.of(id, context, { page, filter: null, sort: AS_NUMBERED });
  }
}

@Resolver(() => OpenIssue)
export class OpenIssueResolver {
  @FieldResolver(() => Consultation, { description: 'The consultation that leaves it open.' })
  consultation(@Root() { consultationId }: OpenIssue, @Ctx() context: RequestContext) {
    return consultationById(context).load(consultationId);
  }

  @FieldResolver(() => [OpenIssueUpdate], { description: 'What became known of it, the oldest first.' })
  updates(@Root() { id }: OpenIssue, @Ctx() context: RequestContext) {
    return updatesOfIssue(context).load(id);
  }
}

@Resolver(() => Milestone)
export class MilestoneResolver {
  @FieldResolver(() => DateScalar, { nullable: true, description: 'Day on which it was reached.' })
  doneOn(@Root() milestone: Milestone, @Ctx() context: RequestContext) {
    return doneOn(milestone, today(context));
  }

  @FieldResolver(() => MilestoneState, { description: 'Where it stands today.' })
  state(@Root() milestone: Milestone, @Ctx() context: RequestContext) {
    return milestoneState(milestone, today(context));
  }
}

@Resolver(() => DocumentMention)
export class DocumentMentionResolver {
  @FieldResolver(() => Document, { description: 'The document.' })
  document(@Root() { documentId }: DocumentMention, @Ctx() context: RequestContext) {
    return documentById(context).load(documentId);
  }
}

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => Document, { nullable: true, description: 'The document that it is a draft of; null for none.' })
  document(@Root() { documentId }: Attachment, @Ctx() context: RequestContext) {
    return documentId && documentById(context).load(documentId);
  }
}

@Resolver(() => RelatedConsultation)
export class RelatedConsultationResolver {
  @FieldResolver(() => Consultation, {
    nullable: true,
    description: 'It itself, where it is held here under the same title.',
  })
  consultation(@Root() { title }: RelatedConsultation, @Ctx() context: RequestContext) {
    return consultationByTitle(context).load(title);
  }
}

@Resolver(() => ConsultationRevision)
export class ConsultationRevisionResolver {
  @FieldResolver(() => String, { description: 'The text as it was imported.' })
  text(@Root() { id }: ConsultationRevision, @Ctx() context: RequestContext) {
    return textOfRevision(context).load(id);
  }
}
