import fc from 'fast-check';
import { impactOf, type ProviderFacts, type ProviderLoss, type ServiceThroughProvider, worstExtent } from './impact';
import { FailureExtent, ServiceProviderKind, ServiceState } from './vocabulary';

const { S1SP, DCO, DSP } = ServiceProviderKind;
const { PARTIAL, TOTAL } = FailureExtent;
const SEVERITY = [ServiceState.OPERATIONAL, ServiceState.DEGRADED, ServiceState.UNAVAILABLE];

const PROVIDERS: ProviderFacts[] = [
  { id: 'A', kind: S1SP },
  { id: 'B', kind: S1SP },
  { id: 'D', kind: DCO },
  { id: 'Z', kind: DSP },
];
const READ = { number: '4.6.1', name: 'Read', providerKinds: [S1SP, DSP] };
const COMMAND = { number: '7.1', name: 'Command', providerKinds: [S1SP, DCO, DSP] };
const OWN = { number: '8.2', name: 'Own', providerKinds: [DSP] };
const SERVICES = [READ, COMMAND, OWN];

const lossOf = ({ id: providerId, kind: providerKind }: ProviderFacts, extent: FailureExtent): ProviderLoss => ({
  providerId,
  providerKind,
  extent,
});
const place = ({ serviceRequest, providerId }: ServiceThroughProvider) => `${serviceRequest} ${providerId}`;
const throughProvider = (found: readonly ServiceThroughProvider[]) =>
  found.map(({ serviceRequest, providerId, state }) => [serviceRequest, providerId, state]);

const kinds = fc.constantFrom(...Object.values(ServiceProviderKind));
const services = fc
  .uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 99 }).map(String), providerKinds: fc.uniqueArray(kinds) }),
    { selector: ({ number }) => number, maxLength: 12 },
  )
  .map((some) => some.map((service) => ({ ...service, name: service.number })));
const network = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 30 }).map((n) => `P${n}`), kind: kinds }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 8,
  })
  .chain((providers) => {
    const loss = fc
      .tuple(fc.constantFrom(...providers), fc.constantFrom(PARTIAL, TOTAL))
      .map(([provider, extent]) => lossOf(provider, extent));
    return fc.record({
      providers: fc.constantFrom(providers),
      losses: fc.array(loss, { maxLength: 6 }),
      further: loss,
    });
  });

describe('the impact of losing an S1SP (IMP 5.2)', () => {
  it('is UNAVAILABLE for requests through it when all is lost, and leaves requests through the others going on', () => {
    const { affected, continuing } = impactOf(
      [{ providerId: 'A', providerKind: S1SP, extent: TOTAL }],
      PROVIDERS,
      SERVICES,
    );
    expect(throughProvider(affected)).toEqual([
      ['4.6.1', 'A', ServiceState.UNAVAILABLE],
      ['7.1', 'A', ServiceState.UNAVAILABLE],
    ]);
    expect(throughProvider(continuing)).toEqual([
      ['4.6.1', 'B', ServiceState.OPERATIONAL],
      ['7.1', 'B', ServiceState.OPERATIONAL],
    ]);
  });

  it('is DEGRADED for requests through it when some is lost', () => {
    const { affected } = impactOf([{ providerId: 'A', providerKind: S1SP, extent: PARTIAL }], PROVIDERS, SERVICES);
    expect(new Set(affected.map(({ state }) => state))).toEqual(new Set([ServiceState.DEGRADED]));
  });
});

describe('the impact of losing the dual control organisation (IMP 5.2)', () => {
  it('is on the requests that it co-signs, and nothing of its kind goes on', () => {
    const { affected, continuing } = impactOf(
      [{ providerId: 'D', providerKind: DCO, extent: TOTAL }],
      PROVIDERS,
      SERVICES,
    );
    expect(affected.map(({ serviceRequest }) => serviceRequest)).toEqual(['7.1']);
    expect(continuing).toEqual([]);
  });
});

describe('the impact of any losses', () => {
  it('has, affected and continuing together, every service of the kinds of provider concerned, exactly once', () => {
    fc.assert(
      fc.property(network, services, ({ providers, losses }, some) => {
        const lostKinds = new Set(losses.map(({ providerKind }) => providerKind));
        const all = some.flatMap(({ number, providerKinds }) =>
          providers
            .filter(({ kind }) => lostKinds.has(kind) && providerKinds.includes(kind))
            .map(({ id }) => `${number} ${id}`),
        );
        const { affected, continuing } = impactOf(losses, providers, some);
        expect([...affected, ...continuing].map(place).sort()).toEqual(all.sort());
      }),
    );
  });

  it('never affects less when more is lost', () => {
    fc.assert(
      fc.property(network, services, ({ providers, losses, further }, some) => {
        const before = impactOf(losses, providers, some).affected;
        const after = new Map(
          impactOf([...losses, further], providers, some).affected.map((service) => [place(service), service.state]),
        );
        for (const service of before) {
          const state = after.get(place(service));
          expect(state).toBeDefined();
          expect(SEVERITY.indexOf(state ?? ServiceState.OPERATIONAL)).toBeGreaterThanOrEqual(
            SEVERITY.indexOf(service.state),
          );
        }
      }),
    );
  });

  it('affects nothing through a provider that loses nothing', () => {
    fc.assert(
      fc.property(network, services, ({ providers, losses }, some) => {
        const losing = new Set(losses.map(({ providerId }) => providerId));
        const { affected, continuing } = impactOf(losses, providers, some);
        expect(affected.every(({ providerId }) => losing.has(providerId))).toBe(true);
        expect(continuing.some(({ providerId }) => losing.has(providerId))).toBe(false);
      }),
    );
  });

  it('does not depend on the order of the losses', () => {
    fc.assert(
      fc.property(network, services, ({ providers, losses }, some) => {
        expect(impactOf([...losses].reverse(), providers, some)).toEqual(impactOf(losses, providers, some));
      }),
    );
  });
});

describe('the extent of several losses', () => {
  it('is TOTAL as soon as one of them is', () => {
    expect(worstExtent([PARTIAL, TOTAL])).toBe(TOTAL);
    expect(worstExtent([PARTIAL])).toBe(PARTIAL);
  });
});
