import { resolved } from './resolved';
import { type SmallGraph, smallGraph, TRANSPORTS } from './small-graph';

const OLD = 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String }';
const NEW = 'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String title: String }';
const MORE = 'type Thing @key(fields: "id") { id: ID! note: String }';
const REQUESTS = 200;
const CHANGES = 8;

describe.each(TRANSPORTS)('a supergraph that is taken anew under load, %s', (transport) => {
  let graph: SmallGraph;
  beforeAll(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 3));
    const things = resolved(NEW, {
      Query: {
        thing: async () => {
          await pause();
          return { id: '1', name: 'n', title: 't' };
        },
      },
    });
    const more = resolved(MORE, {
      Thing: {
        __resolveReference: async (thing: object) => {
          await pause();
          return { ...thing, note: 'x' };
        },
      },
    });
    graph = await smallGraph(transport, { things, more });
  });
  afterAll(() => graph.close());

  it('drops no request, and answers each by one of the two', async () => {
    let done = 0;
    const answers = new Set<string>();
    const load = async () => {
      while (done < REQUESTS) {
        done += 1;
        answers.add(await graph.ask(`{ thing { name note ${done % 2 ? 'title' : ''} } }`));
      }
    };
    const reload = async () => {
      for (let change = 0; change < CHANGES; change += 1) {
        graph.update({ things: change % 2 === 0 ? OLD : NEW, more: MORE });
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    };
    await Promise.all([load(), load(), load(), load(), reload()]);
    const whole = [
      '{"data":{"thing":{"name":"n","note":"x"}}}\n',
      '{"data":{"thing":{"name":"n","note":"x","title":"t"}}}\n',
    ];
    const others = [...answers].filter((text) => !whole.includes(text));
    expect([...answers]).toEqual(expect.arrayContaining(whole));
    for (const text of others)
      expect(JSON.parse(text).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('stays as it is when the other is none', async () => {
    expect(() => graph.update({ things: 'type Query { thing: Nothing }' })).toThrow(/do not compose/);
    expect(await graph.ask('{ thing { title } }')).toBe('{"data":{"thing":{"title":"t"}}}\n');
  });
});
