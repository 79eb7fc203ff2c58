import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, throughline } from './command';
import type { TestDatabases } from './databases';
import { freePort } from './free-port';
import { type IdentityProvider, startIdentityProvider } from './identity-provider';

export interface FiveProcesses {
  /** Where the gateway listens. */
  url: string;
  /** Where a subgraph listens. */
  subgraphUrl(name: string): string;
  processes: Map<string, Running>;
  identityProvider: IdentityProvider;
  close(): Promise<void>;
}

const SUBGRAPHS = ['inventory', 'incidents', 'bcdr', 'changes'];
const READY = /is ready at (http\S+)\/graphql/;

/** The product as it is deployed: four subgraphs and a gateway, each a process of its own, with the sample case. */
export async function startFiveProcesses(databases: TestDatabases): Promise<FiveProcesses> {
  const identityProvider = await startIdentityProvider();
  const gatewayPort = await freePort();
  const url = `http://127.0.0.1:${gatewayPort}`;
  const folder = databases.environment.THROUGHLINE_DATA ?? '';
  const ASSESSOR_TOKEN_FILE = join(folder, 'assessor-token');
  writeFileSync(ASSESSOR_TOKEN_FILE, await identityProvider.token('SERVICE'));
  const reached = { GATEWAY_URL: `${url}/graphql`, ASSESSOR_TOKEN_FILE };
  const settings = { ...databases.environment, ...identityProvider.environment, ...reached };
  const sample = await throughline(['sample'], settings).finished;
  if (sample.code !== 0) throw new Error(sample.stderr);
  const processes = new Map<string, Running>();
  const urls = new Map<string, string>();
  await Promise.all(
    SUBGRAPHS.map(async (name) => {
      const running = throughline(['serve', name], { ...settings, PORT: '0' });
      processes.set(name, running);
      const [, found = ''] = await running.printed(READY);
      urls.set(name, found);
    }),
  );
  const list = [...urls].map(([name, found]) => `${name}=${found}/graphql`).join(',');
  const gateway = throughline(['serve', 'gateway'], { ...settings, PORT: String(gatewayPort), SUBGRAPHS: list });
  processes.set('gateway', gateway);
  await gateway.printed(READY);
  return {
    url,
    subgraphUrl: (name) => urls.get(name) ?? '',
    processes,
    identityProvider,
    async close() {
      for (const running of processes.values()) running.process.kill('SIGTERM');
      await Promise.all([...processes.values()].map(({ finished }) => finished));
      await identityProvider.close();
    },
  };
}
