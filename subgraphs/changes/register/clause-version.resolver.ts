import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { badArgument, notFound } from '../../../platform/errors';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import { clauseDiffOf } from './baseline-diff';
import { Clause } from './clause';
import { ClauseDiff, DiffSegment, headingSegmentsOf, renderedDiffOf, segmentsOf } from './clause-diff';
import { ClauseVersion, clauseVersionId } from './clause-version';
import { rendered } from './red-line-rendering';
import { baselineById, childrenOfVersion, clauseById, clauseVersionById, wordsOf } from './register.loaders';
import { RedLineFormat } from './register.vocabulary';

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
    return clauseDiffOf(other, version, context);
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

  @FieldResolver(() => [DiffSegment], { description: 'The heading word by word, as `segments`.' })
  headingSegments(@Root() diff: ClauseDiff, @Ctx() context: RequestContext): Promise<DiffSegment[]> {
    return headingSegmentsOf(diff, context);
  }

  @FieldResolver(() => String, { description: 'Number, heading and text with what changed in them marked.' })
  async rendered(
    @Root() diff: ClauseDiff,
    @Arg('format', () => RedLineFormat, { defaultValue: RedLineFormat.HTML, description: 'How it is written out.' })
    format: RedLineFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return rendered(await renderedDiffOf(diff, context), format);
  }
}
