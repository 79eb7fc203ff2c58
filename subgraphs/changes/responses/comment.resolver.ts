import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { campaignById } from '../analysis/campaign.loaders';
import { clausesOfComment, questionById } from '../consultations/consultation.loaders';
import { Stance } from '../consultations/consultation.vocabulary';
import { Question } from '../consultations/question';
import { Clause } from '../register/clause';
import { ClauseVersion } from '../register/clause-version';
import { clauseVersionById, standingVersion } from '../register/register.loaders';
import { Answer } from './answer';
import { Comment } from './comment';
import { Disposition, dispositionOf } from './disposition';
import { Organisation, organisation } from './organisation.reference';
import { answerById, commentById } from './response.loaders';
import { ResponseMatrixRow } from './response-matrix';
import { isRedactedFor, seesEverything, textFor } from './viewer-scope';

@Resolver(() => Comment)
export class CommentResolver {
  @Authorized(EVERYBODY)
  @Query(() => Comment, {
    nullable: true,
    description: 'A comment by its id; null also when the caller may not know of it.',
  })
  comment(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `comment:SAMPLE-2018-05-04-01-Q1-1`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return commentById(context).load(id);
  }

  @FieldResolver(() => Answer, { description: 'The answer that it is part of.' })
  answer(@Root() { answerId }: Comment, @Ctx() context: RequestContext) {
    return answerById(context).load(answerId);
  }

  @FieldResolver(() => String, {
    description: 'What the caller may see: confidential spans are replaced by ▇ for those who may not.',
  })
  text(@Root() comment: Comment, @Ctx() { caller }: RequestContext) {
    return textFor(caller, comment);
  }

  @FieldResolver(() => Boolean, { description: 'Whether something is left out of the text.' })
  redacted(@Root() comment: Comment, @Ctx() { caller }: RequestContext) {
    return isRedactedFor(caller, comment);
  }

  @FieldResolver(() => [Clause], { description: 'Clauses that it is about.' })
  clauses(@Root() { id }: Comment, @Ctx() context: RequestContext) {
    return clausesOfComment(context).load(id);
  }

  @FieldResolver(() => Disposition, {
    nullable: true,
    description: 'What was decided on it; null when nothing is yet.',
  })
  disposition(@Root() comment: Comment) {
    return dispositionOf(comment);
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Comment, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => Disposition)
export class DispositionResolver {
  @FieldResolver(() => [ClauseVersion], { description: 'Clauses as they came out of it.' })
  resultingClauses(@Root() { resultingClauseVersionIds }: Disposition, @Ctx() context: RequestContext) {
    return clauseVersions(resultingClauseVersionIds, context);
  }
}

@Resolver(() => ResponseMatrixRow)
export class ResponseMatrixRowResolver {
  @FieldResolver(() => Question, { description: 'The question that was answered.' })
  question(@Root() { of }: ResponseMatrixRow, @Ctx() context: RequestContext) {
    return questionById(context).load(of.questionId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Null to those who may not know who answered.' })
  organisation(@Root() { of }: ResponseMatrixRow) {
    return organisation(of.respondentId);
  }

  @FieldResolver(() => [String], { description: 'Numbers, as they stand today, of the clauses that it is about.' })
  async clauseNumbers(@Root() { of }: ResponseMatrixRow, @Ctx() context: RequestContext) {
    const clauses = await clausesOfComment(context).load(of.id);
    return Promise.all(
      clauses.map(async ({ id, number }) => (await standingVersion(context).load(id))?.number ?? number),
    );
  }

  @FieldResolver(() => String, {
    description: 'What was said, as far as the caller may see it: confidential spans are replaced by ▇.',
  })
  comment(@Root() { of }: ResponseMatrixRow, @Ctx() { caller }: RequestContext) {
    return textFor(caller, of);
  }

  @FieldResolver(() => Boolean, { description: 'Whether something is left out of the comment.' })
  redacted(@Root() { of }: ResponseMatrixRow, @Ctx() { caller }: RequestContext) {
    return isRedactedFor(caller, of);
  }

  @FieldResolver(() => Stance, { nullable: true, description: 'What the answer that it is part of thinks.' })
  async stance(@Root() { of }: ResponseMatrixRow, @Ctx() context: RequestContext) {
    return (await answerById(context).load(of.answerId))?.stance;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many comments are near identical to it, itself among them; null to those who may not see all that was said.',
  })
  async campaignSize(@Root() { of }: ResponseMatrixRow, @Ctx() context: RequestContext) {
    if (!seesEverything(context.caller)) return null;
    const campaign = of.campaignId === null ? null : await campaignById(context).load(of.campaignId);
    return campaign?.size ?? 1;
  }

  @FieldResolver(() => [ClauseVersion], { description: 'Clauses as they came out of the decision.' })
  resultingClauses(@Root() { of }: ResponseMatrixRow, @Ctx() context: RequestContext) {
    return clauseVersions(of.resultingClauseVersionIds, context);
  }
}

async function clauseVersions(ids: readonly string[], context: RequestContext): Promise<ClauseVersion[]> {
  const versions = await Promise.all(ids.map((id) => clauseVersionById(context).load(id)));
  return versions.filter((version) => version !== null);
}
