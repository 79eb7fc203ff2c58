import fc from 'fast-check';
import { IncidentCategory } from '../vocabulary';
import { countTouched, type IncidentsAtProvider, type SingleIncident } from './count-touched';

const provider = fc.constantFrom('serviceProvider:A', 'serviceProvider:B', 'serviceProvider:C');
const device = fc.constantFrom('device:1', 'device:2', 'device:3');
const log = fc
  .array(
    fc.record({
      category: fc.constantFrom(...Object.values(IncidentCategory)),
      providerId: fc.option(provider),
      devices: fc.uniqueArray(device),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((each, at) => ({ ...each, id: `incident:${at}` })));

describe('open incidents that a change touches', () => {
  it('are counted as one would count them one by one', () => {
    fc.assert(
      fc.property(
        log,
        fc.array(fc.nat(25), { maxLength: 5 }),
        fc.uniqueArray(device),
        fc.uniqueArray(provider),
        (incidents, picked, deviceIds, providerIds) => {
          const incidentIds = picked.map((at) => `incident:${at}`);
          const naive = new Map<string, number>();
          for (const { id, category, providerId, devices } of incidents) {
            const at = providerId !== null && providerIds.includes(providerId);
            if (!at && !incidentIds.includes(id) && !devices.some((each) => deviceIds.includes(each))) continue;
            naive.set(category, (naive.get(category) ?? 0) + 1);
          }
          const atProviders = incidents.flatMap(({ category, providerId }): IncidentsAtProvider[] =>
            providerId === null ? [] : [{ category, providerId, count: 1 }],
          );
          const singles = incidents.flatMap(({ id, category, providerId, devices }): SingleIncident[] =>
            [null, ...devices].map((deviceId) => ({ id, category, providerId, deviceId })),
          );
          const counted = countTouched(atProviders, singles, { incidentIds, deviceIds, providerIds });
          expect(new Map(counted.map(({ category, count }) => [category, count]))).toEqual(naive);
        },
      ),
    );
  });
});
