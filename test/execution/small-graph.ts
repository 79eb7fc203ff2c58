import Fastify, { type FastifyInstance } from 'fastify';
import { print } from 'graphql';
import { pino } from 'pino';
import { composeSupergraph } from '../../gateway/compose';
import type { SubgraphTransport } from '../../gateway/execution/transport';
import { HttpTransport } from '../../gateway/http-transport';
import { InProcessTransport } from '../../gateway/in-process-transport';
import { type GatewayOptions, serveGateway } from '../../gateway/serve-gateway';
import type { GraphAnswer } from '../../platform/graph-client';
import { idempotencyKeyOf } from '../../platform/idempotency/key-of-headers';
import { listen } from '../../platform/server/door';

export interface Asked {
  query: string;
  variables: Record<string, unknown>;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
}

/** A subgraph that answers as a test says. */
export interface SmallSubgraph {
  sdl: string;
  answer(asked: Asked): GraphAnswer | Promise<GraphAnswer>;
}

export const TRANSPORTS = ['in process', 'over HTTP'] as const;
export type Transport = (typeof TRANSPORTS)[number];

const IMPORTED =
  '["@key", "@requires", "@external", "@shareable", "@inaccessible", "@provides", "@interfaceObject", "@context", "@fromContext"]';
export const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ${IMPORTED})\n`;

export interface SmallGraph {
  /** Where the gateway listens. */
  url: string;
  ask(
    query: string,
    more?: { variables?: object; headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<string>;
  update(subgraphs: Record<string, string>): void;
  close(): Promise<void>;
}

/** Composes SDL by subgraph's name. */
export function composed(sdls: Record<string, string>): string {
  return composeSupergraph(
    Object.entries(sdls).map(([name, sdl]) => ({ name, url: `http://${name}/`, sdl: FEDERATION_LINK + sdl })),
  );
}

async function serve(subgraph: SmallSubgraph): Promise<{ server: FastifyInstance; url: string }> {
  const server = Fastify({ forceCloseConnections: true });
  server.post<{ Body: Pick<Asked, 'query' | 'variables'> }>('/graphql', ({ body, headers }) =>
    subgraph.answer({ ...body, authorization: headers.authorization, idempotencyKey: idempotencyKeyOf(headers) }),
  );
  return { server, url: `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql` };
}

/** A graph over a few subgraphs, reached by one transport or the other, behind the product's own gateway. */
export async function smallGraph(
  transport: Transport,
  subgraphs: Record<string, SmallSubgraph>,
  options: Partial<GatewayOptions> & { connections?: number; queue?: number } = {},
): Promise<SmallGraph> {
  const servers: FastifyInstance[] = [];
  const made = new Map<string, SubgraphTransport>();
  for (const [name, subgraph] of Object.entries(subgraphs)) {
    if (transport === 'in process') {
      const answer: ConstructorParameters<typeof InProcessTransport>[0]['answer'] = async (
        document,
        variables,
        authorization,
        idempotencyKey,
      ) =>
        JSON.parse(
          JSON.stringify(await subgraph.answer({ query: print(document), variables, authorization, idempotencyKey })),
        );
      made.set(name, new InProcessTransport({ answer }));
    } else {
      const { server, url } = await serve(subgraph);
      servers.push(server);
      made.set(
        name,
        new HttpTransport(name, url, { connections: options.connections ?? 8, queue: options.queue ?? 100 }),
      );
    }
  }
  const { door, update } = await serveGateway({
    supergraphSdl: composed(Object.fromEntries(Object.entries(subgraphs).map(([name, { sdl }]) => [name, sdl]))),
    transportOf: ({ name }) => {
      const found = made.get(name);
      if (!found) throw new Error(`There is no subgraph ${name}.`);
      return found;
    },
    logger: pino({ level: 'silent' }),
    introspection: true,
    ready: async () => {},
    ...options,
  });
  const url = await listen(door, '127.0.0.1', 0);
  return {
    url,
    async ask(query, { variables = {}, headers = {}, signal } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
        ...(signal ? { signal } : {}),
      });
      return response.text();
    },
    update: (sdls) => update(composed(sdls)),
    async close() {
      await door.close();
      for (const one of made.values()) if (one instanceof HttpTransport) await one.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
