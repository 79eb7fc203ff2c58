import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { developmentToken } from '../../platform/caller/development-keys';
import { Role } from '../../platform/caller/role';
import { throughline } from '../setup/command';
import { newDatabases, type TestDatabases } from '../setup/databases';
import { post } from '../setup/product';
import { type Started, started } from '../setup/started';

const COUNTS =
  '{ devices { totalCount } incidents { totalCount } disasters { totalCount } consultations { totalCount } }';
const LOADED = /The sample case was loaded\./;
const ROLES = Object.values(Role);

async function tokenFor(settings: Record<string, string>, ...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await throughline(['token', ...options], settings).finished;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trim();
}

async function countsOf({ url }: Started, settings: Record<string, string>) {
  const token = await developmentToken(settings.THROUGHLINE_DATA ?? '', { roles: [Role.ANALYST] });
  const { data, errors } = await post(url, token, COUNTS);
  expect(errors).toBeUndefined();
  return Object.fromEntries(
    Object.entries<{ totalCount: number }>(data).map(([name, { totalCount }]) => [name, totalCount]),
  );
}

const EMPTY = { devices: 0, incidents: 0, disasters: 0, consultations: 0 };

describe('throughline start', () => {
  let databases: TestDatabases;
  let settings: Record<string, string>;
  let product: Started;
  let tokens: Map<Role, string>;
  beforeAll(async () => {
    databases = newDatabases('sqlite');
    // A folder that is not there yet, below one that is not there either.
    settings = { THROUGHLINE_DATA: join(databases.environment.THROUGHLINE_DATA ?? '', 'new', 'data') };
    product = await started(['start'], settings);
    const made = ROLES.map(async (role) => [role, await tokenFor(settings, '--role', role.toLowerCase())] as const);
    tokens = new Map(await Promise.all(made));
  });
  afterAll(async () => {
    await product?.stop();
    await databases?.drop();
  });

  it('says that it loaded the sample case, where it is ready, and how to get a token; and nothing else', async () => {
    await product.running.printed(/Get a token.*\n/);
    expect(product.running.output()).toBe(
      `The sample case was loaded.\nThroughline is ready at ${product.url}/graphql\nGet a token with: npx throughline token --role ANALYST\n`,
    );
    expect(product.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is live and ready', async () => {
    const [live, ready] = await Promise.all(['live', 'ready'].map((what) => fetch(`${product.url}/health/${what}`)));
    expect([live?.status, await live?.json()]).toEqual([200, { status: 'live' }]);
    expect([ready?.status, await ready?.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('keeps its keys from other accounts of the machine', () => {
    const folder = settings.THROUGHLINE_DATA ?? '';
    expect(readdirSync(folder)).toContain('development-key.json');
    expect(statSync(join(folder, 'development-key.json')).mode & 0o077).toBe(0);
  });

  it.each(ROLES)('takes the tokens that the command makes for %s, which may do what the role may', async (role) => {
    const token = tokens.get(role) ?? '';
    const query = '{ viewer { subject roles } devices(first: 1) { nodes { id } } }';
    const { data, errors } = await post(product.url, token, query);
    const mayReadDevices = role !== Role.PUBLIC && role !== Role.RESPONDENT;
    expect(errors?.[0]?.extensions.code).toBe(mayReadDevices ? undefined : 'FORBIDDEN');
    if (mayReadDevices) {
      expect(data.viewer.subject).toBe(`${role.toLowerCase()}@development`);
      expect(new Set(data.viewer.roles)).toEqual(new Set([Role.PUBLIC, role]));
      expect(data.devices.nodes).toHaveLength(1);
    }
  });

  it('takes tokens of an organisation and a name, for that organisation alone', async () => {
    const options = ['--role', 'RESPONDENT', '--organisation', 'organisation:SUP-ALDER', '--subject', 'ada@alder'];
    const token = await tokenFor(settings, ...options);
    const { data } = await post(product.url, token, '{ viewer { subject organisation { id } } }');
    expect(data.viewer).toEqual({ subject: 'ada@alder', organisation: { id: 'organisation:SUP-ALDER' } });
    const submit = `mutation ($organisation: ID!) { submitResponse(input: {
      consultationId: "consultation:SAMPLE-2018-05-04", organisationId: $organisation
      answers: [{ questionCode: "Q1", text: "We agree.", stance: SUPPORTS }], confidentiality: NONE
    }) { response { organisation { id } } userErrors { code } } }`;
    const other = await post(product.url, token, submit, { organisation: 'organisation:SUP-BIRCH' });
    expect(other.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const own = await post(product.url, token, submit, { organisation: 'organisation:SUP-ALDER' });
    expect(own.data.submitResponse).toEqual({
      response: { organisation: { id: 'organisation:SUP-ALDER' } },
      userErrors: [],
    });
  });

  it('turns away tokens that another data folder made', async () => {
    const elsewhere = newDatabases('sqlite');
    const token = await tokenFor(elsewhere.environment, '--role', 'ADMIN');
    await elsewhere.drop();
    const { errors } = await post(product.url, token, COUNTS);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('loads the sample once: the next start goes on with the same data and the same tokens', async () => {
    const token = tokens.get(Role.OPERATIONS) ?? '';
    const log = `mutation { logIncident(input: { summary: "Kept", category: CATEGORY_4, raisedById: "organisation:SUP-ALDER" }) {
      incident { id } userErrors { code } } }`;
    const { data } = await post(product.url, token, log);
    const before = await countsOf(product, settings);
    expect((await product.stop()).code).toBe(0);
    product = await started(['start'], settings);
    expect(product.running.output()).not.toMatch(LOADED);
    expect(await countsOf(product, settings)).toEqual(before);
    const again = await post(product.url, token, 'query ($id: ID!) { incident(id: $id) { summary } }', {
      id: data.logIncident.incident.id,
    });
    expect(again.data.incident.summary).toBe('Kept');
  });
});

describe('the sample case', () => {
  let databases: TestDatabases;
  beforeEach(() => {
    databases = newDatabases('sqlite');
  });
  afterEach(() => databases.drop());

  it.each([
    ['--no-sample was given at an earlier start', ['start', '--no-sample']],
    ['the databases were made by migrate', ['migrate']],
  ])('stays out when %s', async (_when, first) => {
    const settings = databases.environment;
    if (first[0] === 'start') await (await started(first, settings)).stop();
    else expect(await throughline(first, settings).finished).toMatchObject({ code: 0, stderr: '' });
    const product = await started(['start'], settings);
    expect(product.running.output()).not.toMatch(LOADED);
    expect(await countsOf(product, settings)).toEqual(EMPTY);
    await product.stop();
    const refused = await throughline(['sample'], settings).finished;
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The databases hold data already; .*\n$/),
    });
  });

  it('never comes over data of the user, in whichever database it is', async () => {
    const settings = databases.environment;
    const document = join(__dirname, '..', 'documents', 'second-consultation.txt');
    expect((await throughline(['import', 'consultation', document], settings).finished).code).toBe(0);
    const product = await started(['start'], settings);
    expect(product.running.output()).not.toMatch(LOADED);
    expect(await countsOf(product, settings)).toEqual({ ...EMPTY, consultations: 1 });
    await product.stop();
  });
});
