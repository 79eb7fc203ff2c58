import { Authorized, buildSchemaSync, Field, FieldResolver, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { EVERYBODY, Role } from '../caller/role';
import { assertDecorated } from './assert-decorated';
import { readableBy, readableByAll } from './reference';

@ObjectType({ simpleResolvers: true, description: 'A type whose decorators are heeded.' })
class Heeded {
  @Field(() => String, { description: 'For everybody who comes to it.' })
  open!: string;

  @Authorized([Role.ADMIN])
  @Field(() => String, { simple: false, description: 'For some.' })
  closed!: string;
}

@Resolver(() => Heeded)
class GoodResolver {
  @Authorized(EVERYBODY)
  @Query(() => Heeded, { description: 'For everybody.' })
  good() {
    return null;
  }

  @Authorized([Role.ADMIN])
  @FieldResolver(() => String, { description: 'For some, by a method.' })
  method() {
    return '';
  }
}

@Resolver()
class BadResolver {
  @Query(() => String, { description: 'For whom?' })
  unsaid() {
    return '';
  }

  @Authorized()
  @Mutation(() => String, { description: 'For whoever is signed in, which is none of our roles.' })
  anybodySignedIn() {
    return '';
  }
}

const checked = (resolvers: (typeof GoodResolver | typeof BadResolver)[], references = {}) => {
  const [first = GoodResolver, ...others] = resolvers;
  // As at a start: what decorators say is put together when a schema is built.
  buildSchemaSync({ resolvers: [first, ...others], authChecker: () => true, validate: false, skipCheck: true });
  const definition = { name: 'example', resolvers, references };
  return () => assertDecorated(definition);
};

describe('a subgraph', () => {
  const resolve = () => null;

  it('starts when it is said of everything for whom it is', () => {
    const references = { Heeded: readableByAll(resolve), Other: readableBy([Role.ADMIN], 'reading others', resolve) };
    expect(checked([GoodResolver], references)).not.toThrow();
  });

  it('does not start with a query, a mutation or a reference resolver of which nobody said it, and names each', () => {
    expect(checked([GoodResolver, BadResolver], { Heeded: () => null })).toThrow(
      /in example:\n {2}unsaid has no @Authorized.*\n {2}anybodySignedIn has no @Authorized.*\n {2}the reference resolver of Heeded is neither/,
    );
  });

  it('does not start with a field whose decorator would not be heeded', () => {
    @ObjectType({ simpleResolvers: true, description: 'A type with a field that is simple, and is not for everybody.' })
    class Unheeded {
      @Authorized([Role.ADMIN])
      @Field(() => String, { description: 'For some, it says.' })
      secret!: string;
    }
    expect(new Unheeded()).toBeDefined();
    expect(checked([GoodResolver])).toThrow(
      '@Authorized of Unheeded.secret is not heeded; its @Field needs simple: false',
    );
  });
});
