import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { badArgument, notFound } from '../../../platform/errors';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import { Clause } from './clause';
import { ClauseDiff, DiffSegment, diffOf, segmentsOf } from './clause-diff';
import { ClauseVersion, clauseVersionId } from './clause-version';
import { baselineById, childrenOfVersion, clauseById, clauseVersionById, wordsOf } from './register.loaders';

@Resolver(() => ClauseVersion)
export class ClauseVersionResolver {
  @FieldResolver(() => Clause, { description: 'The clause that it is a version of.' })
  clause(@Root() { clauseId }: ClauseVersion, @Ctx() context: RequestContext) {
    return clauseById(context).load(clauseId);
  }

  @FieldResolver(() => Baseline, { description: 'The baseline in which it stands so.' })
  baseline(@Root() { baselineId }: ClauseVersion, @Ctx() context: RequestContext) {
    return baselineById(context).load(baselineId);
  }

  @FieldResolver(() => String, { description: 'Heading in this baseline.' })
  async heading(@Root() version: ClauseVersion, @Ctx() context: RequestContext) {
    return (await wordsOf(version, context)).heading;
  }

  @FieldResolver(() => String, { description: 'Markdown; numbers of sub-clauses are not part of it.' })
  async text(@Root() version: ClauseVersion, @Ctx() context: RequestContext) {
    return (await wordsOf(version, context)).text;
  }

  @FieldResolver(() => ClauseVersion, { nullable: true, description: 'The clause above it in this baseline.' })
  parent(@Root() { baselineId, parentClauseId }: ClauseVersion, @Ctx() context: RequestContext) {
    return parentClauseId && clauseVersionById(context).load(clauseVersionId(baselineId, parentClauseId));
  }

  @FieldResolver(() => [ClauseVersion], { description: 'The clauses right under it in this baseline, in order.' })
  children(@Root() { id }: ClauseVersion, @Ctx() context: RequestContext) {
    return childrenOfVersion(context).load(id);
  }

  @FieldResolver(() => ClauseDiff, {
    description: 'Red-line of this clause against another of its versions, which is the one before.',
  })
  async diff(
    @Root() version: ClauseVersion,
    @Arg('against', () => ID, { description: 'Id of another version of the same clause.' }) against: string,
    @Ctx() context: RequestContext,
  ): Promise<ClauseDiff> {
    const other = await clauseVersionById(context).load(against);
    if (!other) throw notFound(against, "Use an id from the clause's versions.");
    if (other.clauseId !== version.clauseId) {
      const message = `${against} is a version of ${other.clauseId}, not of ${version.clauseId}.`;
      throw badArgument('against', message, "Use an id from the clause's own versions.");
    }
    return diffOf(other, version);
  }
}

@Resolver(() => ClauseDiff)
export class ClauseDiffResolver {
  @FieldResolver(() => [DiffSegment], {
    description: 'The text word by word: EQUAL and DELETE pieces make the text before, EQUAL and INSERT the one after.',
  })
  segments(@Root() diff: ClauseDiff, @Ctx() context: RequestContext): Promise<DiffSegment[]> {
    return segmentsOf(diff, context);
  }
}
