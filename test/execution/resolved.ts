import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { FEDERATION_LINK, type SmallSubgraph } from './small-graph';

/** What a field of an entity, or of a root, is; the arguments come second. */
// biome-ignore lint/suspicious/noExplicitAny: small resolvers of tests take what their schema gives them
export type Resolvers = Record<string, Record<string, (parent: any, given: any, context: any, info: any) => unknown>>;

/** A subgraph with resolvers, executed by graphql-js. */
export function resolved(sdl: string, resolvers: Resolvers): SmallSubgraph & { asked: string[] } {
  const schema = buildSubgraphSchema([{ typeDefs: parse(FEDERATION_LINK + sdl), resolvers }]);
  const asked: string[] = [];
  return {
    sdl,
    asked,
    answer: async ({ query, variables, authorization }) => {
      asked.push(query);
      const { data, errors } = await graphql({
        schema,
        source: query,
        variableValues: variables,
        contextValue: { authorization },
      });
      return { data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) };
    },
  };
}
