import { type Ask, askAs } from '../gateway/exports/ask';
import { PUBLIC_CALLER } from '../platform/caller/caller';
import { Role } from '../platform/caller/role';
import type { TokenVerifier } from '../platform/caller/tokens';
import { httpGraph } from '../platform/http-graph';
import { readSettings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';
import { systemClock } from '../platform/time/clock';
import { ensureDatabaseFolder } from './data-folder';
import { ALL_SUBGRAPHS } from './open-databases';

/** As whom a command reads the graph of the databases that it has before it. */
export type Reader = 'public' | 'full' | 'assessor';

/** Everybody is the one reader: nobody but this process can ask. */
function vouchingFor(reader: Reader, subject = 'cli:export'): TokenVerifier {
  if (reader === 'public') return { callerOf: async () => PUBLIC_CALLER };
  const role = reader === 'full' ? Role.GOVERNANCE : Role.SERVICE;
  return { callerOf: async () => ({ subject, roles: new Set([Role.PUBLIC, role]), organisationId: null }) };
}

/** Where a command reads: a product that runs elsewhere, or the databases of the settings. */
export interface ReadFrom {
  url?: string;
  token?: string;
  reader: Reader;
  /** Under what name changes are recorded, where any are made. */
  subject?: string;
}

function remote(url: string, token: string | undefined): Ask {
  const graph = httpGraph(new URL('/graphql', url).href);
  return askAs(
    (request, authorization) =>
      graph(request, authorization).catch((error: unknown) => {
        throw new StartFailure(
          `${url} does not answer (${error instanceof Error ? error.message : error}); check the address, and that the product runs there.`,
        );
      }),
    token === undefined ? undefined : `Bearer ${token}`,
  );
}

/** Does work that reads the graph, and closes what was opened for it. */
export async function withGraph<T>(
  { url, token, reader, subject }: ReadFrom,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  if (url !== undefined) return work(remote(url, token));
  const settings = readSettings(process.env);
  for (const subgraph of ALL_SUBGRAPHS) ensureDatabaseFolder(settings, subgraph);
  // Loaded only now: it takes half a second and much memory, also of the commands that are loaded along with those that read.
  const { openEmbedded } = await import('../gateway/embedded.js');
  const { door, graph } = await openEmbedded(settings, systemClock, vouchingFor(reader, subject));
  try {
    return await work(askAs(graph, undefined));
  } finally {
    await door.close();
  }
}
