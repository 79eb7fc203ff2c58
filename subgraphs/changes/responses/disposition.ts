import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { DispositionOutcome } from '../consultations/consultation.vocabulary';
import type { Comment } from './comment';

@ObjectType({ description: 'What was decided on a comment, and why.', simpleResolvers: true })
export class Disposition {
  @Field(() => DispositionOutcome, { description: 'What was decided.' })
  outcome!: DispositionOutcome;

  @Field(() => String, { description: 'Why.' })
  reasoning!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  decidedBy!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why no clause changes although it is accepted, all or in part.',
  })
  noChangeReason!: string | null;

  resultingClauseVersionIds!: string[];
}

/** A comment's disposition; null when it is not decided yet. */
export function dispositionOf(comment: Comment): Disposition | null {
  const { outcome, reasoning, decidedAt, decidedBy, resultingClauseVersionIds, noChangeReason } = comment;
  if (outcome === null || reasoning === null || decidedAt === null || decidedBy === null) return null;
  return Object.assign(new Disposition(), {
    ...{ outcome, reasoning, noChangeReason, decidedAt, decidedBy, resultingClauseVersionIds },
  });
}
