import { readableByAll } from '../../../platform/graphql/reference';
import type { SubgraphPart } from '../subgraph-part';
import { Answer } from './answer';
import { Comment, CommentClause, CommentTheme } from './comment';
import { CommentResolver, DispositionResolver, ResponseMatrixRowResolver } from './comment.resolver';
import { Disclosure } from './disclosure';
import { DisclosureResolver } from './disclosure.resolver';
import { organisation } from './organisation.reference';
import { Response } from './response';
import { answerById, commentById, responseById } from './response.loaders';
import { AnswerResolver, OrganisationResponsesResolver, ResponseResolver } from './response.resolver';
import { ResponseFormResolver } from './response-form.resolver';
import { ViewerResolver } from './viewer.resolver';

/** What respondents say, who may see how much of it, and what is decided on it. */
export const responses: SubgraphPart = {
  resolvers: [
    ResponseResolver,
    AnswerResolver,
    OrganisationResponsesResolver,
    CommentResolver,
    DispositionResolver,
    ResponseMatrixRowResolver,
    DisclosureResolver,
    ResponseFormResolver,
    ViewerResolver,
  ],
  entities: [Response, Answer, Comment, CommentClause, CommentTheme, Disclosure],
  references: {
    Response: readableByAll(({ id }, context) => responseById(context).load(id)),
    Answer: readableByAll(({ id }, context) => answerById(context).load(id)),
    Comment: readableByAll(({ id }, context) => commentById(context).load(id)),
    Organisation: readableByAll(({ id }) => organisation(id)),
  },
};
