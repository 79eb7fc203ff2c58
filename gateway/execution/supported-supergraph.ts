import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';

/**
 * What Apollo's gateway supports, and contexts, which the planner plans and only its executor lacks. What a supergraph
 * needs for its security is not among it: a graph that relies on it is refused.
 */
const SUPPORTED = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, 'https://specs.apollo.dev/context/v0.1']);

/** @throws Error when the text is no supergraph, or one that needs what is not supported */
export function supportedSupergraph(sdl: string): Supergraph {
  return Supergraph.build(sdl, { supportedFeatures: SUPPORTED });
}
