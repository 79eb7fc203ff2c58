import { type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf, refusedAll } from './setup/refusal';

const IMPORT = `mutation ($input: ImportSmWanCoverageInput!) { importSmWanCoverage(input: $input) {
  report { rows added changed unchanged removed dryRun } userErrors { field code message suggestion } } }`;
const ANSWER = `__typename ... on SmWanCoverageEstimate { outwardCode region available expectedFrom }
  ... on SmWanCoverageNotApplicable { reason } ... on SmWanCoverageUnknown { reason suggestion }`;
const HEADER = 'outwardCode,region,available,expectedFrom';
const TABLE = [HEADER, 'M1,NORTH,yes,', 'W1A,SOUTH,no,2018-09-30', 'sw1a,south,no,', ''].join('\r\n');

describe('SM WAN coverage', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct({ sample: false });
    for (const [id, standard, postcode] of [
      ['01', 'SMETS2', 'M1 4BT'],
      ['02', 'SMETS2', 'W1A 1AA'],
      ['03', 'SMETS2', 'AB10 1AB'],
      ['04', 'SMETS2', null],
      ['05', 'SMETS2', 'M12 4BT'],
    ]) {
      const input = { deviceId: `00DB9600000000${id}`, type: 'ESME', standard, cspRegion: 'NORTH', postcode };
      const made = await product.ask(
        'OPERATIONS',
        'mutation ($input: RegisterDeviceInput!) { registerDevice(input: $input) { device { id } userErrors { code } } }',
        { input },
      );
      expect(payloadOf(made).userErrors).toEqual([]);
    }
  });
  afterAll(() => product.close());

  const take = (csv: string, options: object = {}) => product.ask('OPERATIONS', IMPORT, { input: { csv, ...options } });
  const reported = async (csv: string, options: object = {}): Promise<Json> => {
    const { report, userErrors } = payloadOf(await take(csv, options));
    expect(userErrors).toEqual([]);
    return report;
  };
  const at = async (postcode: string, standard: string): Promise<Json> => {
    const query = `query ($postcode: String!, $standard: MeteringStandard!) {
      smWanCoverage(postcode: $postcode, standard: $standard) { ${ANSWER} } }`;
    const { data, errors } = await product.ask(null, query, { postcode, standard });
    return data?.smWanCoverage ?? errors?.[0]?.extensions;
  };

  it('is not known before a table is imported, and this is said, not guessed', async () => {
    expect(await at('M1 4BT', 'SMETS2')).toMatchObject({
      __typename: 'SmWanCoverageUnknown',
      reason: expect.stringContaining('M1'),
      suggestion: expect.stringMatching(/\S/),
    });
  });

  it('is imported as a whole: tried first, taken, taken again without effect, corrected, replaced', async () => {
    const three = { rows: 3, added: 3, changed: 0, unchanged: 0, removed: 0 };
    expect(await reported(TABLE, { dryRun: true })).toEqual({ ...three, dryRun: true });
    expect(await reported(`\uFEFF${TABLE}`)).toEqual({ ...three, dryRun: false });
    expect(await reported(TABLE.replaceAll(',', ';'))).toMatchObject({ rows: 3, added: 0, changed: 0, unchanged: 3 });
    const corrected = `${HEADER}\nW1A,SOUTH,no,2018-10-31`;
    expect(await reported(corrected)).toMatchObject({ rows: 1, changed: 1, removed: 0 });
    expect(await at('w1a', 'SMETS2')).toMatchObject({ expectedFrom: '2018-10-31' });
    expect(await reported(TABLE.replace('sw1a', 'SW1P'), { replace: true })).toMatchObject({
      ...{ added: 1, changed: 1, unchanged: 1, removed: 1 },
    });
    expect(await at('SW1A 1AA', 'SMETS2')).toMatchObject({ __typename: 'SmWanCoverageUnknown' });
    expect(await reported(TABLE, { replace: true })).toMatchObject({ added: 1, removed: 1 });
  });

  it('is told by postcode, of SMETS2 from the table, of SMETS1 with the clause that it does not apply', async () => {
    expect(await at('m14bt', 'SMETS2')).toEqual({
      ...{
        __typename: 'SmWanCoverageEstimate',
        outwardCode: 'M1',
        region: 'NORTH',
        available: true,
        expectedFrom: null,
      },
    });
    expect(await at('W1A 1AA', 'SMETS2')).toMatchObject({ available: false, expectedFrom: '2018-09-30' });
    for (const postcode of ['M1 4BT', 'ZZ99 9ZZ']) {
      const answer = await at(postcode, 'SMETS1');
      expect(answer).toEqual({
        ...{ __typename: 'SmWanCoverageNotApplicable', reason: expect.stringContaining('1.10.6') },
      });
    }
    expect(await at('MI 4BT', 'SMETS2')).toMatchObject({
      ...{ code: 'BAD_USER_INPUT', suggestion: expect.stringContaining('Did you mean M1 4BT?') },
    });
  });

  it('is told of a device by where it is, and the filter finds exactly the devices of which it is told', async () => {
    const list = async (filter: object): Promise<Json[]> => {
      const query = `query ($filter: DeviceFilter) { devices(filter: $filter) { nodes { deviceId smWanCoverage { ${ANSWER} } } } }`;
      return (await product.ask('ANALYST', query, { filter })).data.devices.nodes;
    };
    const all = await list({});
    expect(all.map(({ smWanCoverage: { __typename, outwardCode = null } }) => [__typename, outwardCode])).toEqual([
      ['SmWanCoverageEstimate', 'M1'],
      ['SmWanCoverageEstimate', 'W1A'],
      ['SmWanCoverageUnknown', null],
      ['SmWanCoverageUnknown', null],
      ['SmWanCoverageUnknown', null],
    ]);
    const told = ({ smWanCoverage }: Json) => smWanCoverage.__typename === 'SmWanCoverageEstimate';
    expect(await list({ smWanCoverageOffered: true })).toEqual(all.filter(told));
    expect(await list({ smWanCoverageOffered: false })).toEqual(all.filter((device) => !told(device)));
  });

  it('is refused by row and column for everything that is wrong, and then nothing of it is taken', async () => {
    const rows = (...lines: string[]) => [HEADER, ...lines].join('\n');
    const cases: [csv: string, refused: string][] = [
      ['', 'csv EMPTY'],
      [HEADER, 'csv EMPTY'],
      ['outwardcode,region,available', 'csv.header COLUMN_UNKNOWN,csv.header COLUMN_MISSING'],
      ['outwardCode,region,region,available\nM1,NORTH,NORTH,yes', 'csv.header COLUMN_TWICE'],
      [rows('M1 4BT,NORTH,yes,'), 'csv.1.outwardCode OUTWARD_CODE_INVALID'],
      [rows('M1,SMETS1,yes,'), 'csv.1.region UNKNOWN_VALUE'],
      [rows('M1,NORTH,perhaps,'), 'csv.1.available UNKNOWN_VALUE'],
      [rows('M1,NORTH,no,30/09/2018'), 'csv.1.expectedFrom DATE_INVALID'],
      [rows('M1,NORTH,no,2018-02-30'), 'csv.1.expectedFrom DATE_INVALID'],
      [rows('M1,NORTH,yes,2018-09-30'), 'csv.1.expectedFrom AVAILABLE_ALREADY'],
      [rows('M2,NORTH,yes,', 'm2,NORTH,yes,'), 'csv.2.outwardCode DUPLICATE'],
      [rows('M2,NORTH,yes'), 'csv.1 CELLS_MISMATCH'],
      [rows('M2,NORTH,yes,,'), 'csv.1 CELLS_MISMATCH'],
      [rows('"M2,NORTH,yes,'), 'csv CSV_UNREADABLE'],
      [
        rows('M2,NORTH,yes,', 'X,EAST,,x'),
        [
          'outwardCode OUTWARD_CODE_INVALID',
          'region UNKNOWN_VALUE',
          'available UNKNOWN_VALUE',
          'expectedFrom DATE_INVALID',
        ]
          .map((each) => `csv.2.${each}`)
          .join(),
      ],
      [[HEADER, ...Array(50_001).fill('M2,NORTH,yes,')].join('\n'), 'csv TOO_MANY'],
    ];
    const refused = await refusedAll(
      product,
      cases.map(
        ([csv]) =>
          () =>
            take(csv),
      ),
    );
    expect(refused.map((all) => all.map(({ field, code }) => `${field} ${code}`).join())).toEqual(
      cases.map(([, code]) => code),
    );
  });

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
  ] as const)('is imported by the operations desk, not by %s', async (role, code) => {
    const { errors } = await product.ask(role, IMPORT, { input: { csv: TABLE } });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
