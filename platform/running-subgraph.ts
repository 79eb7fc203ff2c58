import { type DocumentNode, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { TokenVerifier } from './caller/tokens';
import { type Database, openDatabase } from './database/database';
import type { DatabaseLocation } from './database/database-url';
import { unavailable } from './errors';
import type { GraphAnswer, GraphTransport } from './graph-client';
import { federatedSchema } from './graphql/federated-schema';
import { forgetReads, type RequestContext } from './request-context';
import type { Logger } from './server/door';
import { tellError } from './server/format-error';
import type { SubgraphDefinition } from './subgraph';
import type { Clock } from './time/clock';

export interface SubgraphSurroundings {
  location: DatabaseLocation;
  tokens: TokenVerifier;
  clock: Clock;
  graph: GraphTransport;
  logger: Logger;
}

/** A subgraph with its database open, ready to answer by whatever transport. */
export interface RunningSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  /** @throws UNAUTHENTICATED when the token is not to be trusted */
  contextFor(authorization: string | undefined): Promise<RequestContext>;
  /** Answers a valid document, as the gateway plans it. */
  answer(
    document: DocumentNode,
    variables: Record<string, unknown>,
    authorization: string | undefined,
  ): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** @throws StartFailure when its database cannot be opened */
export async function runSubgraph(
  definition: SubgraphDefinition,
  around: SubgraphSurroundings,
): Promise<RunningSubgraph> {
  const { name } = definition;
  const { tokens, clock, logger } = around;
  const schema = federatedSchema(definition);
  const database = await openDatabase(around.location, { ...definition, subgraph: name });

  async function contextFor(authorization: string | undefined): Promise<RequestContext> {
    const caller = await tokens.callerOf(authorization);
    const ask: RequestContext['graph']['ask'] = (query, variables) =>
      around.graph({ query, variables }, authorization).catch((error: unknown) => {
        logger.warn(error, 'the graph did not answer');
        throw unavailable('The rest of the graph');
      });
    const write: Database['write'] = (work) => database.write(work).finally(() => forgetReads(context));
    const context: RequestContext = { caller, database: { ...database, write }, clock, graph: { ask } };
    return context;
  }

  return {
    name,
    schema,
    database,
    contextFor,
    async answer(document, variableValues, authorization) {
      try {
        const contextValue = await contextFor(authorization);
        const { data, errors } = await execute({ schema, document, variableValues, contextValue });
        if (!errors) return { data: data ?? null };
        return { data: data ?? null, errors: errors.map((error) => tellError(error, logger)) };
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [tellError(error, logger)] };
        throw error;
      }
    },
    close: () => database.close(),
  };
}
