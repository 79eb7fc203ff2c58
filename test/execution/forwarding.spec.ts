import { type Asked, smallGraph, TRANSPORTS } from './small-graph';

const SDL = 'type Query { me: String } type Mutation { one: Int two: Int }';
const MORE = 'type Query { more: Int } type Mutation { three: Int }';

describe.each(TRANSPORTS)('what a request takes on to the subgraphs, %s', (transport) => {
  it('is who asks, and the key by which a change is known when it is sent again', async () => {
    const asked: Asked[] = [];
    const answer = (request: Asked) => {
      asked.push(request);
      return { data: { one: 1, two: 2, three: 3, me: 'me', more: 4 } };
    };
    const graph = await smallGraph(transport, { things: { sdl: SDL, answer }, more: { sdl: MORE, answer } });
    const headers = { authorization: 'Bearer ann', 'idempotency-key': 'key-1', 'x-other': 'other' };
    await graph.ask('mutation { one three two }', { headers });
    await graph.ask('{ me more }');
    await graph.close();
    expect(asked.map(({ authorization, idempotencyKey }) => [authorization, idempotencyKey])).toEqual([
      ...Array.from({ length: 3 }, () => ['Bearer ann', 'key-1']),
      ...Array.from({ length: 2 }, () => [undefined, undefined]),
    ]);
  });
});
