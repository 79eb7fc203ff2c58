import { Arg, Args, Authorized, Ctx, Directive, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { typeNameOf } from '../../../../platform/ids';
import { PageArgs } from '../../../../platform/paging/page-args';
import type { RequestContext } from '../../../../platform/request-context';
import { ObligationConnection } from '../../compliance/obligation';
import { SIGNED_IN } from '../../compliance/signed-in';
import { CommentConnection } from '../../responses/comment';
import { RecoveryScenario } from '../../traces/network.reference';
import { FOREIGN_KINDS } from '../../traces/traceable';
import { Change } from '../change';
import { Consultation } from '../consultation';
import { AS_IN_MATRIX } from '../consultation.listing';
import { Impact, ImpactCount, impactOf } from './impact';
import { commentsOfImpact, obligationCountOf, obligationsOfImpact, saidAbout } from './laid-and-said';
import { countsByKind, reachOf, TraceableConnection, thingsOf } from './reached';

@Resolver(() => Impact)
export class ImpactResolver {
  @FieldResolver(() => Int, {
    description:
      'Trace links that were followed: at one step, those of the changes and of their clauses; retired ones are not.',
  })
  async links(@Root() impact: Impact, @Ctx() context: RequestContext) {
    return (await reachOf(impact, context)).links;
  }

  @FieldResolver(() => [ImpactCount], {
    description: 'Different things that these links lead to, the changes themselves apart, by kind.',
  })
  async byKind(@Root() impact: Impact, @Ctx() context: RequestContext) {
    return countsByKind((await reachOf(impact, context)).things);
  }

  @FieldResolver(() => TraceableConnection, { description: 'The things that are counted by kind, by id.' })
  things(
    @Root() impact: Impact,
    @Arg('kinds', () => [String], { nullable: true, description: 'Only of these GraphQL types.' })
    kinds: string[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return thingsOf(impact, kinds, page, context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether links lead to more than the 10,000 things that are counted.' })
  async truncated(@Root() impact: Impact, @Ctx() context: RequestContext) {
    return (await reachOf(impact, context)).truncated;
  }

  @FieldResolver(() => Int, { description: 'Obligations that its clauses lay on somebody.' })
  obligations(@Root() { rootId }: Impact, @Ctx() context: RequestContext) {
    return obligationCountOf(context).load(rootId);
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => ObligationConnection, {
    nullable: true,
    description: 'These obligations, by id; null to those who may not read obligations.',
  })
  obligationsOfClauses(
    @Root() { rootId }: Impact,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return obligationsOfImpact.of(rootId, context, { page, filter: null });
  }

  @FieldResolver(() => Int, { description: 'Comments about its clauses.' })
  async comments(@Root() { rootId }: Impact, @Ctx() context: RequestContext) {
    return (await saidAbout(context).load(rootId)).comments;
  }

  @FieldResolver(() => CommentConnection, {
    description: 'These comments, by question, response and place in the answer.',
  })
  commentsOnClauses(@Root() { rootId }: Impact, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return commentsOfImpact.of(rootId, context, { page, filter: null, sort: AS_IN_MATRIX });
  }

  @FieldResolver(() => Int, { description: 'Answers that oppose and make a comment about one of its clauses.' })
  async opposed(@Root() { rootId }: Impact, @Ctx() context: RequestContext) {
    return (await saidAbout(context).load(rootId)).opposed;
  }

  @FieldResolver(() => [RecoveryScenario], { description: 'Recovery scenarios that links lead to, by id.' })
  async scenarios(@Root() impact: Impact, @Ctx() context: RequestContext) {
    const { things } = await reachOf(impact, context);
    const ids = things.filter((id) => typeNameOf(id) === 'RecoveryScenario');
    return ids.map((id) => Object.assign(new RecoveryScenario(), { id }));
  }

  @Directive('@inaccessible')
  @FieldResolver(() => [ID], {
    description: 'Ids of things of the network that links lead to: what the other subgraphs go by.',
  })
  async networkIds(@Root() impact: Impact, @Ctx() context: RequestContext) {
    return (await reachOf(impact, context)).things.filter((id) => FOREIGN_KINDS.has(typeNameOf(id)));
  }
}

const DEPTH = { defaultValue: 1, description: 'How many steps links are followed, 10 at most.' };

@Resolver(() => Change)
export class ChangeImpactResolver {
  @FieldResolver(() => Impact, { description: 'What the change touches across the graph.' })
  impact(@Root() { id }: Change, @Arg('depth', () => Int, DEPTH) depth: number) {
    return impactOf(id, depth);
  }
}

@Resolver(() => Consultation)
export class ConsultationImpactResolver {
  @FieldResolver(() => Impact, {
    description: 'What the changes that it proposes touch across the graph, together: what several touch stands once.',
  })
  impact(@Root() { id }: Consultation, @Arg('depth', () => Int, DEPTH) depth: number) {
    return impactOf(id, depth);
  }
}

export const impactResolvers = [ImpactResolver, ChangeImpactResolver, ConsultationImpactResolver];
