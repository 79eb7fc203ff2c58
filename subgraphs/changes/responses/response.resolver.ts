import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Consultation } from '../consultations/consultation';
import { AS_RECEIVED, responsesOfOrganisation } from '../consultations/consultation.listing';
import { consultationById, questionById } from '../consultations/consultation.loaders';
import { Question } from '../consultations/question';
import { AcknowledgeResponseInput, acknowledgeResponse } from './acknowledge-response';
import { Answer } from './answer';
import { Comment } from './comment';
import { Organisation, organisation } from './organisation.reference';
import { Response, ResponseConnection } from './response';
import { answersOfResponse, commentsOfAnswer, placesOfLineage, responseById } from './response.loaders';
import { setConfidentiality } from './set-confidentiality';
import { SetConfidentialityInput } from './set-confidentiality.input';
import { submitResponse } from './submit-response';
import { ResponsePayload, SubmitResponseInput } from './submit-response.input';
import { isRedactedFor, seesAllOf, textFor } from './viewer-scope';

@Resolver(() => Response)
export class ResponseResolver {
  @Authorized(EVERYBODY)
  @Query(() => Response, {
    nullable: true,
    description: 'A response by its id; null also when the caller may not know of it.',
  })
  response(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `response:SAMPLE-2018-05-04-01`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return responseById(context).load(id);
  }

  @Authorized([Role.RESPONDENT, Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => ResponsePayload, {
    description:
      'Takes in a response: a respondent for its own organisation, governance for any. A late one is taken and marked as late. A disclaimer that a mail system added to the text makes nothing confidential: that is asked for by confidentiality.',
  })
  submitResponse(
    @Arg('input', () => SubmitResponseInput, { description: 'The response.' }) input: SubmitResponseInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('response', () => submitResponse(context, input));
  }

  @Authorized([Role.GOVERNANCE])
  @Mutation(() => ResponsePayload, { description: 'Says that the receipt of a response was acknowledged, now.' })
  acknowledgeResponse(
    @Arg('input', () => AcknowledgeResponseInput, { description: 'The response.' }) input: AcknowledgeResponseInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('response', () => acknowledgeResponse(context, input));
  }

  @Authorized([Role.RESPONDENT, Role.GOVERNANCE])
  @Mutation(() => ResponsePayload, {
    description:
      'Says anew how much of a response is confidential, and with it of its comments: a respondent of its own, and after the closing day only more of it; governance of any.',
  })
  setConfidentiality(
    @Arg('input', () => SetConfidentialityInput, { description: 'What is confidential.' })
    input: SetConfidentialityInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('response', () => setConfidentiality(context, input));
  }

  @FieldResolver(() => Response, {
    nullable: true,
    description:
      'The earlier response of the organisation that it replaces; null also when the caller may not know of it.',
  })
  replaces(@Root() { replacesId }: Response, @Ctx() context: RequestContext) {
    return replacesId && responseById(context).load(replacesId);
  }

  @FieldResolver(() => Response, { nullable: true, description: 'The later response that replaces it.' })
  replacedBy(@Root() { replacedById }: Response, @Ctx() context: RequestContext) {
    return replacedById && responseById(context).load(replacedById);
  }

  @FieldResolver(() => Int, {
    description: 'Which it is of the responses that replace each other, from 1, of those that the caller may know of.',
  })
  async revision(@Root() { lineageId, place }: Response, @Ctx() context: RequestContext) {
    const places = await placesOfLineage(context).load(lineageId);
    return places.filter((other) => other <= place).length;
  }

  @FieldResolver(() => Consultation, { description: 'The consultation that it answers.' })
  consultation(@Root() { consultationId }: Response, @Ctx() context: RequestContext) {
    return consultationById(context).load(consultationId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Null to those who may not know who answered.' })
  organisation(@Root() { respondentId }: Response) {
    return organisation(respondentId);
  }

  @FieldResolver(() => Boolean, { description: 'After the end of the closing day, UK time.' })
  async late(@Root() { consultationId, receivedAt }: Response, @Ctx() context: RequestContext) {
    const consultation = await consultationById(context).load(consultationId);
    return consultation !== null && receivedAt >= consultation.closesAt;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the respondent regards it as confidential, in its own words; only to those who may see it.',
  })
  confidentialityReason(@Root() { respondentId, reason }: Response, @Ctx() { caller }: RequestContext) {
    return seesAllOf(caller, respondentId) ? reason : null;
  }

  @FieldResolver(() => [Answer], { description: 'What it says, question by question.' })
  answers(@Root() { id }: Response, @Ctx() context: RequestContext) {
    return answersOfResponse(context).load(id);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Response, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => Answer)
export class AnswerResolver {
  @FieldResolver(() => Question, { description: 'The question.' })
  question(@Root() { questionId }: Answer, @Ctx() context: RequestContext) {
    return questionById(context).load(questionId);
  }

  @FieldResolver(() => Response, { description: 'The response that it is part of.' })
  response(@Root() { responseId }: Answer, @Ctx() context: RequestContext) {
    return responseById(context).load(responseId);
  }

  @FieldResolver(() => String, {
    description: 'What the caller may see: confidential spans are replaced by ▇ for those who may not.',
  })
  text(@Root() answer: Answer, @Ctx() { caller }: RequestContext) {
    return textFor(caller, answer);
  }

  @FieldResolver(() => Boolean, { description: 'Whether something is left out of the text.' })
  redacted(@Root() answer: Answer, @Ctx() { caller }: RequestContext) {
    return isRedactedFor(caller, answer);
  }

  @FieldResolver(() => [Comment], { description: 'The points that it makes, as far as the caller may know of them.' })
  comments(@Root() { id }: Answer, @Ctx() context: RequestContext) {
    return commentsOfAnswer(context).load(id);
  }
}

@Resolver(() => Organisation)
export class OrganisationResponsesResolver {
  @FieldResolver(() => ResponseConnection, {
    description: 'Its responses to consultations that the caller may know of, as they came in.',
  })
  responses(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return responsesOfOrganisation.of(id, context, { page, filter: null, sort: AS_RECEIVED });
  }
}
