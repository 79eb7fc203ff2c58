import { Problems } from '../../platform/input/problems';
import { readDeviceRow } from './device-csv';

function read(cells: object) {
  const problems = new Problems();
  const row = { deviceId: '00DB1234567890A0', type: 'CHF', standard: 'SMETS1', ...cells };
  return { input: readDeviceRow(problems, row), codes: problems.list.map(({ field, code }) => `${field} ${code}`) };
}

describe('a row of a file of devices', () => {
  it('is read with keys or ids, small letters and days alone', () => {
    const { input, codes } = read({
      type: 'chf',
      s1sp: 'S1SP-A',
      dco: 'serviceProvider:DCO-1',
      installedAt: '2018-06-04',
    });
    expect(codes).toEqual([]);
    expect(input).toMatchObject({
      type: 'CHF',
      s1spId: 'serviceProvider:S1SP-A',
      dcoId: 'serviceProvider:DCO-1',
      installedAt: new Date('2018-06-04T00:00:00Z'),
    });
  });

  it.each(['2018-02-30', '2018-13-01', '2018-06-31T10:00:00Z', '2018-06-04T25:00:00Z', '04/06/2018', 'soon'])(
    'is refused with the time %s, which there is not',
    (installedAt) => {
      expect(read({ installedAt }).codes).toEqual(['installedAt TIME_INVALID']);
    },
  );

  it('is none without its type', () => {
    expect(read({ type: '' })).toEqual({ input: undefined, codes: ['type MISSING'] });
    expect(read({ type: 'TOASTER' })).toEqual({ input: undefined, codes: ['type UNKNOWN_VALUE'] });
  });
});
