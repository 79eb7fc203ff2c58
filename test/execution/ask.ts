import { type Resolvers, resolved } from './resolved';
import { smallGraph, TRANSPORTS } from './small-graph';

/** Asks a graph over subgraphs with resolvers, by both transports; both must answer alike. */
export async function ask(subgraphs: Record<string, [sdl: string, Resolvers]>, query: string, variables: object = {}) {
  const texts: string[] = [];
  const asked: Record<string, string[]>[] = [];
  for (const transport of TRANSPORTS) {
    const made = Object.fromEntries(Object.entries(subgraphs).map(([name, given]) => [name, resolved(...given)]));
    const graph = await smallGraph(transport, made);
    texts.push(await graph.ask(query, { variables }));
    asked.push(Object.fromEntries(Object.entries(made).map(([name, subgraph]) => [name, subgraph.asked])));
    await graph.close();
  }
  expect(texts[1]).toBe(texts[0]);
  return { ...JSON.parse(texts[0] ?? ''), asked: asked[1] ?? {} };
}
