import fc from 'fast-check';
import { disasterImpact } from './disaster-impact';
import { lossesOf } from './scenario-fit';
import { carriesServiceRequests, SEVERITY } from './service-state';
import { ComponentKind, FailureExtent, ServiceProviderKind, ServiceState } from './vocabulary';

const providerKinds = Object.values(ServiceProviderKind);
const componentKinds = Object.values(ComponentKind);

const provider = fc.record({
  id: fc.integer({ min: 1, max: 9 }).map((n) => `P${n}`),
  kind: fc.constantFrom(...providerKinds),
  parts: fc.array(fc.constantFrom(...componentKinds), { minLength: 1, maxLength: 4 }),
});
const service = fc.record({
  number: fc.integer({ min: 1, max: 40 }).map(String),
  name: fc.constant('Service'),
  providerKinds: fc.uniqueArray(fc.constantFrom(...providerKinds), { minLength: 1 }),
});
const network = fc
  .record({
    providers: fc.uniqueArray(provider, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
    services: fc.uniqueArray(service, { selector: ({ number }) => number, maxLength: 8 }),
  })
  .map(({ providers, services }) => ({
    providers,
    services,
    all: providers.flatMap(({ id: providerId, kind: providerKind, parts }) =>
      parts.map((kind, index) => ({ id: `${providerId}-${index}`, kind, providerId, providerKind })),
    ),
  }))
  .chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      lost: fc.subarray(facts.all, { minLength: 1 }),
      further: fc.subarray(facts.all),
    }),
  );

type Facts = { providers: { id: string; kind: ServiceProviderKind }[]; services: Parameters<typeof disasterImpact>[2] };
type Parts = Parameters<typeof lossesOf>[1];

const impactOn = ({ providers, services, all }: Facts & { all: Parts }, lost: Parts) =>
  disasterImpact(lossesOf(lost, all), providers, services);
const pairs = (found: ReturnType<typeof disasterImpact>['affectedServices']) =>
  new Map(found.map((each) => [`${each.serviceRequest} ${each.provider?.id}`, each.state]));

describe('what the loss of components does to services (IMP 5.2)', () => {
  it('tells of each service through each provider of the kinds concerned either that it is affected or that it goes on', () => {
    fc.assert(
      fc.property(network, ({ facts, lost }) => {
        const { affectedServices, continuingServices } = impactOn(facts, lost);
        const [affected, continuing] = [pairs(affectedServices), pairs(continuingServices)];
        expect([...affected.keys()].filter((pair) => continuing.has(pair))).toEqual([]);
        const concerned = new Set(
          lost.filter(({ kind }) => carriesServiceRequests(kind)).map(({ providerKind }) => providerKind),
        );
        const every = facts.providers
          .filter(({ kind }) => concerned.has(kind))
          .flatMap(({ id, kind }) =>
            facts.services.filter((each) => each.providerKinds.includes(kind)).map(({ number }) => `${number} ${id}`),
          );
        expect([...affected.keys(), ...continuing.keys()].sort()).toEqual(every.sort());
      }),
    );
  });

  it('never affects less, and affects nothing less badly, when more is lost', () => {
    fc.assert(
      fc.property(network, ({ facts, lost, further }) => {
        const more = pairs(impactOn(facts, [...new Set([...lost, ...further])]).affectedServices);
        for (const [pair, state] of pairs(impactOn(facts, lost).affectedServices)) {
          const then = more.get(pair) ?? ServiceState.OPERATIONAL;
          expect(SEVERITY.indexOf(then)).toBeGreaterThanOrEqual(SEVERITY.indexOf(state));
        }
      }),
    );
  });

  it('is UNAVAILABLE for all services through providers that lose everything, whichever they are', () => {
    fc.assert(
      fc.property(network, ({ facts }) => {
        const carrying = facts.all.filter(({ kind }) => carriesServiceRequests(kind));
        const { affectedServices, continuingServices, extent } = impactOn(facts, facts.all);
        expect(extent).toBe(FailureExtent.TOTAL);
        expect(affectedServices.every(({ state }) => state === ServiceState.UNAVAILABLE)).toBe(true);
        const losing = new Set(carrying.map(({ providerId }) => providerId));
        expect(continuingServices.every((each) => !losing.has(each.provider?.id ?? ''))).toBe(true);
      }),
    );
  });
});
