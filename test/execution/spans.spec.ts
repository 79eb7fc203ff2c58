import { type Attributes, INVALID_SPAN_CONTEXT, type Tracer, trace } from '@opentelemetry/api';
import { smallGraph, TRANSPORTS } from './small-graph';

const THINGS = 'type Query { things: [Thing] } type Thing @key(fields: "id") { id: ID! }';
const PRICES = 'type Thing @key(fields: "id") { id: ID! price: Int }';

describe('where telemetry is set up', () => {
  const ended: [name: string, attributes: Attributes][] = [];
  beforeAll(() => {
    const startSpan: Tracer['startSpan'] = (name, { attributes = {} } = {}) =>
      Object.assign(trace.wrapSpanContext(INVALID_SPAN_CONTEXT), { end: () => ended.push([name, attributes]) });
    const tracer: Tracer = {
      startSpan,
      startActiveSpan: () => {
        throw new Error('No span is made active here.');
      },
    };
    trace.setGlobalTracerProvider({ getTracer: () => tracer });
  });
  beforeEach(() => {
    ended.length = 0;
  });
  afterAll(() => trace.disable());

  it.each(TRANSPORTS)('planning, each fetch and the shaping of an answer are spans, %s', async (transport) => {
    const things = () => ({ data: { things: ['1', '2', '1'].map((id) => ({ __typename: 'Thing', id })) } });
    const prices = () => ({ data: { _entities: [{ price: 1 }, { price: 2 }] } });
    const subgraphs = { things: { sdl: THINGS, answer: things }, prices: { sdl: PRICES, answer: prices } };
    const graph = await smallGraph(transport, subgraphs);
    await graph.ask('{ things { price } }');
    await graph.ask('{ things { price } }');
    await graph.close();
    const executed: typeof ended = [
      ['gateway.fetch', { subgraph: 'things' }],
      ['gateway.fetch', { subgraph: 'prices', 'entities.found': 3, 'entities.sent': 2 }],
      ['gateway.shape', {}],
    ];
    expect(ended).toEqual([['gateway.plan', {}], ...executed, ...executed]);
  });
});
