import { startProduct, type TestProduct } from './setup/product';

describe('the inventory over HTTP', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  const REGISTER = `mutation ($input: RegisterDeviceInput!) {
    registerDevice(input: $input) {
      device { id version standard cspRegion s1sp { id } history { totalCount nodes { actor action hash } } }
      userErrors { field code message suggestion }
    }
  }`;
  const device = {
    deviceId: '00-db-99-00-00-00-00-01',
    type: 'ESME',
    standard: 'SMETS1',
    s1spId: 'serviceProvider:S1SP-A',
    communicationsHubDeviceId: '00DB1234567890A0',
  };
  const register = (changes: object) => product.ask('OPERATIONS', REGISTER, { input: { ...device, ...changes } });
  const countDevices = async () => (await product.ask('ANALYST', '{ devices { totalCount } }')).data.devices.totalCount;

  it('registers a device under its normalised EUI-64, with the first entry of its history', async () => {
    const { data } = await register({});
    expect(data.registerDevice.userErrors).toEqual([]);
    expect(data.registerDevice.device).toMatchObject({
      id: 'device:00DB990000000001',
      version: 1,
      cspRegion: 'SMETS1',
      s1sp: { id: 'serviceProvider:S1SP-A' },
      history: { totalCount: 1, nodes: [{ actor: 'operations@development', action: 'registerDevice' }] },
    });
  });

  it.each([
    ['a bad EUI-64', { deviceId: '00DB99' }, ['deviceId'], 'EUI64_INVALID'],
    ['a device that is there already', { deviceId: '00DB1234567890A0' }, ['deviceId'], 'DUPLICATE'],
    ['a bad check digit', { mpxn: '1200023305968' }, ['mpxn'], 'CHECK_DIGIT_MISMATCH'],
    ['letters in a supply number', { mpxn: '12000233O5967' }, ['mpxn'], 'MPXN_INVALID'],
    ['an S1SP that there is not', { s1spId: 'serviceProvider:NOPE' }, ['s1spId'], 'NOT_FOUND'],
    ['no S1SP', { s1spId: null }, ['s1spId'], 'S1SP_MISSING'],
    ['a dual control organisation as S1SP', { s1spId: 'serviceProvider:DCO-1' }, ['s1spId'], 'WRONG_KIND'],
    ['a region for SMETS1', { cspRegion: 'NORTH' }, ['cspRegion'], 'REGION_MISMATCH'],
    [
      'a supplier that there is not',
      { responsibleSupplierId: 'organisation:NOPE' },
      ['responsibleSupplierId'],
      'NOT_FOUND',
    ],
    [
      'a hub that there is not',
      { communicationsHubDeviceId: '00DB9900000000FF' },
      ['communicationsHubDeviceId'],
      'NOT_FOUND',
    ],
    ['an empty string', { manufacturer: ' ' }, ['manufacturer'], 'EMPTY'],
    ['a megabyte', { model: 'x'.repeat(1_000_000) }, ['model'], 'TOO_LONG'],
    ['a control character', { model: 'a\u0007b' }, ['model'], 'CONTROL_CHARACTER'],
    ['a right-to-left mark', { model: 'a\u202Eb' }, ['model'], 'DIRECTION_MARK'],
    ['a time to come', { installedAt: '2999-01-01T00:00:00Z' }, ['installedAt'], 'IN_THE_FUTURE'],
    ['letters in a UPRN', { uprn: '12A' }, ['uprn'], 'UPRN_INVALID'],
  ])('refuses %s with a suggestion, and changes nothing', async (_what, changes, field, code) => {
    const before = await countDevices();
    const { data } = await register({ deviceId: '00DB990000000002', ...changes });
    expect(data.registerDevice.device).toBeNull();
    expect(data.registerDevice.userErrors).toEqual([
      { field, code, message: expect.stringMatching(/\S/), suggestion: expect.stringMatching(/\S/) },
    ]);
    expect(await countDevices()).toBe(before);
  });

  it('takes a device once when three callers register it at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => register({ deviceId: '00DB990000000003' })));
    const payloads = answers.map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      return data.registerDevice;
    });
    expect(payloads.filter(({ device: taken }) => taken !== null)).toHaveLength(1);
    const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['DUPLICATE', 'DUPLICATE']);
  });

  it('tells all that is wrong at once', async () => {
    const { data } = await register({ deviceId: 'x', s1spId: null, mpxn: '1' });
    expect(data.registerDevice.userErrors.map(({ code }: { code: string }) => code)).toEqual([
      'EUI64_INVALID',
      'S1SP_MISSING',
      'MPXN_INVALID',
    ]);
  });

  it.each(['9999-12-31T23:59:59.999-12:00', '0500-01-01T00:00:00Z', '9999-99-99T00:00:00Z', 'yesterday'])(
    'answers the time %s with a typed error',
    async (installedAt) => {
      const { errors } = await register({ deviceId: '00DB990000000004', installedAt });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', suggestion: expect.any(String) });
    },
  );

  it('refuses a filter that names more than it can look for', async () => {
    const query = 'query ($ids: [ID!]) { devices(filter: { ids: $ids }) { totalCount } }';
    const ids = Array.from({ length: 40_000 }, (_, index) => `device:${index}`);
    const { errors } = await product.ask('ANALYST', query, { ids });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', suggestion: expect.any(String) });
  });

  it('refuses to search for a text without end', async () => {
    const query = 'query ($search: String) { organisations(search: $search) { totalCount nodes { id } } }';
    const { errors } = await product.ask(null, query, { search: 'x'.repeat(60_000) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', suggestion: expect.any(String) });
  });

  it('answers a wrong enum value with a typed error', async () => {
    const { errors } = await register({ type: 'TOASTER' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', suggestion: expect.any(String) });
  });

  it('says that coverage does not apply to SMETS1, with the clause', async () => {
    const { data } = await product.ask(
      null,
      '{ smWanCoverage(postcode: "M1 4BT", standard: SMETS1) { ... on SmWanCoverageNotApplicable { reason } } }',
    );
    expect(data.smWanCoverage.reason).toContain('1.10.6');
  });

  it('keeps devices from the public', async () => {
    const { errors } = await product.ask(null, '{ devices { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const respondent = await product.ask('RESPONDENT', '{ devices { totalCount } }');
    expect(respondent.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
