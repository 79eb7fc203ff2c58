import Fastify, { type FastifyInstance } from 'fastify';
import { startIdentityProvider } from '../setup/identity-provider';
import { started } from '../setup/started';

const SUBGRAPHS = ['inventory', 'incidents', 'bcdr', 'changes'];

describe('the gateway over the subgraphs', () => {
  /** What each subgraph answers when it is asked whether it is ready; nothing, if undefined. */
  const statuses = new Map<string, number | undefined>(SUBGRAPHS.map((name) => [name, 200]));
  let servers: { name: string; server: FastifyInstance; url: string }[];
  beforeAll(async () => {
    servers = await Promise.all(
      SUBGRAPHS.map(async (name) => {
        const server = Fastify({ forceCloseConnections: true });
        server.get('/health/ready', async (_request, reply) => {
          const status = statuses.get(name);
          return status === undefined ? new Promise(() => {}) : reply.code(status).send({});
        });
        return { name, server, url: `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql` };
      }),
    );
  });
  afterAll(() => Promise.all(servers.map(({ server }) => server.close())));

  it('is ready while all of them are', async () => {
    const identityProvider = await startIdentityProvider();
    const list = servers.map(({ name, url }) => `${name}=${url}`).join(',');
    const gateway = await started(['serve', 'gateway'], { ...identityProvider.environment, SUBGRAPHS: list });
    const ready = async () => (await fetch(`${gateway.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    statuses.set('bcdr', 503);
    expect(await ready()).toBe(503);
    statuses.set('bcdr', undefined);
    expect(await ready()).toBe(503);
    statuses.set('bcdr', 200);
    expect(await ready()).toBe(200);
    await servers[3]?.server.close();
    expect(await ready()).toBe(503);
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    expect((await gateway.stop()).code).toBe(0);
    await identityProvider.close();
  });
});
