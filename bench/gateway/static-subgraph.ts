import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { type GraphQLSchema, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GraphAnswer } from '../../platform/graph-client';

/** A subgraph over data that is in memory and never changes. */
export interface StaticSubgraph {
  name: string;
  sdl: string;
  resolvers: GraphQLResolverMap<unknown>;
}

export type Answer = (operation: {
  query: string;
  operationName?: string | undefined;
  variables?: Readonly<Record<string, unknown>> | undefined;
}) => Promise<GraphAnswer>;

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])\n';

/** The SDL of a subgraph with the link that federation 2 asks for. */
export function linkedSdl({ sdl }: StaticSubgraph): string {
  return FEDERATION + sdl;
}

/** Executes operations of a subgraph, each compiled when it first comes. */
export function answerOf(subgraph: StaticSubgraph): Answer {
  const schema = buildSubgraphSchema({ typeDefs: parse(linkedSdl(subgraph)), resolvers: subgraph.resolvers });
  const compiled = new Map<string, ReturnType<typeof compiledOperation>>();
  return async ({ query, operationName, variables = {} }) => {
    let known = compiled.get(query);
    if (!known) {
      known = compiledOperation(schema, query, operationName);
      compiled.set(query, known);
    }
    const { data, errors } = await known(undefined, undefined, variables);
    return { data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) };
  };
}

function compiledOperation(schema: GraphQLSchema, query: string, operationName: string | undefined) {
  const compiled = compileQuery(schema, parse(query), operationName, { disableLeafSerialization: true });
  if (!isCompiledQuery(compiled)) throw new Error(`The operation cannot be compiled: ${JSON.stringify(compiled)}`);
  return compiled.query;
}
