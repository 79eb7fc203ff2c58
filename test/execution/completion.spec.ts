import { CASES, type Case, PRICES, THINGS } from './completion-cases';
import { type SmallGraph, smallGraph, TRANSPORTS } from './small-graph';

describe('an answer', () => {
  let now: Case;
  const graphs: SmallGraph[] = [];
  beforeAll(async () => {
    for (const transport of TRANSPORTS) {
      const prices = ({ variables }: { variables: Record<string, unknown> }) =>
        now.prices?.(variables.representations as { id: string }[]) ?? {};
      graphs.push(
        await smallGraph(transport, {
          things: { sdl: THINGS, answer: () => now.things },
          prices: { sdl: PRICES, answer: prices },
        }),
      );
    }
  });
  afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

  it.each(CASES)('$name', async (given) => {
    now = given;
    const texts = await Promise.all(graphs.map((graph) => graph.ask(given.query)));
    const [text = ''] = texts;
    expect(texts).toEqual([text, text]);
    const { data, errors = [] } = JSON.parse(text);
    expect(JSON.stringify(data)).toBe(JSON.stringify(given.data));
    const told = errors.map((error: { path: unknown; extensions: { code: string } }) => [
      error.path,
      error.extensions.code,
    ]);
    expect(told).toEqual((given.errors ?? []).map(([path, code]) => [path, code]));
    for (const [index, [, , message]] of (given.errors ?? []).entries()) {
      if (message) expect(errors[index].message).toMatch(message);
    }
    expect(text).not.toMatch(/SELECT|stacktrace|serviceName|HIDDEN|Secret/);
  });
});
