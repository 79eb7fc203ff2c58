import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Clause } from '../register/clause';
import { Document } from '../register/document';
import { documentById } from '../register/register.loaders';
import { CommentConnection } from '../responses/comment';
import { Change, ChangeConnection } from './change';
import { Consultation } from './consultation';
import {
  AS_IN_MATRIX,
  AS_PROPOSED,
  changesOfClause,
  changesOfDocument,
  commentsOfChange,
  commentsOfClause,
} from './consultation.listing';
import { changeById, clausesOfChange, consultationById } from './consultation.loaders';

@Resolver(() => Change)
export class ChangeResolver {
  @Authorized(EVERYBODY)
  @Query(() => Change, { nullable: true, description: 'A proposed change by its id.' })
  change(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `change:SAMPLE-2018-05-04-1`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return changeById(context).load(id);
  }

  @FieldResolver(() => Consultation, { description: 'The consultation that proposes it.' })
  consultation(@Root() { consultationId }: Change, @Ctx() context: RequestContext) {
    return consultationById(context).load(consultationId);
  }

  @FieldResolver(() => Document, { description: 'The document that it changes.' })
  document(@Root() { documentId }: Change, @Ctx() context: RequestContext) {
    return documentById(context).load(documentId);
  }

  @FieldResolver(() => [Clause], { description: 'Clauses that it touches, in the order in which they are cited.' })
  clauses(@Root() { id }: Change, @Ctx() context: RequestContext) {
    return clausesOfChange(context).load(id);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'Comments about the clauses that it touches, as far as the caller may know of them.',
  })
  comments(@Root() { id }: Change, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return commentsOfChange.of(id, context, { page, filter: null, sort: AS_IN_MATRIX });
  }
}

@Resolver(() => Document)
export class DocumentChangesResolver {
  @FieldResolver(() => ChangeConnection, { description: 'Changes proposed to it, by consultation.' })
  changes(@Root() { id }: Document, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return changesOfDocument.of(id, context, { page, filter: null, sort: AS_PROPOSED });
  }
}

@Resolver(() => Clause)
export class ClauseChangesResolver {
  @FieldResolver(() => ChangeConnection, { description: 'Changes proposed to it, by consultation.' })
  changes(@Root() { id }: Clause, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return changesOfClause.of(id, context, { page, filter: null, sort: AS_PROPOSED });
  }

  @FieldResolver(() => CommentConnection, { description: 'Comments about it that the caller may know of.' })
  comments(@Root() { id }: Clause, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return commentsOfClause.of(id, context, { page, filter: null, sort: AS_IN_MATRIX });
  }
}
