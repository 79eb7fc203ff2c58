import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseDiff } from '../register/clause-diff';
import { ClauseVersion } from '../register/clause-version';
import { clauseVersionById } from '../register/register.loaders';
import { changedText, TraceLinkSide } from './trace-link-side';
import { Traceable, thingById } from './traceable';
import { isWithdrawn } from './withdrawn';

@Resolver(() => TraceLinkSide)
export class TraceLinkSideResolver {
  @FieldResolver(() => Traceable, { nullable: true, description: 'What stands there; null when it is gone.' })
  thing(@Root() { thingId }: TraceLinkSide, @Ctx() context: RequestContext) {
    return thingById(thingId, context);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it was withdrawn since: a clause in no text that stands or is proposed, a comment taken back or replaced, a part of a withdrawn consultation, a device that was withdrawn or decommissioned, or whatever is gone. Null when that cannot be found out.',
  })
  withdrawn(@Root() { thingId }: TraceLinkSide, @Ctx() context: RequestContext): Promise<boolean> {
    return isWithdrawn(context).load(thingId);
  }

  @FieldResolver(() => ClauseVersion, {
    nullable: true,
    description: 'Of a clause, its version that the link was last reviewed against; null when no text of it was held.',
  })
  reviewedAgainst(@Root() { reviewedVersionId }: TraceLinkSide, @Ctx() context: RequestContext) {
    return reviewedVersionId && clauseVersionById(context).load(reviewedVersionId);
  }

  @FieldResolver(() => ClauseDiff, {
    nullable: true,
    description: 'The red-line that makes the link suspect here: from the text reviewed to the present one.',
  })
  changedText(@Root() side: TraceLinkSide, @Ctx() context: RequestContext) {
    return changedText(side, context);
  }
}
