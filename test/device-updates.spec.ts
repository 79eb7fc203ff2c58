import { type Json, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

const FIELDS = `id version status mpxn uprn postcode cspRegion firmwareVersion commissionedAt s1sp { id } dco { id }
  communicationsHub { id } responsibleSupplier { id } anomalies { code }
  history { totalCount nodes { actor action reason changes } }`;
const REGISTER = `mutation ($input: RegisterDeviceInput!) {
  registerDevice(input: $input) { device { ${FIELDS} } userErrors { field code message suggestion } } }`;
const UPDATE = `mutation ($input: UpdateDeviceInput!) {
  updateDevice(input: $input) { device { ${FIELDS} } userErrors { field code message suggestion } } }`;

describe('the change of a device', () => {
  let product: TestProduct;
  let next = 1;
  beforeAll(async () => {
    product = await startProduct({ sample: ['inventory'] });
  });
  afterAll(() => product.close());

  const update = (input: object) => product.ask('OPERATIONS', UPDATE, { input });

  async function registered(input: object = {}): Promise<Json> {
    const deviceId = `00DB98000000${String(next++).padStart(4, '0')}`;
    const smets1 = { deviceId, type: 'ESME', standard: 'SMETS1', s1spId: 'serviceProvider:S1SP-A' };
    const answer = await product.ask('OPERATIONS', REGISTER, { input: { ...smets1, ...input } });
    const { device, userErrors } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return device;
  }

  async function updated(device: Json, changes: object): Promise<Json> {
    const { device: after, userErrors } = payloadOf(
      await update({ id: device.id, version: device.version, ...changes }),
    );
    expect(userErrors).toEqual([]);
    return after;
  }

  it('takes what is given, clears what is null, leaves the rest, and tells its history', async () => {
    const before = await registered({ firmwareVersion: '1.0', uprn: '12', mpxn: '1200023305967', postcode: 'm14bt' });
    expect(before.postcode).toBe('M1 4BT');
    const after = await updated(before, { firmwareVersion: '1.1', uprn: null, reason: 'Upgraded in the night' });
    expect(after).toMatchObject({ version: 2, firmwareVersion: '1.1', uprn: null, mpxn: '1200023305967' });
    expect(after.history.totalCount).toBe(2);
    const [, entry] = after.history.nodes;
    expect(entry).toMatchObject({ action: 'updateDevice', reason: 'Upgraded in the night' });
    expect(JSON.parse(entry.changes)).toEqual([
      { field: 'firmwareVersion', before: '1.0', after: '1.1' },
      { field: 'uprn', before: '12', after: null },
    ]);
  });

  it('that changes nothing leaves version and history alone', async () => {
    const before = await registered({ firmwareVersion: '1.0' });
    expect(await updated(before, { firmwareVersion: '1.0', status: 'PENDING' })).toEqual(before);
  });

  it('leads a SMETS1 device from enrolment to its end, with a reason wherever it goes out of service', async () => {
    let device = await registered({ responsibleSupplierId: 'organisation:SUP-ALDER' });
    const commissionedAt = '2018-07-01T00:00:00.000Z';
    const way: object[] = [
      { status: 'REJECTED', reason: 'Keys did not match' },
      { status: 'PENDING' },
      { status: 'INSTALLED_NOT_COMMISSIONED' },
      { status: 'COMMISSIONED', commissionedAt },
      { status: 'SUSPENDED', reason: 'Certificate lost' },
      { status: 'RECOVERED' },
      { status: 'COMMISSIONED' },
      { status: 'DECOMMISSIONED', reason: 'Replaced' },
    ];
    for (const step of way) device = await updated(device, step);
    expect(device).toMatchObject({ status: 'DECOMMISSIONED', commissionedAt, version: way.length + 1 });
    const back = { id: device.id, version: device.version, status: 'COMMISSIONED' };
    expect(await refusedBy(product, () => update(back))).toEqual([{ field: 'status', code: 'MOVE_NOT_ALLOWED' }]);
  });

  it('moves a device to another hub of the home, and off it', async () => {
    const [first, second] = [await registered({ type: 'CHF' }), await registered({ type: 'CHF' })];
    const meter = await registered({ communicationsHubDeviceId: first.id.slice('device:'.length) });
    const moved = await updated(meter, { communicationsHubDeviceId: second.id.slice('device:'.length) });
    expect(moved.communicationsHub).toEqual({ id: second.id });
    expect((await updated(moved, { communicationsHubDeviceId: null })).communicationsHub).toBeNull();
  });

  it('keeps every rule that a new device keeps, and changes nothing when one is broken', async () => {
    const hub = await registered({ type: 'CHF' });
    const gone = await registered({ type: 'CHF', status: 'DECOMMISSIONED' });
    const meter = await registered({ communicationsHubDeviceId: hub.id.slice(7) });
    const smets2 = await registered({ standard: 'SMETS2', cspRegion: 'NORTH', s1spId: null });
    const cases: [device: Json, changes: object, refused: string][] = [
      [meter, { s1spId: null }, 's1spId S1SP_MISSING'],
      [meter, { s1spId: 'serviceProvider:DCO-1' }, 's1spId WRONG_KIND'],
      [meter, { dcoId: 'serviceProvider:NOPE' }, 'dcoId NOT_FOUND'],
      [meter, { mpxn: '1200023305968' }, 'mpxn CHECK_DIGIT_MISMATCH'],
      [meter, { mpxn: '9151723803' }, 'mpxn WRONG_DEVICE_TYPE'],
      [meter, { cspRegion: 'NORTH' }, 'cspRegion REGION_MISMATCH'],
      [meter, { cspRegion: null }, 'cspRegion CANNOT_BE_CLEARED'],
      [meter, { status: null }, 'status CANNOT_BE_CLEARED'],
      [meter, { status: 'COMMISSIONED' }, 'status MOVE_NOT_ALLOWED,commissionedAt COMMISSIONING_MISSING'],
      [meter, { status: 'WITHDRAWN' }, 'reason REASON_MISSING'],
      [meter, { communicationsHubDeviceId: meter.id.slice(7) }, 'communicationsHubDeviceId WRONG_KIND'],
      [meter, { communicationsHubDeviceId: gone.id.slice(7) }, 'communicationsHubDeviceId HUB_OUT_OF_SERVICE'],
      [meter, { communicationsHubDeviceId: smets2.id.slice(7) }, 'communicationsHubDeviceId WRONG_KIND'],
      [meter, { communicationsHubDeviceId: '00DB9900000000FF' }, 'communicationsHubDeviceId NOT_FOUND'],
      [meter, { responsibleSupplierId: 'organisation:DCC' }, 'responsibleSupplierId WRONG_KIND'],
      [meter, { installedAt: '2999-01-01T00:00:00Z' }, 'installedAt IN_THE_FUTURE'],
      [meter, { postcode: 'MI 4BT' }, 'postcode POSTCODE_INVALID'],
      [meter, { uprn: '1a' }, 'uprn UPRN_INVALID'],
      [
        hub,
        { communicationsHubDeviceId: gone.id.slice(7) },
        'communicationsHubDeviceId HUB_OUT_OF_SERVICE,communicationsHubDeviceId HUB_OF_HUB',
      ],
      [smets2, { s1spId: 'serviceProvider:S1SP-A' }, 's1spId NOT_FOR_SMETS2'],
      [smets2, { cspRegion: 'SMETS1' }, 'cspRegion REGION_MISMATCH'],
      [smets2, { status: 'REJECTED', reason: 'No' }, 'status MOVE_NOT_ALLOWED'],
      ...BAD_TEXTS.map(([, reason, code]): [Json, object, string] => [meter, { reason }, `reason ${code}`]),
    ];
    const refused = await refusedAll(
      product,
      cases.map(
        ([{ id, version }, changes]) =>
          () =>
            update({ id, version, ...changes }),
      ),
    );
    expect(refused.map((all) => all.map(({ field, code }) => `${field} ${code}`).join())).toEqual(
      cases.map(([, , code]) => code),
    );
  });

  it('names a device that there is not', async () => {
    const asks = malformedIds('device:00DB1234567890A0').map((id) => () => update({ id, version: 1 }));
    for (const refused of await refusedAll(product, asks))
      expect(refused).toEqual([{ field: 'id', code: 'NOT_FOUND' }]);
  });

  it('is refused against a version that is gone, with the current one', async () => {
    const { id } = await updated(await registered(), { firmwareVersion: '2' });
    const stale = await failedWith(product, () => update({ id, version: 1, firmwareVersion: '3' }));
    expect(stale).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
  });

  it('is made by one of several that come at once, and by the others not', async () => {
    const { id, version } = await registered();
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((number) => update({ id, version, firmwareVersion: `2.${number}` })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort();
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'done']);
  });

  it('mends an anomalous device only when all of it is mended', async () => {
    const id = 'device:00DB276590AD675E';
    const { data } = await product.ask('ANALYST', `{ device(id: "${id}") { version anomalies { code clause } } }`);
    expect(data.device.anomalies).toEqual([{ code: 'S1SP_MISSING', clause: 'SSI DS 1.10.3' }]);
    const { version } = data.device;
    const half = await refusedBy(product, () => update({ id, version, firmwareVersion: '4' }));
    expect(half).toEqual([{ field: 's1spId', code: 'S1SP_MISSING' }]);
    const mended = await updated({ id, version }, { s1spId: 'serviceProvider:S1SP-B' });
    expect(mended.anomalies).toEqual([]);
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['RESPONDENT', 'FORBIDDEN'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
    ['SERVICE', 'FORBIDDEN'],
  ] as const)('is not for %s', async (role, code) => {
    const input = { id: 'device:00DB1234567890A0', version: 1, firmwareVersion: '9' };
    expect((await product.ask(role, UPDATE, { input })).errors?.[0]?.extensions.code).toBe(code);
  });

  it('goes by a table that everybody may read, with its source', async () => {
    const { data } = await product.ask(
      null,
      '{ deviceStatusMoves(standard: SMETS2) { standard fromStatus toStatus reasonNeeded source } }',
    );
    expect(data.deviceStatusMoves.length).toBeGreaterThan(5);
    for (const move of data.deviceStatusMoves) {
      expect(move).toMatchObject({ standard: 'SMETS2', source: expect.stringContaining('to be confirmed') });
    }
  });
});
