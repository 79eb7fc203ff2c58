import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { isOutsider } from '../../../platform/caller/caller';
import { EVERYBODY } from '../../../platform/caller/role';
import { escaped, keepContaining } from '../../../platform/database/conditions';
import { entitiesOf } from '../../../platform/database/rows';
import { DateScalar } from '../../../platform/graphql/scalars';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { listing } from '../../../platform/paging/listing';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { Baseline } from './baseline';
import { baselineDiff } from './baseline-diff';
import { statusOn } from './baseline-life-cycle';
import { BaselineTransition } from './baseline-transition';
import { ClauseDiffConnection } from './clause-diff';
import { ClauseText } from './clause-text';
import { ClauseVersion, ClauseVersionConnection } from './clause-version';
import { DesignBaseline } from './design-baseline';
import { Document } from './document';
import { documentRedLine } from './document-red-line';
import {
  baselineById,
  designBaselinesOfBaseline,
  documentById,
  membersOfDesignBaseline,
  today,
  transitionsOfBaseline,
} from './register.loaders';
import { BaselineStatus, DiffKind, RedLineFormat } from './register.vocabulary';
import { keepVisibleSets } from './visible-baselines';

interface ClauseFilter {
  search: string | null | undefined;
  under: string | null | undefined;
}

const clausesOfBaseline = listing<ClauseVersion, ClauseFilter>({
  name: 'Baseline.clauses',
  entity: ClauseVersion,
  key: 'clauseId',
  parent: 'thing.baselineId',
  narrow(query, { search, under }) {
    if (search) query.innerJoin(ClauseText, 'words', 'words.contentHash = thing.contentHash');
    keepContaining(query, ['words.heading', 'words.text'], search);
    if (!under) return;
    const prefix = under.trim().replace(/\.$/, '');
    const literal = escaped(prefix);
    query.andWhere(
      "(thing.number = :under OR thing.number LIKE :underPoint ESCAPE '!' OR thing.number LIKE :underBracket ESCAPE '!')",
      { under: prefix, underPoint: `${literal}.%`, underBracket: `${literal}(%` },
    );
  },
});

@Resolver(() => Baseline)
export class BaselineResolver {
  @Authorized(EVERYBODY)
  @Query(() => Baseline, { nullable: true, description: 'A baseline by its id.' })
  baseline(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `baseline:IMP-1.0`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return baselineById(context).load(id);
  }

  @FieldResolver(() => BaselineStatus, { description: 'Where it stands today on its way into force and out of it.' })
  status(@Root() baseline: Baseline, @Ctx() context: RequestContext) {
    return statusOn(baseline, today(context));
  }

  @FieldResolver(() => Document, { description: 'The document that it is a state of.' })
  document(@Root() { documentId }: Baseline, @Ctx() context: RequestContext) {
    return documentById(context).load(documentId);
  }

  @FieldResolver(() => Baseline, { nullable: true, description: 'The baseline that it was made from.' })
  basedOn(@Root() { basedOnId }: Baseline, @Ctx() context: RequestContext) {
    return basedOnId && baselineById(context).load(basedOnId);
  }

  @FieldResolver(() => ClauseVersionConnection, { description: 'Its clauses, in document order.' })
  clauses(
    @Root() { id }: Baseline,
    @Arg('search', () => String, { nullable: true, description: 'Text in heading or text.' })
    search: string | null | undefined,
    @Arg('under', () => String, { nullable: true, description: 'A number: that clause and all that stands under it.' })
    under: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const sort = [{ path: 'thing.position', direction: 'ASC' as const }];
    return clausesOfBaseline.of(id, context, { page, filter: { search, under }, sort });
  }

  @FieldResolver(() => [BaselineTransition], { description: 'The steps it has taken, in order.' })
  transitions(@Root() { id }: Baseline, @Ctx() context: RequestContext) {
    return transitionsOfBaseline(context).load(id);
  }

  @FieldResolver(() => ClauseDiffConnection, {
    description: 'Red-line against another baseline of the document, which is the one before; in document order.',
  })
  diff(
    @Root() baseline: Baseline,
    @Arg('against', () => ID, { description: 'Id of another baseline of the same document.' }) against: string,
    @Arg('kinds', () => [DiffKind], { nullable: true, description: 'Only of these kinds.' })
    kinds: DiffKind[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return baselineDiff(baseline, against, kinds, page, context);
  }

  @FieldResolver(() => String, {
    description: 'The whole red-line against another baseline of the document, clause by clause, written out.',
  })
  redLine(
    @Root() baseline: Baseline,
    @Arg('against', () => ID, { description: 'Id of another baseline of the same document.' }) against: string,
    @Arg('format', () => RedLineFormat, { defaultValue: RedLineFormat.HTML, description: 'How it is written out.' })
    format: RedLineFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return documentRedLine(baseline, against, format, context);
  }

  @FieldResolver(() => [DesignBaseline], { description: 'The sets that it belongs to.' })
  designBaselines(@Root() { id }: Baseline, @Ctx() context: RequestContext) {
    return designBaselinesOfBaseline(context).load(id);
  }

  @FieldResolver(() => AuditEntryConnection, {
    description: 'Who changed what, oldest first; for those outside, since it was last a draft.',
  })
  async history(@Root() { id }: Baseline, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    if (!isOutsider(context.caller)) return historyOf(id, context, page);
    const steps = await transitionsOfBaseline(context).load(id);
    return historyOf(id, context, page, steps.findLast(({ from }) => from === BaselineStatus.DRAFT)?.at ?? null);
  }
}

@Resolver(() => DesignBaseline)
export class DesignBaselineResolver {
  @Authorized(EVERYBODY)
  @Query(() => [DesignBaseline], {
    description: 'All sets of baselines, in the order in which they were put together.',
  })
  designBaselines(@Ctx() { database, caller }: RequestContext) {
    const query = database.reads.createQueryBuilder(DesignBaseline, 'thing').where('1 = 1');
    keepVisibleSets(query, caller);
    return entitiesOf(query.orderBy('thing.createdAt').addOrderBy('thing.id'));
  }

  @FieldResolver(() => [Baseline], { description: 'The baselines of the set.' })
  async baselines(@Root() { id }: DesignBaseline, @Ctx() context: RequestContext) {
    const members = await membersOfDesignBaseline(context).load(id);
    const baselines = await Promise.all(members.map(({ baselineId }) => baselineById(context).load(baselineId)));
    return baselines.filter((baseline) => baseline !== null);
  }
}

@Resolver(() => BaselineTransition)
export class BaselineTransitionResolver {
  @FieldResolver(() => DateScalar, { description: 'Day in UK time from which on it counts.' })
  effectiveOn(@Root() { effectiveOn, at }: BaselineTransition) {
    return effectiveOn ?? dayInLondon(at);
  }
}
