import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { HttpTransport } from '../../gateway/http-transport';
import { InProcessTransport } from '../../gateway/in-process-transport';
import { serveGateway } from '../../gateway/serve-gateway';
import { listen } from '../../platform/server/door';
import { composed, type SmallGraph, smallGraph, TRANSPORTS } from './small-graph';

const THINGS = 'type Query { things: [Thing!]! } type Thing @key(fields: "id") { id: ID! name: String }';
const PRICES =
  'type Query { rate: Int } type Mutation { raise: Int } type Thing @key(fields: "id") { id: ID! price: Int }';
const things = () => ({ data: { things: ['1', '2', '1'].map((id) => ({ __typename: 'Thing', id, name: `n${id}` })) } });
const QUERY = '{ things { name price } rate }';
const LIMITS = { request: 400, subgraph: 150 };

type Told = {
  message: string;
  path: (string | number)[];
  extensions: { code: string; service: string; suggestion: string };
};

/** A graph whose prices come from a server that a test writes by hand. */
async function graphOver(listener: RequestListener | undefined, limits = LIMITS) {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (!listener) await new Promise((resolve) => server.close(resolve));
  const prices = new HttpTransport('prices', `http://127.0.0.1:${port}/graphql`, { connections: 2, queue: 1 });
  const { door } = await serveGateway({
    supergraphSdl: composed({ things: THINGS, prices: PRICES }),
    transportOf: ({ name }) => (name === 'prices' ? prices : new InProcessTransport({ answer: async () => things() })),
    ...{ logger: pino({ level: 'silent' }), introspection: false, ready: async () => {}, limits },
  });
  const url = await listen(door, '127.0.0.1', 0);
  const ask = async (query: string, signal?: AbortSignal) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query });
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body, ...(signal ? { signal } : {}) });
    const answer: { data: unknown; errors?: Told[] } = JSON.parse(await response.text());
    return { data: answer.data, errors: answer.errors ?? [] };
  };
  const close = async () => {
    server.closeAllConnections();
    door.server.closeAllConnections();
    await door.close();
    await prices.close();
    server.close();
  };
  return { ask, close };
}

const EMPTY = {
  things: [
    { name: 'n1', price: null },
    { name: 'n2', price: null },
    { name: 'n1', price: null },
  ],
  rate: null,
};
const PLACES = [['rate'], ['things', 0, 'price'], ['things', 1, 'price'], ['things', 2, 'price']];

describe('a subgraph that does not answer over HTTP', () => {
  const json = { 'content-type': 'application/json' };
  const sends =
    (status: number, body: string, headers: Record<string, string> = json): RequestListener =>
    (_request, response) => {
      response.writeHead(status, headers).end(body);
    };
  it.each<[string, RequestListener | undefined, string]>([
    ['refuses the connection', undefined, 'SUBGRAPH_UNAVAILABLE'],
    ['hangs up', (request) => request.socket.destroy(), 'SUBGRAPH_UNAVAILABLE'],
    [
      'is behind a proxy that does not find it',
      sends(502, '<p>Bad gateway</p>', { 'content-type': 'text/html' }),
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['sends a page', sends(200, '<p>Hello</p>', { 'content-type': 'text/html' }), 'SUBGRAPH_ANSWER_INVALID'],
    ['sends half of its JSON', sends(200, '{"data":{"rate":'), 'SUBGRAPH_ANSWER_INVALID'],
    [
      'sends half and hangs up',
      (_request, response) => {
        response.writeHead(200, { ...json, 'content-length': '1000' });
        response.write('{"data":{', () => setTimeout(() => response.destroy(), 10));
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['sends a list', sends(200, '[{"data":{}}]'), 'SUBGRAPH_ANSWER_INVALID'],
    ['sends data of another kind', sends(200, '{"data":"rate"}'), 'SUBGRAPH_ANSWER_INVALID'],
    ['sends no data and no errors', sends(200, '{"data":null}'), 'SUBGRAPH_ANSWER_INVALID'],
    ['sends errors that are none', sends(200, '{"data":{},"errors":[{"text":"No."}]}'), 'SUBGRAPH_ANSWER_INVALID'],
    ['never answers', () => {}, 'DEADLINE_EXCEEDED'],
    [
      'answers a byte at a time',
      (_request, response) => {
        response.writeHead(200, json);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      'DEADLINE_EXCEEDED',
    ],
  ])('%s, and leaves the rest as it is', async (_what, listener, code) => {
    const graph = await graphOver(listener);
    const { data, errors } = await graph.ask(QUERY);
    await graph.close();
    expect(data).toEqual(EMPTY);
    expect(errors.map(({ path }) => path).sort()).toEqual(PLACES);
    for (const { extensions } of errors) {
      expect(extensions).toEqual({ code, service: 'prices', suggestion: expect.stringMatching(/\S/) });
    }
  });

  it('does not say that nothing was changed', async () => {
    const graph = await graphOver(() => {});
    const { data, errors } = await graph.ask('mutation { raise }');
    await graph.close();
    expect(data).toEqual({ raise: null });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('may have been made'),
        path: ['raise'],
        extensions: { code: 'DEADLINE_EXCEEDED' },
      },
    ]);
  });

  it('has so many waiting, and refuses others at once', async () => {
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const graph = await graphOver(
      async (_request, response) => {
        await opened;
        response.writeHead(200, json).end('{"data":{"rate":1}}');
      },
      { request: 5000, subgraph: 5000 },
    );
    const asked = Array.from({ length: 5 }, (_ask, index) => graph.ask(`{ rate${index}: rate }`));
    const answered = await Promise.race(asked);
    expect(answered.errors[0]?.extensions.code).toBe('SUBGRAPH_OVERLOADED');
    open();
    const codes = (await Promise.all(asked)).flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    await graph.close();
    expect(codes).toEqual(['SUBGRAPH_OVERLOADED', 'SUBGRAPH_OVERLOADED']);
  });

  it('is told of in time where it never came to be asked', async () => {
    const graph = await graphOver(() => {}, { request: 300, subgraph: 300 });
    const asked = ['a', 'b', 'c'].map((name) => graph.ask(`{ ${name}: rate }`));
    await new Promise((resolve) => setTimeout(resolve, 150));
    const begun = performance.now();
    const answered = await Promise.all(asked);
    expect(performance.now() - begun).toBeLessThan(1000);
    await graph.close();
    expect(answered.map(({ errors }) => errors[0]?.extensions.code)).toEqual(Array(3).fill('DEADLINE_EXCEEDED'));
  });

  it('is given up when the caller goes away', async () => {
    let arrived: () => void = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let closed: () => void = () => {};
    const end = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const graph = await graphOver(
      (_request, response) => {
        response.on('close', closed);
        arrived();
      },
      { request: 30_000, subgraph: 30_000 },
    );
    const leaving = new AbortController();
    const asked = graph.ask('{ rate }', leaving.signal).catch((error: Error) => error.name);
    await arrival;
    leaving.abort();
    await end;
    expect(await asked).toBe('AbortError');
    await graph.close();
  });
});

describe('by both transports, the same is told of a subgraph that', () => {
  it.each<[string, () => Promise<never>, string]>([
    ['never answers', () => new Promise(() => {}), 'DEADLINE_EXCEEDED'],
  ])('%s', async (_what, answer, code) => {
    const texts: string[] = [];
    for (const transport of TRANSPORTS) {
      const graph: SmallGraph = await smallGraph(
        transport,
        { things: { sdl: THINGS, answer: things }, prices: { sdl: PRICES, answer } },
        { limits: LIMITS },
      );
      texts.push(await graph.ask(QUERY));
      await graph.close();
    }
    expect(texts[1]).toBe(texts[0]);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({
      data: EMPTY,
      errors: PLACES.map(() => ({ extensions: { code } })),
    });
  });

  it('answers late, again and again, until the time for the whole request is up', async () => {
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { data: { raise: 1, rate: 1 } };
    };
    const texts: string[] = [];
    for (const transport of TRANSPORTS) {
      const graph = await smallGraph(
        transport,
        {
          things: {
            sdl: 'type Query { x: Int } type Mutation { lower: Int }',
            answer: async () => ({ data: { lower: 1 } }),
          },
          prices: { sdl: PRICES, answer: late },
        },
        { limits: { request: 250, subgraph: 200 } },
      );
      texts.push(await graph.ask('mutation { a: raise lower b: raise c: lower d: raise e: lower f: raise }'));
      await graph.close();
    }
    const [text = ''] = texts;
    expect(texts[1]).toBe(text);
    expect(JSON.parse(text).errors.at(-1)).toMatchObject({ path: ['f'], extensions: { code: 'DEADLINE_EXCEEDED' } });
  });
});
