import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import Fastify, { type FastifyInstance } from 'fastify';
import { graphql, parse } from 'graphql';
import { composeSupergraph } from '../../gateway/compose';
import { throughline } from '../setup/command';
import { startIdentityProvider } from '../setup/identity-provider';
import { post } from '../setup/product';
import { type Started, started } from '../setup/started';

/** What a subgraph's resolvers may use here: the boat that is asked for, and the headers of the request. */
type Resolve = (boat: { id: string }, given: unknown, headers: { authorization?: string }) => unknown;

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])';

const BOATS = `${LINK}
  type Query { boats: [Boat!]! }
  type Boat @key(fields: "id") { id: ID! name: String! }`;

const HARBOURS = `${LINK}
  type Query { askedBy: String }
  type Mutation { moor(boat: ID!): Boat }
  type Boat @key(fields: "id") { id: ID! harbour: String! }`;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A subgraph that has nothing to do with the product, over HTTP on a free port. */
async function serveForeign(
  sdl: string,
  resolvers: Record<string, Record<string, Resolve>>,
): Promise<{ url: string; server: FastifyInstance }> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const server = Fastify();
  server.post<{ Body: { query: string; variables?: Record<string, unknown> } }>('/graphql', ({ body, headers }) =>
    graphql({ schema, source: body.query, variableValues: body.variables ?? {}, contextValue: headers }),
  );
  return { url: `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`, server };
}

describe('throughline serve gateway --supergraph', () => {
  let folder: string;
  let servers: FastifyInstance[];
  let file: string;
  let harboursUrl: string;
  let gateway: Started;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    const boats = await serveForeign(BOATS, {
      Query: {
        boats: () => [
          { id: '1', name: 'Dipper' },
          { id: '2', name: 'Wren' },
        ],
      },
    });
    const harbours = await serveForeign(HARBOURS, {
      Mutation: { moor: () => ({ id: '1', harbour: 'Northmoor' }) },
      Query: {
        askedBy: (_root, _arguments, { authorization }) => authorization,
      },
      Boat: {
        __resolveReference: ({ id }) => ({ id, harbour: id === '1' ? 'Northmoor' : 'Southdown' }),
      },
    });
    servers = [boats.server, harbours.server];
    harboursUrl = harbours.url;
    file = join(folder, 'supergraph.graphql');
    const supergraph = composeSupergraph([
      { name: 'boats', url: boats.url, sdl: BOATS },
      { name: 'harbours', url: harbours.url, sdl: HARBOURS },
    ]);
    writeFileSync(file, supergraph);
    gateway = await started(['serve', 'gateway', '--supergraph', file, '--port', '0'], {
      PORT: '1',
      THROUGHLINE_DATA: join(folder, 'data'),
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all((servers ?? []).map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers over the subgraphs of any supergraph, to anybody', async () => {
    const { data, errors } = await post(gateway.url, null, '{ boats { name harbour } }');
    expect(errors).toBeUndefined();
    expect(data.boats).toEqual([
      { name: 'Dipper', harbour: 'Northmoor' },
      { name: 'Wren', harbour: 'Southdown' },
    ]);
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
  });

  it('hands the token of the caller on as it came, without judging it', async () => {
    expect((await post(gateway.url, 'of.another.kind', '{ askedBy }')).data.askedBy).toBe('Bearer of.another.kind');
    expect((await post(gateway.url, null, '{ askedBy }')).data.askedBy).toBeNull();
  });

  it('turns bad tokens away where an identity provider is set', async () => {
    const identityProvider = await startIdentityProvider();
    const guarded = await started(['serve', 'gateway', '--supergraph', file], identityProvider.environment);
    expect((await post(guarded.url, 'of.another.kind', '{ askedBy }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const token = await identityProvider.token('ANALYST');
    expect((await post(guarded.url, token, '{ askedBy }')).data.askedBy).toBe(`Bearer ${token}`);
    await guarded.stop();
    await identityProvider.close();
  });

  it('takes the supergraph anew when it is told to, unless there is none any more', async () => {
    const own = join(folder, 'own.graphql');
    const before = readFileSync(file, 'utf8');
    writeFileSync(own, before);
    const reloaded = await started(['serve', 'gateway', '--supergraph', own], {});
    const reload = (text: string, told: RegExp) => {
      writeFileSync(own, text);
      reloaded.running.process.kill('SIGHUP');
      return until(() => told.test(reloaded.running.output()));
    };
    await reload(before.replaceAll('askedBy', 'whoAsks'), /took .* anew/);
    const query = '{ whoAsks }';
    // The subgraph does not have the field by that name: it is asked for it all the same.
    expect((await post(reloaded.url, null, query)).errors?.[0]?.message).toMatch(/Cannot query field "whoAsks"/);
    await reload('type Query', /the one before stays in use/);
    expect((await post(reloaded.url, null, '{ boats { name } }')).data.boats).toHaveLength(2);
    expect((await post(reloaded.url, null, query)).errors?.[0]?.path).toEqual(['whoAsks']);
    expect((await reloaded.stop()).code).toBe(0);
  });

  it('answers in part when one of the subgraphs is gone', async () => {
    await servers[1]?.close();
    const { data, errors } = await post(gateway.url, null, '{ boats { name } askedBy }');
    expect(data).toEqual({ boats: [{ name: 'Dipper' }, { name: 'Wren' }], askedBy: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', suggestion: expect.any(String) });
  });

  it('does not say that nothing was changed when no answer to a mutation came', async () => {
    const { errors } = await post(gateway.url, null, 'mutation { moor(boat: "1") { harbour } }');
    expect(errors?.[0]?.message).toBe(
      'The subgraph harbours did not answer; the change may have been made all the same.',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      suggestion: 'Read what was to be changed before you send it again.',
    });
  });

  it('takes the page of a proxy for no answer', async () => {
    const { port } = new URL(harboursUrl);
    const proxy = Fastify();
    proxy.post('/graphql', (_request, reply) => reply.code(502).type('text/html').send('<p>Bad gateway</p>'));
    await proxy.listen({ host: '127.0.0.1', port: Number(port) });
    const { data, errors } = await post(gateway.url, null, '{ askedBy }');
    await proxy.close();
    expect(data).toEqual({ askedBy: null });
    expect(errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  it('ends cleanly, and has logged why each answer did not come', async () => {
    const { code, stderr } = await gateway.stop();
    const logged = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect({ code, subgraphs: logged.map(({ subgraph }) => subgraph) }).toEqual({
      code: 0,
      subgraphs: ['harbours', 'harbours', 'harbours'],
    });
    expect(logged.map(({ err }) => err.message)).toEqual([
      expect.stringContaining('ECONNREFUSED'),
      expect.stringContaining('ECONNREFUSED'),
      expect.stringMatching(/no answer of a GraphQL server: status 502, text\/html/),
    ]);
  });

  it.each([
    ['is not there', () => join(folder, 'nowhere.graphql'), /^The supergraph cannot be read: ENOENT.*\.\n$/],
    ['is empty', () => '/dev/null', /^The supergraph cannot be used \(Syntax Error.*\.\n$/],
    [
      'is a schema but no supergraph',
      () => join(__dirname, '..', '..', 'schema', 'api.graphql'),
      /cannot be used .*\.\n$/,
    ],
  ])('says in a line that the file %s', async (_what, given, told) => {
    const args = ['serve', 'gateway', '--supergraph', given(), '--port', '0'];
    const { code, stdout, stderr } = await throughline(args, {}).finished;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
