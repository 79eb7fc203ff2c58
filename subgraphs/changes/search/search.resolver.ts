import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import type { RequestContext } from '../../../platform/request-context';
import { Traceable, thingById } from '../traces/traceable';
import { joined } from './excerpt';
import { search } from './search';

@ObjectType({ description: 'A piece of a text that was found.', simpleResolvers: true })
export class HighlightSegment {
  @Field(() => String, { description: 'What it says.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is what was searched for.' })
  matched!: boolean;
}

@ObjectType({ description: 'Something that a search found.', simpleResolvers: true })
export class SearchHit {
  id!: string;

  @Field(() => String, {
    description: 'Its heading, code or title, as the caller may see it; empty for what has none.',
  })
  heading!: string;

  @Field(() => [HighlightSegment], { description: 'The heading in pieces, of which those are marked that were found.' })
  headingHighlights!: readonly HighlightSegment[];

  @Field(() => String, { description: 'Its text around what was searched for, as the caller may see it.' })
  excerpt!: string;

  @Field(() => [HighlightSegment], { description: 'The excerpt in pieces, of which those are marked that were found.' })
  highlights!: readonly HighlightSegment[];

  @Field(() => Float, {
    description:
      'How well it answers, by nothing but its own text: each word found counts one, half when the word goes on; in a heading five times.',
  })
  score!: number;
}

@Resolver(() => SearchHit)
export class SearchResolver {
  @Authorized(EVERYBODY)
  @Query(() => [SearchHit], {
    description:
      'Documents, clauses as they stand, consultations, their questions, changes and open issues that still stand, answers, comments and obligations; best first. Of each kind, the first 1,000 by id that have all the words are weighed.',
  })
  async search(
    @Arg('text', () => String, {
      description:
        'Words that must all be there, or begin so, in any order; capitals and accents make no difference. Words in double quotes must be there whole and follow each other.',
    })
    text: string,
    @Arg('kinds', () => [String], { nullable: true, description: 'Only of these GraphQL types, e.g. Clause.' })
    kinds: string[] | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'Most hits: 200 at most.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ) {
    const found = await search(context, text, kinds, first ?? 20);
    return found.map(({ id, score, heading, excerpt }) =>
      Object.assign(new SearchHit(), {
        ...{ id, score, heading: joined(heading), headingHighlights: heading },
        ...{ excerpt: joined(excerpt), highlights: excerpt },
      }),
    );
  }

  @FieldResolver(() => Traceable, { description: 'What was found.' })
  thing(@Root() { id }: SearchHit, @Ctx() context: RequestContext) {
    return thingById(id, context);
  }
}
