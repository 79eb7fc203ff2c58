import type { DatabaseContents, EntityClass } from './database/data-source';
import type { ReferenceResolvers } from './graphql/federated-schema';
import type { SampleLoader } from './sample';

/** What a subgraph is: everything that the platform needs to run it, and its only door. */
export interface SubgraphDefinition extends DatabaseContents {
  name: string;
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's own type of a resolver class
  resolvers: readonly Function[];
  /** Types that no field leads to, such as the members of a union. */
  // biome-ignore lint/complexity/noBannedTypes: type-graphql's own type of a class
  orphanedTypes?: readonly Function[];
  /** By type name: how an entity is made from its key, in batches. */
  references: ReferenceResolvers;
  /** Things that migrations make: their histories begin with the first change. */
  bornWithoutHistory?: readonly EntityClass[];
  /** Puts its part of the sample case in its database. */
  loadSample: SampleLoader;
}
