import type { GatewayInterface, GatewayLoadResult } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphAnswer } from '../../platform/graph-client';
import type { Logger } from '../../platform/server/door';
import { callerKey, type GatewayContext } from '../gateway-context';
import { dataOfText } from './answer-data';
import { askSubgraphs } from './ask-subgraphs';
import { Coalesced } from './coalesced';
import { type Answered, executeOperation } from './execute-operation';
import { Explanation } from './explanation';
import { PreparedOperation } from './prepared-operation';
import { publicExtensions, type TellExtensions } from './public-extensions';
import { inSpanAtOnce } from './spans';
import { PlannedSupergraph } from './supergraph';
import { within } from './time-limit';
import type { SubgraphTransport } from './transport';

/** Bytes of compiled operations that are kept. */
const KEPT_OPERATIONS = 192 * 1024 * 1024;

/** How a subgraph of the supergraph is reached, by its name and the URL that the supergraph has for it. */
export type TransportOf = (subgraph: { name: string; url: string | undefined }) => SubgraphTransport;
type SchemaListener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
type Executor = NonNullable<GatewayLoadResult['executor']>;

/** How long things may take, in milliseconds. */
export interface TimeLimits {
  request: number;
  /** One answer of a subgraph. */
  subgraph: number;
}

const TIME_LIMITS: TimeLimits = { request: 60_000, subgraph: 30_000 };

export interface ExecutionOptions {
  logger?: Pick<Logger, 'warn'>;
  limits?: TimeLimits;
  tellExtensions?: TellExtensions;
  /** Bytes of compiled operations that are kept: 192 MB unless given. */
  keptOperations?: number;
}

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
  private readonly answers = new Coalesced<Answered>();
  private readonly fetches = new Coalesced<GraphAnswer>((answer) => JSON.parse(JSON.stringify(answer)));
  private readonly logger: Pick<Logger, 'warn'>;
  private readonly limits: TimeLimits;
  private readonly tellExtensions: TellExtensions;
  private readonly keptOperations: number;
  private readonly reached = new Map<string, SubgraphTransport>();
  private generations = 0;
  private current: InUse;

  constructor(
    supergraphSdl: string,
    private readonly transportOf: TransportOf,
    { logger, limits, tellExtensions, keptOperations }: ExecutionOptions = {},
  ) {
    this.logger = logger ?? { warn: () => {} };
    this.limits = limits ?? TIME_LIMITS;
    this.tellExtensions = tellExtensions ?? publicExtensions;
    this.keptOperations = keptOperations ?? KEPT_OPERATIONS;
    this.current = this.use(supergraphSdl);
  }

  private use(supergraphSdl: string): InUse {
    const supergraph = new PlannedSupergraph(supergraphSdl);
    const transports = new Map(supergraph.subgraphs.map(({ name, url }) => [name, this.transportTo(name, url)]));
    const operations = new LRUCache<string, PreparedOperation>({
      maxSize: this.keptOperations,
      sizeCalculation: ({ size }) => size,
    });
    this.generations += 1;
    const used = { generation: this.generations, supergraph, transports, operations };
    this.inUse.set(supergraph.apiSchema, used);
    return used;
  }

  /** The same as before for a subgraph that is where it was; a pool that is not used any more closes by itself. */
  private transportTo(name: string, url: string): SubgraphTransport {
    const place = JSON.stringify([name, url]);
    const transport = this.reached.get(place) ?? this.transportOf({ name, url: url === '' ? undefined : url });
    this.reached.set(place, transport);
    return transport;
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
    const inUse = this.inUse.get(schema);
    if (!inUse) throw new TypeError('A request has a schema that the gateway did not give.');
    const name = request.operationName;
    const key = `${queryHash} ${name ?? ''}`;
    const operation = inUse.operations.get(key) ?? prepared(inUse.supergraph, document, name);
    inUse.operations.set(key, operation);
    const variables = request.variables ?? {};
    const { authorization, idempotencyKey, signal } = context;
    const given: GatewayContext = { authorization, idempotencyKey, signal };
    const explanation = context.explain === true ? new Explanation() : undefined;
    explanation?.planned(() => operation.planFor(inUse.supergraph, undefined));
    const answer = (givenUp: AbortSignal | undefined) =>
      this.answer(inUse, operation, variables, { ...given, signal: givenUp }, explanation);
    const { text, errors } = operation.isMutation
      ? await this.written(answer)
      : explanation
        ? await answer(given.signal)
        : await this.answers.do(
            JSON.stringify([inUse.generation, key, variables, callerKey(given)]),
            given.signal,
            answer,
          );
    return {
      ...(text === undefined ? {} : { data: dataOfText(text) }),
      ...(errors.length === 0 ? {} : { errors }),
      ...(explanation ? { extensions: { explain: explanation.told() } } : {}),
    };
  };

  /** A change that has begun goes on when its caller leaves; what is read after it is read anew. */
  private async written(change: (signal: undefined) => Promise<Answered>): Promise<Answered> {
    try {
      return await change(undefined);
    } finally {
      this.answers.written();
      this.fetches.written();
    }
  }

  private answer(
    { transports, generation }: InUse,
    operation: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: GatewayContext,
    explanation: Explanation | undefined,
  ): Promise<Answered> {
    return within(this.limits.request, context.signal, (signal) => {
      const asked = askSubgraphs({
        ...{ transports, generation, milliseconds: this.limits.subgraph, explanation },
        ...{ context: { ...context, signal }, caller: callerKey(context) },
        ...{ coalesced: this.fetches, logger: this.logger },
      });
      return executeOperation(operation, variables, { ...asked, tellExtensions: this.tellExtensions, explanation });
    });
  }
}

function prepared(...given: ConstructorParameters<typeof PreparedOperation>): PreparedOperation {
  return inSpanAtOnce('gateway.plan', {}, () => new PreparedOperation(...given));
}
