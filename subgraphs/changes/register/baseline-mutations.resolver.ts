import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { CreateBaselineInput, EditClauseInput, TransitionBaselineInput } from './baseline.input';
import { BaselinePayload } from './baseline-payload';
import { CreateDesignBaselineInput, createDesignBaseline, DesignBaselinePayload } from './create-design-baseline';
import { editClause } from './edit-clause';
import { startBaseline } from './start-baseline';
import { transitionBaseline } from './transition-baseline';

const EDITORS = [Role.GOVERNANCE, Role.ADMIN];

@Resolver()
export class BaselineMutationsResolver {
  @Authorized(EDITORS)
  @Mutation(() => BaselinePayload, { description: 'Begins a new draft of a document, empty or from a baseline of it.' })
  createBaseline(
    @Arg('input', () => CreateBaselineInput, { description: 'The document and what the draft is made from.' })
    input: CreateBaselineInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('baseline', () => startBaseline(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => BaselinePayload, {
    description: 'Adds, rewords, renumbers, moves or removes a clause. Only in a draft.',
  })
  editClause(
    @Arg('input', () => EditClauseInput, { description: 'The draft, the clause and what becomes of it.' })
    input: EditClauseInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('baseline', () => editClause(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => BaselinePayload, {
    description:
      'Takes a baseline a step on its way into force: into consultation, baselined, submitted, designated; back to draft, or withdrawn. A designation ends the one in force before.',
  })
  transitionBaseline(
    @Arg('input', () => TransitionBaselineInput, { description: 'The baseline, where it goes, and by whom.' })
    input: TransitionBaselineInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('baseline', () => transitionBaseline(context, input));
  }

  @Authorized(EDITORS)
  @Mutation(() => DesignBaselinePayload, { description: 'Puts baselines of several documents together as a set.' })
  createDesignBaseline(
    @Arg('input', () => CreateDesignBaselineInput, { description: 'The name of the set, and its baselines.' })
    input: CreateDesignBaselineInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('designBaseline', () => createDesignBaseline(context, input));
  }
}
