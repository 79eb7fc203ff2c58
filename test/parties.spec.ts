import { type Asker, type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const ORGANISATION = 'organisation { id name roles version history { totalCount nodes { action reason changes } } }';
const PROVIDER = 'serviceProvider { id name kind version organisation { id } history { totalCount nodes { action } } }';
const ERRORS = 'userErrors { field code message suggestion }';
const MUTATIONS = {
  registerOrganisation: ['RegisterOrganisationInput', ORGANISATION],
  updateOrganisation: ['UpdateOrganisationInput', ORGANISATION],
  registerServiceProvider: ['RegisterServiceProviderInput', PROVIDER],
  updateServiceProvider: ['UpdateServiceProviderInput', PROVIDER],
} as const;
type Name = keyof typeof MUTATIONS;

describe('organisations and service providers of an installation without the sample', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct({ sample: false });
    await made('registerOrganisation', { key: 'DCC', name: 'Data Communications Company', roles: ['DCC'] });
    await made('registerOrganisation', { key: 'SUP-ONE', name: 'One Energy', roles: ['ENERGY_SUPPLIER'] });
    await made('registerOrganisation', { key: 'SP-ONE', name: 'One Systems', roles: ['SERVICE_PROVIDER'] });
    await made('registerServiceProvider', {
      key: 'S1SP-A',
      name: 'A',
      kind: 'S1SP',
      organisationId: 'organisation:SP-ONE',
    });
  });
  afterAll(() => product.close());

  function ask(name: Name, input: object, asker: Asker = 'ADMIN') {
    const [type, fields] = MUTATIONS[name];
    const operation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${ERRORS} } }`;
    return product.ask(asker, operation, { input });
  }

  async function made(name: Name, input: object, asker: Asker = 'ADMIN'): Promise<Json> {
    const { userErrors, organisation, serviceProvider } = payloadOf(await ask(name, input, asker));
    expect(userErrors).toEqual([]);
    return organisation ?? serviceProvider;
  }

  it('are made, and then devices of theirs are', async () => {
    const { data } = await product.ask(
      null,
      '{ serviceProvider(id: "serviceProvider:S1SP-A") { version organisation { name } } }',
    );
    expect(data.serviceProvider).toEqual({ version: 1, organisation: { name: 'One Systems' } });
    const device = `mutation { registerDevice(input: { deviceId: "00DB970000000001", type: ESME, standard: SMETS1,
      s1spId: "serviceProvider:S1SP-A", responsibleSupplierId: "organisation:SUP-ONE" }) { device { id } ${ERRORS} } }`;
    expect(payloadOf(await product.ask('OPERATIONS', device)).userErrors).toEqual([]);
  });

  it('are changed, and tell their history to those who read the network', async () => {
    const first = await made(
      'registerOrganisation',
      { key: 'SUP-TWO', name: 'Two Energy', roles: ['ENERGY_SUPPLIER'] },
      'GOVERNANCE',
    );
    const given = { id: first.id, version: 1, name: 'Two Power', reason: 'Renamed' };
    const second = await made('updateOrganisation', given, 'OPERATIONS');
    expect(second).toMatchObject({
      name: 'Two Power',
      roles: ['ENERGY_SUPPLIER'],
      version: 2,
      history: { totalCount: 2 },
    });
    expect(second.history.nodes[1]).toMatchObject({ action: 'updateOrganisation', reason: 'Renamed' });
    expect(await made('updateOrganisation', { id: first.id, version: 2, name: 'Two Power' })).toEqual(second);
    const provider = await made('registerServiceProvider', { key: 'DCO-1', name: 'Dual', kind: 'DCO' });
    const organisationId = 'organisation:SP-ONE';
    const changed = await made('updateServiceProvider', { id: provider.id, version: 1, organisationId });
    expect(changed).toMatchObject({ organisation: { id: organisationId }, version: 2, history: { totalCount: 2 } });
    const cleared = await made('updateServiceProvider', { id: provider.id, version: 2, organisationId: null });
    expect(cleared).toMatchObject({ organisation: null, version: 3 });
    const history = `{ organisation(id: "${first.id}") { name history { totalCount } } }`;
    expect((await product.ask(null, history)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are refused for what breaks a rule, all of it at once, and change nothing', async () => {
    const organisation = { key: 'NEW', name: 'New', roles: ['OTHER'] };
    const provider = { key: 'NEW', name: 'New', kind: 'CSP', organisationId: null };
    const one = { id: 'organisation:SUP-ONE', version: 1 };
    const cases: [name: Name, input: object, refused: string][] = [
      ['registerOrganisation', { ...organisation, key: 'new one' }, 'key KEY_INVALID'],
      ['registerOrganisation', { ...organisation, key: '' }, 'key KEY_INVALID'],
      ['registerOrganisation', { ...organisation, key: 'A'.repeat(41) }, 'key KEY_INVALID'],
      ['registerOrganisation', { ...organisation, key: 'SUP-ONE' }, 'key DUPLICATE'],
      ['registerOrganisation', { ...organisation, name: ' one ENERGY' }, 'name NAME_TAKEN'],
      ['registerOrganisation', { ...organisation, roles: [] }, 'roles EMPTY'],
      ['registerOrganisation', { ...organisation, roles: ['OTHER', 'OTHER'] }, 'roles.1 DUPLICATE'],
      ['registerOrganisation', { ...organisation, roles: ['DCC'] }, 'roles DCC_MISMATCH'],
      ['registerOrganisation', { key: '-', name: '', roles: [] }, 'key KEY_INVALID,roles EMPTY,name EMPTY'],
      ['updateOrganisation', { id: 'organisation:DCC', version: 1, roles: ['OTHER'] }, 'roles DCC_MISMATCH'],
      ['updateOrganisation', { ...one, name: null }, 'name CANNOT_BE_CLEARED'],
      ['updateOrganisation', { ...one, name: 'one systems' }, 'name NAME_TAKEN'],
      ['updateOrganisation', { ...one, id: 'organisation:NOPE' }, 'id NOT_FOUND'],
      ['updateOrganisation', { ...one, id: 'x\u0000' }, 'id NOT_FOUND'],
      ['registerServiceProvider', { ...provider, key: 'S1SP-A' }, 'key DUPLICATE'],
      ['registerServiceProvider', { ...provider, name: 'a' }, 'name NAME_TAKEN'],
      ['registerServiceProvider', { ...provider, organisationId: 'organisation:NOPE' }, 'organisationId NOT_FOUND'],
      ['registerServiceProvider', { ...provider, organisationId: one.id }, 'organisationId WRONG_KIND'],
      ['updateServiceProvider', { id: 'serviceProvider:NOPE', version: 1 }, 'id NOT_FOUND'],
      ...BAD_TEXTS.map(([, name, code]): [Name, object, string] => [
        'registerOrganisation',
        { ...organisation, name },
        `name ${code}`,
      ]),
    ];
    const refused = await refusedAll(
      product,
      cases.map(
        ([name, input]) =>
          () =>
            ask(name, input),
      ),
    );
    expect(refused.map((all) => all.map(({ field, code }) => `${field} ${code}`).join())).toEqual(
      cases.map(([, , code]) => code),
    );
  });

  it('are changed by one of two who saw the same version', async () => {
    const stale = () => ask('updateOrganisation', { id: 'organisation:SUP-TWO', version: 1, name: 'Three' });
    expect(await failedWith(product, stale)).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
  });

  it('share no name, even when two register it under different keys at the same time', async () => {
    const keys = ['R-1', 'R-2', 'R-3', 'R-4'];
    const answers = await Promise.all(
      keys.map((key) => ask('registerOrganisation', { key, name: 'Raced', roles: ['OTHER'] })),
    );
    const codes = answers.flatMap((answer) => {
      expect(answer.errors).toBeUndefined();
      return payloadOf(answer).userErrors.map(({ code }: Json) => code);
    });
    expect(codes).toEqual(['NAME_TAKEN', 'NAME_TAKEN', 'NAME_TAKEN']);
  });

  it('are found by what is in their names or ids', async () => {
    const { data } = await product.ask(
      null,
      `{ organisations(search: "systems") { nodes { id } } all: serviceProviders { id }
         serviceProviders(search: "s1sp") { id } none: serviceProviders(kind: DCO, search: "s1sp") { id } }`,
    );
    expect(data.organisations.nodes).toEqual([{ id: 'organisation:SP-ONE' }]);
    expect(data.serviceProviders).toEqual([{ id: 'serviceProvider:S1SP-A' }]);
    expect([data.all.length, data.none]).toEqual([2, []]);
  });

  it('of devices whose supplier is none any more are told as an anomaly', async () => {
    const given = { id: 'organisation:SUP-ONE', version: 1, roles: ['OTHER_USER'] };
    await made('updateOrganisation', given);
    const query = '{ devices(filter: { anomalous: true }) { nodes { id anomalies { code message suggestion } } } }';
    const { nodes } = (await product.ask('ANALYST', query)).data.devices;
    expect(nodes).toMatchObject([{ id: 'device:00DB970000000001', anomalies: [{ code: 'SUPPLIER_NO_SUPPLIER' }] }]);
    const update = `mutation { updateDevice(input: { id: "device:00DB970000000001", version: 1, uprn: "1" }) { device { id } ${ERRORS} } }`;
    const refused = await refusedBy(product, () => product.ask('ADMIN', update));
    expect(refused).toEqual([{ field: 'responsibleSupplierId', code: 'WRONG_KIND' }]);
  });

  it.each([
    ['registerOrganisation', ['ANALYST', 'RESPONDENT', 'SERVICE', 'GOVERNMENT']],
    ['updateOrganisation', ['ANALYST', 'RESPONDENT', 'AUTHORITY']],
    ['registerServiceProvider', ['ANALYST', 'GOVERNANCE']],
    ['updateServiceProvider', ['ANALYST', 'GOVERNANCE']],
  ] as const)('%s is not for %s', async (name, roles) => {
    const { key, id, version, roles: kinds } = { key: 'N', id: 'organisation:DCC', version: 1, roles: ['OTHER'] };
    const inputs = {
      registerOrganisation: { key, name: 'N', roles: kinds },
      updateOrganisation: { id, version },
      registerServiceProvider: { key, name: 'N', kind: 'DSP' },
      updateServiceProvider: { id, version },
    };
    expect((await ask(name, inputs[name], null)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const role of roles) {
      expect((await ask(name, inputs[name], role)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
