import { type DocumentNode, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import type { AssessorAuthorization } from './caller/assessor-authorization';
import type { Caller } from './caller/caller';
import type { TokenVerifier } from './caller/tokens';
import type { Database } from './database/database';
import { unavailable } from './errors';
import type { GraphAnswer, GraphClient, GraphTransport } from './graph-client';
import { federatedSchema } from './graphql/federated-schema';
import { forgetReads, type RequestContext } from './request-context';
import type { Logger } from './server/door';
import { tellError } from './server/format-error';
import type { SubgraphDefinition } from './subgraph';
import type { Clock } from './time/clock';

export interface SubgraphSurroundings {
  database: Database;
  tokens: TokenVerifier;
  clock: Clock;
  graph: GraphTransport;
  /** The assessor's `Authorization`; nothing is assessed without it. */
  assessor?: AssessorAuthorization;
  logger: Logger;
}

/** A subgraph that is ready to answer by whatever transport; closing it closes its database. */
export interface RunningSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  /** @throws UNAUTHENTICATED when the token is not to be trusted */
  contextFor(authorization: string | undefined, idempotencyKey?: string): Promise<RequestContext>;
  /** For the product's own work, which no request asks for; it asks the graph as the assessor, or as the public. */
  contextOf(caller: Caller): RequestContext;
  /** Answers a valid document, as the gateway plans it. */
  answer(
    document: DocumentNode,
    variables: Record<string, unknown>,
    authorization: string | undefined,
    idempotencyKey?: string,
  ): Promise<GraphAnswer>;
  close(): Promise<void>;
}

async function noAssessor(): Promise<string> {
  throw unavailable("The assessor's token");
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('The caller could not be told.', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
}

export function runSubgraph(definition: SubgraphDefinition, around: SubgraphSurroundings): RunningSubgraph {
  const { name } = definition;
  const { database, tokens, clock, logger } = around;
  const schema = federatedSchema(definition);

  function contextOf(caller: Caller, authorization?: string): RequestContext {
    const asking = (as: () => Promise<string | undefined>): GraphClient => ({
      async ask(query, variables) {
        const presented = await as();
        const answer = await around.graph({ query, variables }, presented).catch((error: unknown) => {
          logger.warn(error, 'the graph did not answer');
          throw unavailable('The rest of the graph');
        });
        const [error] = answer.errors ?? [];
        if (error) throw new GraphQLError(error.message, { extensions: error.extensions ?? {} });
        return answer.data ?? {};
      },
    });
    const graph = asking(async () => authorization);
    const assessor = asking(around.assessor ?? noAssessor);
    const write: Database['write'] = (work) => database.write(work).finally(() => forgetReads(context));
    const context: RequestContext = { caller, database: { ...database, write }, clock, graph, assessor };
    return context;
  }

  async function contextFor(authorization: string | undefined, idempotencyKey?: string): Promise<RequestContext> {
    const context = contextOf(await tokens.callerOf(authorization), authorization);
    return idempotencyKey === undefined ? context : Object.assign(context, { idempotencyKey });
  }

  return {
    name,
    schema,
    database,
    contextFor,
    contextOf: (caller) => contextOf(caller),
    async answer(document, variableValues, authorization, idempotencyKey) {
      try {
        const contextValue = await contextFor(authorization, idempotencyKey);
        const { data, errors } = await execute({ schema, document, variableValues, contextValue });
        if (!errors) return { data: data ?? null };
        return { data: data ?? null, errors: errors.map((error) => tellError(error, logger)) };
      } catch (error) {
        return { errors: [tellError(asGraphQLError(error), logger)] };
      }
    },
    close: () => database.close(),
  };
}
