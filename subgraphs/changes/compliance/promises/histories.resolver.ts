import { Arg, Authorized, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Role } from '../../../../platform/caller/role';
import { wholeKinds } from '../../../../platform/history/whole-kinds';
import { typedId } from '../../../../platform/ids';
import type { RequestContext } from '../../../../platform/request-context';

@ObjectType({
  description:
    'The histories of all things of a kind, taken together: how many things there are of it is not for everybody to know.',
  simpleResolvers: true,
})
export class HistoryKind {
  @Field(() => ID, { description: 'Readable id, e.g. `historyKind:Baseline`.' })
  id!: string;

  @Field(() => String, { description: 'Name of the kind, e.g. Baseline.' })
  kind!: string;

  @Field(() => Boolean, {
    description: 'Whether no entry of any of them was changed, left out or put in after the fact.',
  })
  whole!: boolean;
}

@ObjectType({ description: 'Kinds of things that have histories.', simpleResolvers: true })
export class HistoryKinds {
  @Field(() => Int, { description: 'How many.' })
  totalCount!: number;

  @Field(() => [HistoryKind], { description: 'All of them, by name.' })
  nodes!: HistoryKind[];
}

/** All kinds, whether there are any or not: that there is a first response, say, is not for everybody to know. */
export const KINDS_WITH_HISTORY = [
  'Baseline',
  'Clause',
  'Comment',
  'ComplianceAssessment',
  'Consultation',
  'DesignBaseline',
  'Disclosure',
  'Document',
  'Milestone',
  'Obligation',
  'OpenIssue',
  'Response',
  'TraceLink',
] as const;

/** Reading every entry costs what it costs: it is for those who run the product, and for the assessor. */
const READERS = [Role.SERVICE, Role.ADMIN, Role.GOVERNANCE];

/** That the history of the register, of consultations and of compliance cannot be edited unseen, in a form that is counted. */
@Resolver(() => HistoryKinds)
export class HistoriesResolver {
  @Authorized(READERS)
  @Query(() => HistoryKinds, {
    description:
      'The kinds of things of the register, of consultations and of compliance, each with whether the hash chains of its histories are whole.',
  })
  async historyKinds(
    @Arg('whole', () => Boolean, { nullable: true, description: 'Those alone that are whole, or that are not.' })
    wish: boolean | null | undefined,
    @Ctx() { database }: RequestContext,
  ): Promise<HistoryKinds> {
    const found = await wholeKinds(database.reads);
    const nodes = KINDS_WITH_HISTORY.map((kind) => ({
      id: typedId('historyKind', kind),
      kind,
      whole: found.get(kind) ?? true,
    })).filter(({ whole }) => typeof wish !== 'boolean' || whole === wish);
    return { totalCount: nodes.length, nodes };
  }
}
