import { PUBLIC_CALLER } from '../../platform/caller/caller';
import type { GraphAnswer } from '../../platform/graph-client';
import { type Asked, type SmallGraph, smallGraph, TRANSPORTS } from './small-graph';

const MINE =
  'type Query { me: String mine: Thing } type Mutation { set(to: String!): String } type Thing @key(fields: "id") { id: ID! }';
const MORE = 'type Thing @key(fields: "id") { id: ID! note: String }';

describe.each(TRANSPORTS)('identical reads under way at once, %s', (transport) => {
  let graph: SmallGraph;
  let asked: Asked[];
  let stored = 'first';
  /** Answers wait for it; whoever is asked in the meantime waits too. */
  let gate = Promise.resolve();
  let open: () => void = () => {};
  const shut = () => {
    gate = new Promise((resolve) => {
      open = resolve;
    });
  };
  /** Requests that the gateway has begun with. */
  let begun = 0;
  /** Waits until so many requests are under way in the gateway, in whose process this runs. */
  const underWay = async (count: number) => {
    while (begun < count) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const tokens = {
    callerOf: async () => {
      begun += 1;
      return PUBLIC_CALLER;
    },
  };
  const arrived = async (count: number) => {
    while (asked.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  const answer = async (request: Asked): Promise<GraphAnswer> => {
    asked.push(request);
    const { query, variables, authorization = 'nobody' } = request;
    if (query.includes('mutation')) {
      stored = String(variables.to ?? stored);
      return { data: { set: stored } };
    }
    const read = stored;
    await gate;
    if (query.includes('_entities')) return { data: { _entities: [{ note: `${authorization} ${read}` }] } };
    const all: Record<string, unknown> = { me: `${authorization} ${read}`, mine: { __typename: 'Thing', id: '1' } };
    return { data: { ...all, again: all.me } };
  };
  beforeAll(async () => {
    graph = await smallGraph(
      transport,
      { mine: { sdl: MINE, answer }, more: { sdl: MORE, answer } },
      { connections: 100, tokens },
    );
  });
  beforeEach(() => {
    asked = [];
    begun = 0;
    stored = 'first';
    gate = Promise.resolve();
  });
  afterAll(() => graph.close());
  const as = (authorization: string) => ({ headers: { authorization } });
  const read = (text: string) => JSON.parse(text).data;

  it('of one caller go out once', async () => {
    shut();
    const all = Array.from({ length: 20 }, () => graph.ask('{ me }', as('ann')));
    await underWay(all.length);
    open();
    expect(new Set(await Promise.all(all))).toEqual(new Set(['{"data":{"me":"ann first"}}\n']));
    expect(asked).toHaveLength(1);
  });

  it('of different operations share the fetches that are the same', async () => {
    shut();
    const all = [
      graph.ask('{ mine { note } }', as('ann')),
      graph.ask('{ mine { n: note } }', as('ann')),
      graph.ask('{ mine { id note } }', as('ann')),
    ];
    await underWay(all.length);
    open();
    const [first, second, third] = (await Promise.all(all)).map(read);
    expect(first).toEqual({ mine: { note: 'ann first' } });
    expect(second).toEqual({ mine: { n: null } });
    expect(third).toEqual({ mine: { id: '1', note: 'ann first' } });
    expect(asked.filter(({ query }) => !query.includes('_entities'))).toHaveLength(1);
  });

  it('are not shared between callers, one of whom may be nobody', async () => {
    shut();
    const callers = ['ann', 'bob', 'Ann', ''];
    const all = callers.map((caller) => graph.ask('{ me mine { note } }', caller === '' ? {} : as(caller)));
    await arrived(callers.length);
    open();
    const answers = (await Promise.all(all)).map(read);
    for (const [index, caller] of callers.entries()) {
      const whose = `${caller || 'nobody'} first`;
      expect(answers[index]).toEqual({ me: whose, mine: { note: whose } });
    }
  });

  it('never give anybody another answer than their own, whoever else asks', async () => {
    const asking = Array.from({ length: 300 }, async (_ask, index) => {
      const caller = `caller${index % 7}`;
      const { me, mine } = read(await graph.ask('{ me mine { note } }', as(caller)));
      return me === `${caller} first` && mine.note === me;
    });
    expect(new Set(await Promise.all(asking))).toEqual(new Set([true]));
  });

  it('go on when one of the callers goes away', async () => {
    shut();
    const leaving = new AbortController();
    const left = graph.ask('{ me }', { ...as('ann'), signal: leaving.signal }).catch(() => 'left');
    await arrived(1);
    const stays = graph.ask('{ me }', as('ann'));
    await underWay(2);
    leaving.abort();
    expect(await left).toBe('left');
    await new Promise((resolve) => setTimeout(resolve, 50));
    open();
    expect(read(await stays)).toEqual({ me: 'ann first' });
    expect(asked).toHaveLength(1);
  });

  it('are not given what was read before a change of their own', async () => {
    shut();
    const before = graph.ask('{ me }', as('ann'));
    await arrived(1);
    await graph.ask('mutation($to: String!) { set(to: $to) }', { ...as('ann'), variables: { to: 'second' } });
    const after = graph.ask('{ me }', as('ann'));
    await underWay(3);
    open();
    expect(read(await before)).toEqual({ me: 'ann first' });
    expect(read(await after)).toEqual({ me: 'ann second' });
  });

  it('are never changes', async () => {
    const change = () => graph.ask('mutation { set(to: "same") }', as('ann'));
    await Promise.all([change(), change(), change()]);
    expect(asked).toHaveLength(3);
  });
});
