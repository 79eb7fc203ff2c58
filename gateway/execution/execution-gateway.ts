import type { GatewayInterface, GatewayLoadResult } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../gateway-context';
import { dataOfText } from './answer-data';
import { Coalesced } from './coalesced';
import { type Answered, executeOperation } from './execute-operation';
import { PreparedOperation } from './prepared-operation';
import type { Run } from './run';
import { PlannedSupergraph } from './supergraph';
import type { SubgraphTransport } from './transport';

/** Bytes of compiled operations that are kept. */
const KEPT_OPERATIONS = 64 * 1024 * 1024;

/** How a subgraph of the supergraph is reached, by its name and the URL that the supergraph has for it. */
export type TransportOf = (subgraph: { name: string; url: string | undefined }) => SubgraphTransport;
type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
type Executor = NonNullable<GatewayLoadResult['executor']>;

/** A supergraph in use, with all that was made for it. */
interface InUse {
  generation: number;
  supergraph: PlannedSupergraph;
  transports: ReadonlyMap<string, SubgraphTransport>;
  operations: LRUCache<string, PreparedOperation>;
}

/**
 * A gateway over a supergraph: planned as Apollo's gateway plans, executed by compiled plans. A new supergraph takes over
 * between requests; each request keeps the one that it began with.
 */
export class ExecutionGateway implements GatewayInterface {
  private readonly inUse = new WeakMap<GraphQLSchema, InUse>();
  private readonly listeners = new Set<SchemaListener>();
  private readonly coalesced = new Coalesced<Answered>();
  private generations = 0;
  private current: InUse;

  constructor(
    supergraphSdl: string,
    private readonly transportOf: TransportOf,
  ) {
    this.current = this.use(supergraphSdl);
  }

  private use(supergraphSdl: string): InUse {
    const supergraph = new PlannedSupergraph(supergraphSdl);
    const transports = new Map(
      supergraph.subgraphs.map(({ name, url }) => [
        name,
        this.transportOf({ name, url: url === '' ? undefined : url }),
      ]),
    );
    const operations = new LRUCache<string, PreparedOperation>({
      maxSize: KEPT_OPERATIONS,
      sizeCalculation: ({ size }) => size,
    });
    this.generations += 1;
    const used = { generation: this.generations, supergraph, transports, operations };
    this.inUse.set(supergraph.apiSchema, used);
    return used;
  }

  /** Takes another supergraph into use; requests that are under way end as they began. */
  update(supergraphSdl: string): void {
    this.current = this.use(supergraphSdl);
    for (const listener of this.listeners) this.tell(listener);
  }

  private tell(listener: SchemaListener): void {
    const { apiSchema, sdl } = this.current.supergraph;
    listener({ apiSchema, coreSupergraphSdl: sdl });
  }

  onSchemaLoadOrUpdate(listener: SchemaListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(): Promise<GatewayLoadResult> {
    for (const listener of this.listeners) this.tell(listener);
    return { executor: this.execute };
  }

  async stop(): Promise<void> {
    this.listeners.clear();
  }

  private readonly execute: Executor = async ({ schema, request, document, queryHash, context }) => {
    const inUse = this.inUse.get(schema) ?? this.current;
    const name = request.operationName;
    const key = `${queryHash} ${name ?? ''}`;
    const operation = inUse.operations.get(key) ?? new PreparedOperation(inUse.supergraph, document, name);
    inUse.operations.set(key, operation);
    const variables = request.variables ?? {};
    const { authorization, signal }: GatewayContext = { authorization: context.authorization, signal: context.signal };
    // A change that has begun goes on when its caller leaves.
    const { text, errors } = operation.isMutation
      ? await executeOperation(operation, variables, this.sender(inUse, { authorization })).finally(() =>
          this.coalesced.written(),
        )
      : await this.coalesced.do(JSON.stringify([inUse.generation, key, variables, authorization]), signal, (allLeft) =>
          executeOperation(operation, variables, this.sender(inUse, { authorization, signal: allLeft })),
        );
    return {
      ...(text === undefined ? {} : { data: dataOfText(text) }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  };

  private sender({ transports }: InUse, context: GatewayContext): Run['send'] {
    return async (subgraph, asked) => {
      context.signal?.throwIfAborted();
      const transport = transports.get(subgraph);
      if (!transport) throw new TypeError(`The supergraph has no subgraph ${subgraph}.`);
      return transport.send(asked, context);
    };
  }
}
