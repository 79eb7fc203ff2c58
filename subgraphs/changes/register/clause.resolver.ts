import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { badArgument } from '../../../platform/errors';
import { DateScalar } from '../../../platform/graphql/scalars';
import { allBy } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { SIGNED_IN } from '../compliance/signed-in';
import { Clause } from './clause';
import { ClauseVersion, clauseVersionId } from './clause-version';
import { Document } from './document';
import {
  clauseById,
  clauseVersionById,
  documentById,
  splitFromClause,
  standingVersion,
  today,
  versionOn,
  versionsOfClause,
  wordsOf,
} from './register.loaders';

const obligationsOfClause = allBy(Obligation, 'clauseId', 'id');

@Resolver(() => Clause)
export class ClauseResolver {
  @Authorized(EVERYBODY)
  @Query(() => Clause, { nullable: true, description: 'A clause by its id.' })
  clause(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `clause:IMP-2.1.3`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return clauseById(context).load(id);
  }

  @FieldResolver(() => Document, { description: 'The document that it is a clause of.' })
  document(@Root() { documentId }: Clause, @Ctx() context: RequestContext) {
    return documentById(context).load(documentId);
  }

  @FieldResolver(() => String, { description: 'Number in the baseline in force (or the last it stood in).' })
  async number(@Root() clause: Clause, @Ctx() context: RequestContext) {
    return (await standingVersion(context).load(clause.id))?.number ?? clause.number;
  }

  @FieldResolver(() => String, {
    description: 'Heading in the baseline in force (or the last it stood in); empty when no text of it is held.',
  })
  async heading(@Root() clause: Clause, @Ctx() context: RequestContext) {
    const version = await standingVersion(context).load(clause.id);
    return version ? (await wordsOf(version, context)).heading : clause.heading;
  }

  @FieldResolver(() => ClauseVersion, {
    nullable: true,
    description: 'As it stands in the baseline in force today; null when it is in none.',
  })
  current(@Root() clause: Clause, @Ctx() context: RequestContext) {
    return versionOn(clause, today(context), context);
  }

  @FieldResolver(() => [ClauseVersion], {
    description: 'As it stands in each baseline, in the order of the baselines.',
  })
  versions(@Root() { id }: Clause, @Ctx() context: RequestContext) {
    return versionsOfClause(context).load(id);
  }

  @FieldResolver(() => ClauseVersion, {
    nullable: true,
    description: 'As it stood in the baseline in force on a day, or in a baseline; today unless given.',
  })
  version(
    @Root() clause: Clause,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'A day in UK time.' }) asOf:
      | string
      | null
      | undefined,
    @Arg('baselineId', () => ID, { nullable: true, description: 'A baseline of its document.' })
    baselineId: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    if (asOf && baselineId) throw badArgument('baselineId', 'Both asOf and baselineId are given.', 'Give one of them.');
    if (baselineId) return clauseVersionById(context).load(clauseVersionId(baselineId, clause.id));
    return versionOn(clause, asOf ?? today(context), context);
  }

  @FieldResolver(() => Clause, { nullable: true, description: 'The clause that it was split from.' })
  derivedFrom(@Root() { derivedFromId }: Clause, @Ctx() context: RequestContext) {
    return derivedFromId && clauseById(context).load(derivedFromId);
  }

  @FieldResolver(() => [Clause], { description: 'The clauses that were split from it.' })
  splitInto(@Root() { id }: Clause, @Ctx() context: RequestContext) {
    return splitFromClause(context).load(id);
  }

  @Authorized(SIGNED_IN)
  @FieldResolver(() => [Obligation], { description: 'The duties that it lays on somebody.' })
  async obligations(@Root() { id }: Clause, @Ctx() context: RequestContext) {
    return (await obligationsOfClause(context).load(id)).filter(({ retiredAt }) => retiredAt === null);
  }
}
