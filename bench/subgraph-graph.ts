import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentNode } from 'graphql';
import { developmentToken, developmentVerifier } from '../platform/caller/development-keys';
import type { Role } from '../platform/caller/role';
import { openDatabases } from '../platform/database/open-databases';
import { type RunningSubgraph, runSubgraph } from '../platform/running-subgraph';
import { createLogger } from '../platform/server/logger';
import type { SubgraphDefinition } from '../platform/subgraph';
import { systemClock } from '../platform/time/clock';

/** @throws Error when the answer has errors */
export type Ask = (document: DocumentNode, variables?: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** A subgraph on an SQLite file of its own, asked in process. */
export interface SubgraphGraph {
  subgraph: RunningSubgraph;
  ask: Ask;
  /** As somebody without a token asks. */
  askPublic: Ask;
  close(): Promise<void>;
}

export async function openGraph(definition: SubgraphDefinition, role: Role): Promise<SubgraphGraph> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const [database] = await openDatabases([
    { location: { engine: 'sqlite', file: join(folder, `${definition.name}.sqlite`) }, contents: definition },
  ]);
  if (!database) throw new Error('The database cannot be opened.');
  const subgraph = runSubgraph(definition, {
    database,
    tokens: await developmentVerifier(folder),
    clock: systemClock,
    graph: async () => ({ data: {} }),
    logger: createLogger('error'),
  });
  const authorization = `Bearer ${await developmentToken(folder, { roles: [role] })}`;
  const askWith =
    (token: string | undefined): Ask =>
    async (document, variables = {}) => {
      const { data, errors } = await subgraph.answer(document, variables, token);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    };
  return {
    subgraph,
    ask: askWith(authorization),
    askPublic: askWith(undefined),
    async close() {
      await subgraph.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
