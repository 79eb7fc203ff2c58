import fc from 'fast-check';
import { type CountedDevices, countTouched } from './count-touched';

const provider = fc.constantFrom('serviceProvider:A', 'serviceProvider:B', 'serviceProvider:C');
const region = fc.constantFrom('NORTH', 'SOUTH', 'SMETS1');
const device = fc.record({
  s1spId: fc.option(provider),
  dcoId: fc.option(provider),
  cspRegion: region,
  type: fc.constantFrom('ESME', 'GSME'),
});
const home = fc.array(device, { maxLength: 30 }).map((all) => all.map((each, at) => ({ ...each, id: `device:${at}` })));

describe('devices that a change touches', () => {
  it('are counted as one would count them one by one', () => {
    fc.assert(
      fc.property(
        home,
        fc.subarray(['serviceProvider:A', 'serviceProvider:B']),
        fc.subarray(['NORTH', 'SMETS1']),
        fc.array(fc.nat(40), { maxLength: 6 }),
        fc.subarray(['type', 's1spId', 'cspRegion']),
        (devices, providerIds, regions, picked, columns) => {
          const deviceIds = picked.map((at) => `device:${at}`);
          const naive = new Map<string, number>();
          for (const each of devices) {
            const { id, s1spId, dcoId, cspRegion } = each;
            const through = [s1spId, dcoId].some((of) => of !== null && providerIds.includes(of));
            if (!through && !regions.includes(cspRegion) && !deviceIds.includes(id)) continue;
            const key = JSON.stringify(
              columns.map((column) => Object.entries(each).find(([name]) => name === column)?.[1]),
            );
            naive.set(key, (naive.get(key) ?? 0) + 1);
          }
          const grouped: CountedDevices[] = devices.map((each) => ({ ...each, id: null, count: 1 }));
          const single: CountedDevices[] = devices
            .filter(({ id }) => deviceIds.includes(id))
            .map((each) => ({ ...each, count: 1 }));
          const counted = countTouched([...grouped, ...single], columns, { deviceIds, providerIds, regions });
          const found = counted.filter(({ count }) => count > 0);
          expect(new Map(found.map((each) => [JSON.stringify(columns.map((name) => each[name])), each.count]))).toEqual(
            naive,
          );
        },
      ),
    );
  });

  it('are told as none when nothing is counted by and nothing is touched', () => {
    expect(countTouched([], [], { deviceIds: [], providerIds: [], regions: [] })).toEqual([{ count: 0 }]);
  });
});
