import type { SubgraphDefinition } from '../../platform/subgraph';
import {
  consultationEntities,
  consultationMigrations,
  consultationReferences,
  consultationResolvers,
  loadConsultationSample,
} from './consultation.part';
import {
  loadRegisterSample,
  loadTracesSample,
  registerEntities,
  registerMigrations,
  registerReferences,
  registerResolvers,
} from './register.part';

/** Documents and their clauses, the consultations on them, what they lead to in the network, and whether it is kept. */
export const changes: SubgraphDefinition = {
  name: 'changes',
  resolvers: [...registerResolvers, ...consultationResolvers],
  entities: [...registerEntities, ...consultationEntities],
  migrations: [...registerMigrations, ...consultationMigrations],
  references: { ...registerReferences, ...consultationReferences },
  async loadSample(transaction, by) {
    await loadRegisterSample(transaction, by);
    await loadConsultationSample(transaction, by);
    await loadTracesSample(transaction, by);
  },
};
