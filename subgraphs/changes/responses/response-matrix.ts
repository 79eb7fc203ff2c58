import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { Connection, connectionType } from '../../../platform/paging/connection';
import type { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { AS_IN_MATRIX, commentsOfConsultation } from '../consultations/consultation.listing';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';
import type { Comment } from './comment';

@ObjectType({ description: 'What was said in a comment, and what was decided on it.', simpleResolvers: true })
export class ResponseMatrixRow {
  /** The comment that the row is of; it exists for the caller. */
  of!: Comment;

  @Field(() => ID, { description: 'Id of that comment.' })
  commentId!: string;

  @Field(() => [String], { description: 'What it is about, in a word or two each.' })
  themes!: string[];

  @Field(() => String, { nullable: true, description: 'Who is to decide on it.' })
  assignee!: string | null;

  @Field(() => DispositionOutcome, { nullable: true, description: 'What was decided; null when nothing is yet.' })
  outcome!: DispositionOutcome | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reasoning!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why no clause changes although it is accepted, all or in part.',
  })
  noChangeReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  decidedBy!: string | null;
}

export const ResponseMatrixConnection = connectionType(
  'ResponseMatrix',
  () => ResponseMatrixRow,
  'rows of a response matrix',
);

function rowOf(comment: Comment): ResponseMatrixRow {
  const { id, themes, assignee, outcome, reasoning, noChangeReason, decidedAt, decidedBy } = comment;
  return Object.assign(new ResponseMatrixRow(), {
    ...{ of: comment, commentId: id, themes, assignee },
    ...{ outcome, reasoning, noChangeReason, decidedAt, decidedBy },
  });
}

/** One row a comment that exists for the caller, by question, response and place in the answer. */
export function responseMatrixOf(
  consultationId: string,
  context: RequestContext,
  page: PageArgs,
): Connection<ResponseMatrixRow> {
  const comments = commentsOfConsultation.of(consultationId, context, { page, filter: null, sort: AS_IN_MATRIX });
  return new Connection(
    async () => ({
      edges: (await comments.edges()).map(({ cursor, node }) => ({ cursor, node: rowOf(node) })),
      pageInfo: await comments.pageInfo(),
    }),
    () => comments.totalCount(),
  );
}
