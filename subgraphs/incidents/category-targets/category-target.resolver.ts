import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, NETWORK_READERS, NETWORK_WRITERS } from '../../../platform/caller/role';
import { keepAmong } from '../../../platform/database/conditions';
import { DateScalar } from '../../../platform/graphql/scalars';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { connectionType } from '../../../platform/paging/connection';
import { listing } from '../../../platform/paging/listing';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { CategoryTarget, categoryTargetId, targetOn } from '../category-target';
import { IncidentCategory } from '../vocabulary';
import { CategoryTargetsPayload, SetCategoryTargetsInput } from './category-target.input';
import { setCategoryTargets } from './set-category-targets';

const CategoryTargetConnection = connectionType('CategoryTarget', () => CategoryTarget, 'target times');

const versions = listing<CategoryTarget, readonly IncidentCategory[] | null>({
  name: 'categoryTargetVersions',
  entity: CategoryTarget,
  key: 'effectiveFrom',
  narrow: (query, categories) => keepAmong(query, 'thing.category', categories),
});

@Resolver(() => CategoryTarget)
export class CategoryTargetResolver {
  @Authorized(EVERYBODY)
  @Query(() => [CategoryTarget], { description: 'The targets in force on a day, by category.' })
  async categoryTargets(
    @Arg('on', () => DateScalar, { nullable: true, description: 'On which day in the UK; today unless given.' })
    on: string | null | undefined,
    @Ctx() { database, clock }: RequestContext,
  ) {
    const targets = await database.reads.find(CategoryTarget);
    const day = on ?? dayInLondon(clock.now());
    return Object.values(IncidentCategory).flatMap((category) => targetOn(targets, category, day) ?? []);
  }

  @Authorized(EVERYBODY)
  @Query(() => CategoryTargetConnection, {
    description: 'All targets that were, are or will be in force, by category and the day from which they hold.',
  })
  categoryTargetVersions(
    @Arg('categories', () => [IncidentCategory], {
      nullable: true,
      description: 'Of which categories; of all unless given.',
    })
    categories: IncidentCategory[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const sort = [{ path: 'thing.category', direction: 'ASC' as const }];
    return versions.all(context, { page, filter: categories ?? null, sort });
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => CategoryTargetsPayload, {
    description:
      'Sets target times from a day on, for incidents that are raised then; those that were raised before keep theirs. For those who act for DCC.',
  })
  setCategoryTargets(
    @Arg('input', () => SetCategoryTargetsInput, { description: 'Which times, and from when.' })
    input: SetCategoryTargetsInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('targets', () => setCategoryTargets(context, input));
  }

  @FieldResolver(() => ID, { description: 'Readable id, e.g. `categoryTarget:CATEGORY_1-2015-07-01`.' })
  id(@Root() target: CategoryTarget) {
    return categoryTargetId(target);
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() target: CategoryTarget, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(categoryTargetId(target), context, page);
  }
}
