import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/request-context';
import { search } from './search';
import { Traceable, thingById } from './traceable';

@ObjectType({ description: 'Something that a search found.', simpleResolvers: true })
export class SearchHit {
  id!: string;

  @Field(() => String, { description: 'Its text around what was searched for, as the caller may see it.' })
  excerpt!: string;

  @Field(() => Float, { description: 'How well it answers: each word found counts, in a heading five times.' })
  score!: number;
}

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => [SearchHit], {
    description:
      'Documents, clauses as they stand, changes, comments, obligations and open issues that still stand; best first. Of each kind, the first 500 by id that have all the words are weighed.',
  })
  async search(
    @Arg('text', () => String, { description: 'Words that must all be there, in capitals or not.' }) text: string,
    @Arg('kinds', () => [String], { nullable: true, description: 'Only of these GraphQL types, e.g. Clause.' })
    kinds: string[] | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'Most hits: 200 at most.' })
    first: number | null,
    @Ctx() context: RequestContext,
  ) {
    const found = await search(context, text, kinds, first ?? 20);
    return found.map((hit) => Object.assign(new SearchHit(), hit));
  }

  @FieldResolver(() => Traceable, { description: 'What was found.' })
  thing(@Root() { id }: SearchHit, @Ctx() context: RequestContext) {
    return thingById(id, context);
  }
}
