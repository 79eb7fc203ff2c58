import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { ConsultationProgress } from '../consultations/consultation-progress';
import { Comment, CommentTheme } from '../responses/comment';
import { keepCurrent, seesEverything, visibleThings } from '../responses/viewer-scope';
import { Campaign } from './campaign';

@ObjectType({ description: 'How far comments on a theme are.', simpleResolvers: true })
export class ThemeProgress {
  @Field(() => String, { description: 'The theme.' })
  theme!: string;

  @Field(() => Int, { description: 'How many comments are on it.' })
  comments!: number;

  @Field(() => Int, { description: 'How many of them are decided.' })
  disposed!: number;
}

@ObjectType({ description: 'How far the comments are that somebody is to decide on.', simpleResolvers: true })
export class AssigneeProgress {
  @Field(() => String, { nullable: true, description: 'Who is to decide on them; null for nobody yet.' })
  assignee!: string | null;

  @Field(() => Int, { description: 'How many comments there are.' })
  comments!: number;

  @Field(() => Int, { description: 'How many of them are decided.' })
  disposed!: number;
}

/** Counts come as text from one engine and as numbers from the other. */
interface Counted {
  parent: string;
  name: string | null;
  comments: number | string;
  disposed: number | string;
}

/** Comments that exist for the caller, counted by consultation and something else. */
function counted(consultationIds: readonly string[], context: RequestContext, by: 'tagged.theme' | 'thing.assignee') {
  const query = keepCurrent(visibleThings(context, Comment)).andWhere('thing.consultationId IN (:...consultationIds)', {
    consultationIds,
  });
  if (by === 'tagged.theme') query.innerJoin(CommentTheme, 'tagged', 'tagged.commentId = thing.id');
  return query
    .select('thing.consultationId', 'parent')
    .addSelect(by, 'name')
    .addSelect('COUNT(*)', 'comments')
    .addSelect('SUM(CASE WHEN thing.outcome IS NOT NULL THEN 1 ELSE 0 END)', 'disposed')
    .groupBy('thing.consultationId')
    .addGroupBy(by)
    .orderBy(by)
    .getRawMany<Counted>();
}

function grouped<T>(ids: readonly string[], rows: readonly Counted[], of: (row: Counted) => T): T[][] {
  const groups = new Map<string, T[]>(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.parent)?.push(of(row));
  return ids.map((id) => groups.get(id) ?? []);
}

const themesOf = batched<ThemeProgress[]>(async (ids, context) =>
  grouped(ids, await counted(ids, context, 'tagged.theme'), ({ name, comments, disposed }) => ({
    theme: name ?? '',
    comments: Number(comments),
    disposed: Number(disposed),
  })),
);

const assigneesOf = batched<AssigneeProgress[]>(async (ids, context) =>
  grouped(ids, await counted(ids, context, 'thing.assignee'), ({ name, comments, disposed }) => ({
    assignee: name,
    comments: Number(comments),
    disposed: Number(disposed),
  })),
);

const campaignsOf = batched<number>(async (ids, { database }) => {
  const rows: { parent: string; count: number | string }[] = await database.reads
    .createQueryBuilder(Campaign, 'thing')
    .where('thing.consultationId IN (:...ids)', { ids })
    .andWhere('thing.size > 1')
    .select('thing.consultationId', 'parent')
    .addSelect('COUNT(*)', 'count')
    .groupBy('thing.consultationId')
    .getRawMany();
  const counts = new Map(rows.map(({ parent, count }) => [parent, Number(count)]));
  return ids.map((id) => counts.get(id) ?? 0);
});

@Resolver(() => ConsultationProgress)
export class ProgressResolver {
  @FieldResolver(() => [ThemeProgress], { description: 'By theme; a comment may be on several, or on none.' })
  byTheme(@Root() { consultationId }: ConsultationProgress, @Ctx() context: RequestContext) {
    return themesOf(context).load(consultationId);
  }

  @FieldResolver(() => [AssigneeProgress], { description: 'By who is to decide, those of nobody first.' })
  byAssignee(@Root() { consultationId }: ConsultationProgress, @Ctx() context: RequestContext) {
    return assigneesOf(context).load(consultationId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many campaigns there are; null to those who may not see all that was said.',
  })
  campaigns(@Root() { consultationId }: ConsultationProgress, @Ctx() context: RequestContext) {
    return seesEverything(context.caller) ? campaignsOf(context).load(consultationId) : null;
  }
}
