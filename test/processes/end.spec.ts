import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { type Started, started } from '../setup/started';

const DOCUMENT = readFileSync(join(__dirname, '..', 'documents', 'second-consultation.txt'), 'utf8');
const IMPORT = `mutation ($input: ImportConsultationInput!) {
  importConsultation(input: $input) { consultation { reference version } userErrors { code } }
}`;

describe.each(['SIGTERM', 'SIGINT'] as const)('a product that is told to end by %s', (signal) => {
  let databases: TestDatabases;
  let product: Started;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    product = await started(['start', '--no-sample'], databases.environment);
  });
  afterAll(async () => {
    product?.running.process.kill('SIGKILL');
    await databases?.drop();
  });

  /** Sends a request in two parts: the second one only after something else was done. */
  async function askAround(url: string, body: object, between: () => void): Promise<{ status?: number; text: string }> {
    const token = await developmentToken(databases.environment.THROUGHLINE_DATA ?? '', { roles: [Role.GOVERNANCE] });
    const text = Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': text.length,
        authorization: `Bearer ${token}`,
      };
      const sent = request(`${url}/graphql`, { method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.write(text.subarray(0, 1000));
      setTimeout(() => {
        between();
        setTimeout(() => sent.end(text.subarray(1000)), 200);
      }, 100);
    });
  }

  it('answers the requests that are under way, takes no new ones, and ends cleanly', async () => {
    const input = { text: DOCUMENT };
    const answers = await Promise.all(
      [{ query: IMPORT, variables: { input } }, { query: `{ consultations { totalCount } } #${'x'.repeat(2000)}` }].map(
        (body, index) =>
          askAround(product.url, body, () => {
            if (index === 0) product.running.process.kill(signal);
          }),
      ),
    );
    for (const { status } of answers) expect(status).toBe(200);
    expect(JSON.parse(answers[0]?.text ?? '').data.importConsultation).toEqual({
      consultation: { reference: expect.stringMatching(/^2019-09-11-/), version: 1 },
      userErrors: [],
    });
    const { code, stderr } = await product.running.finished;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(fetch(`${product.url}/health/live`)).rejects.toThrow();
  });

  it('kept what it answered', async () => {
    product = await started(['start'], databases.environment);
    const query = { query: '{ consultations { nodes { version publishedOn } } }', padding: 'x'.repeat(1000) };
    const { text } = await askAround(product.url, query, () => {});
    expect(JSON.parse(text).data.consultations.nodes).toEqual([{ version: 1, publishedOn: '2019-09-11' }]);
    expect((await product.stop(signal)).code).toBe(0);
  });

  it('ends at once when it is told so again, whatever is under way', async () => {
    product = await started(['start'], databases.environment);
    const underWay = askAround(product.url, { query: '{ __typename }', padding: 'x'.repeat(2000) }, () => {
      product.running.process.kill(signal);
      setTimeout(() => product.running.process.kill(signal), 50);
    });
    await expect(underWay).rejects.toThrow();
    expect((await product.running.finished).code).toBe(1);
  });
});
