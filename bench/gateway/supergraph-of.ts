import { composeSupergraph } from '../../gateway/compose';
import { linkedSdl } from './static-subgraph';
import type { Workload } from './workload';

/** The supergraph of a workload whose subgraphs listen at these ports. */
export function supergraphOf({ subgraphs }: Workload, ports: readonly number[]): string {
  return composeSupergraph(
    subgraphs.map((subgraph, index) => ({
      name: subgraph.name,
      url: `http://127.0.0.1:${ports[index] ?? 0}/graphql`,
      sdl: linkedSdl(subgraph),
    })),
  );
}
