import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { textOfResult } from '../../gateway/execution/answer-data';
import { ExecutionGateway } from '../../gateway/execution/execution-gateway';
import { InProcessTransport } from '../../gateway/in-process-transport';
import { composed, smallGraph } from './small-graph';

const SDL = 'type Query { thing: Thing count: Int } type Thing { id: ID! name: String tags: [String] }';
const DATA = { thing: { id: '1', name: 'n', tags: ['a', 'b'] }, count: 3 };

/** The body of the answer, where a plugin does something with its data before it is sent. */
async function answered(
  query: string,
  work: (data: Record<string, unknown>, result: { data?: unknown }) => void,
): Promise<string> {
  const plugin: ApolloServerPlugin = {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind === 'single' && body.singleResult.data) work(body.singleResult.data, body.singleResult);
      },
    }),
  };
  const answer = async () => ({ data: structuredClone(DATA) });
  const gateway = new ExecutionGateway(composed({ things: SDL }), () => new InProcessTransport({ answer }));
  const server = new ApolloServer({
    gateway,
    plugins: [plugin],
    stringifyResult: textOfResult,
    stopOnTerminationSignals: false,
  });
  await server.start();
  const { body } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      search: '',
      headers: new HeaderMap([['content-type', 'application/json']]),
      body: { query },
    },
    context: async () => ({}),
  });
  await server.stop();
  return body.kind === 'complete' ? body.string : '';
}

describe("a server's plugin", () => {
  const QUERY = '{ thing { name tags } count }';
  const PLAIN = '{"data":{"thing":{"name":"n","tags":["a","b"]},"count":3}}\n';

  it('need not look at the data', async () => {
    expect(await answered(QUERY, () => {})).toBe(PLAIN);
  });

  it('reads it', async () => {
    let seen: unknown;
    const text = await answered(QUERY, (data) => {
      seen = [
        JSON.stringify(data),
        Object.keys(data),
        'count' in data,
        data.nothing,
        Object.entries({ ...data }).length,
      ];
    });
    expect(seen).toEqual([
      JSON.stringify({ thing: { name: 'n', tags: ['a', 'b'] }, count: 3 }),
      ['thing', 'count'],
      true,
      undefined,
      2,
    ]);
    expect(text).toBe(PLAIN);
  });

  it.each<[string, Parameters<typeof answered>[1], unknown]>([
    [
      'sets a field',
      (data) => {
        data.count = 4;
      },
      { thing: { name: 'n', tags: ['a', 'b'] }, count: 4 },
    ],
    [
      'changes what is deep within',
      (data) => {
        Object.assign(data.thing ?? {}, { name: 'm' });
      },
      { thing: { name: 'm', tags: ['a', 'b'] }, count: 3 },
    ],
    [
      'deletes a field',
      (data) => {
        delete data.thing;
      },
      { count: 3 },
    ],
    [
      'defines a field',
      (data) => {
        Object.defineProperty(data, 'more', { value: 1, enumerable: true });
      },
      { thing: { name: 'n', tags: ['a', 'b'] }, count: 3, more: 1 },
    ],
    [
      'freezes it',
      (data) => {
        Object.freeze(data);
      },
      { thing: { name: 'n', tags: ['a', 'b'] }, count: 3 },
    ],
    [
      'puts other data in its place',
      (_data, result) => {
        result.data = { other: true };
      },
      { other: true },
    ],
  ])('%s', async (_what, work, data) => {
    expect(JSON.parse(await answered(QUERY, work))).toEqual({ data });
  });
});

describe('a developer who asks how an answer was come by', () => {
  const things = {
    sdl: 'type Query { things: [Thing] } type Thing @key(fields: "id") { id: ID! }',
    answer: () => ({ data: { things: ['1', '2', '1'].map((id) => ({ __typename: 'Thing', id })) } }),
  };
  const prices = {
    sdl: 'type Thing @key(fields: "id") { id: ID! price: Int }',
    answer: () => ({ data: { _entities: [{ price: 1 }, { price: 2 }] } }),
  };
  const headers = { 'throughline-explain': '1' };

  it('is told the plan, what was fetched, and the time it took', async () => {
    const graph = await smallGraph('over HTTP', { things, prices }, { explain: true });
    const { data, extensions } = JSON.parse(await graph.ask('{ things { price } }', { headers }));
    const plain = JSON.parse(await graph.ask('{ things { price } }'));
    await graph.close();
    expect(plain).toEqual({ data });
    expect(extensions.explain).toMatchObject({
      plan: expect.stringMatching(/^QueryPlan \{[\s\S]*Fetch\(service: "things"\)[\s\S]*Flatten\(path: "things\.@"\)/),
      milliseconds: { plan: expect.any(Number), shape: expect.any(Number), all: expect.any(Number) },
      fetches: [
        { subgraph: 'things', errors: 0 },
        { subgraph: 'prices', entities: { found: 3, sent: 2 } },
      ],
    });
  });

  it('is told nothing where that is off', async () => {
    const graph = await smallGraph('in process', { things, prices });
    expect(JSON.parse(await graph.ask('{ things { price } }', { headers }))).not.toHaveProperty('extensions');
    await graph.close();
  });
});
