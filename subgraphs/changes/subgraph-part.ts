import type { SubgraphDefinition } from '../../platform/subgraph';

/** One of the parts that this subgraph is made of, each in a folder of its own. */
export interface SubgraphPart extends Pick<SubgraphDefinition, 'entities' | 'references'> {
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's own type of a resolver class
  resolvers: readonly Function[];
}
