import fc from 'fast-check';
import { lossesOf } from '../scenario-fit';
import { ComponentKind, DisasterStatus, FailureExtent, ServiceProviderKind, ServiceState } from '../vocabulary';
import { growthOf, unavailableBeside } from './standing-loss';

const { OPERATIONAL, UNAVAILABLE } = ServiceState;
const { DATA_CENTRE, SM_WAN_GATEWAY } = ComponentKind;
const { PARTIAL, TOTAL } = FailureExtent;

function part(id: string, providerId: string, state = OPERATIONAL, kind = DATA_CENTRE) {
  return { id, kind, providerId, providerKind: ServiceProviderKind.S1SP, state };
}

function scenario(code: string, extent: FailureExtent) {
  const facts = { providerKind: ServiceProviderKind.S1SP, componentKind: DATA_CENTRE, extent };
  return { id: `recoveryScenario:${code}`, code, ...facts };
}

const ONE = scenario('ONE', PARTIAL);
const BOTH = scenario('BOTH', TOTAL);

function growth(lost: string, all: ReturnType<typeof part>[], scenarios = [ONE, BOTH], inDisaster = false) {
  const [loss] = lossesOf(
    all.filter(({ id }) => id === lost),
    all,
  );
  const parts = inDisaster
    ? [{ componentId: 'A2', disasterId: 'disasterEvent:DIS1', status: DisasterStatus.DECLARED, extent: PARTIAL }]
    : [];
  return loss ? growthOf(loss, all, scenarios, parts) : null;
}

describe('a loss beside what is unavailable already', () => {
  it('is the loss of all when nothing of the kind is left: the scenario about all is named', () => {
    const all = [part('A1', 'A'), part('A2', 'A', UNAVAILABLE)];
    expect(growth('A1', all)).toMatchObject({
      message: expect.stringContaining('A2'),
      suggestion: 'Name A1, A2: the scenario recoveryScenario:BOTH fits.',
    });
    expect(growth('A1', all, [ONE, BOTH], true)?.suggestion).toContain('disasterEvent:DIS1');
  });

  it('is that of some while one is left, where only another provider or kind lost some, and where no scenario is about all', () => {
    expect(growth('A1', [part('A1', 'A'), part('A2', 'A')])).toBeNull();
    expect(growth('A1', [part('A1', 'A'), part('A2', 'A', UNAVAILABLE), part('A3', 'A')])).toBeNull();
    expect(growth('A1', [part('A1', 'A'), part('A2', 'A'), part('B1', 'B', UNAVAILABLE)])).toBeNull();
    const gateway = part('AG', 'A', UNAVAILABLE, SM_WAN_GATEWAY);
    expect(growth('A1', [part('A1', 'A'), part('A2', 'A'), gateway])).toBeNull();
    expect(growth('A1', [part('A1', 'A'), part('A2', 'A', UNAVAILABLE)], [ONE])).toBeNull();
  });

  it('names what is beside it, never what it is itself, and only of its own place', () => {
    const component = fc.record({
      id: fc.integer({ min: 1, max: 20 }).map((n) => `C${n}`),
      kind: fc.constantFrom(DATA_CENTRE, SM_WAN_GATEWAY),
      providerId: fc.constantFrom('A', 'B'),
      providerKind: fc.constant(ServiceProviderKind.S1SP),
      state: fc.constantFrom(OPERATIONAL, UNAVAILABLE),
    });
    const network = fc
      .uniqueArray(component, { selector: ({ id }) => id })
      .chain((all) => fc.record({ all: fc.constant(all), some: fc.subarray(all) }));
    fc.assert(
      fc.property(network, ({ all, some }) => {
        for (const found of unavailableBeside(some, all)) {
          expect(found.state).toBe(UNAVAILABLE);
          expect(some).not.toContain(found);
          expect(some.some(({ kind, providerId }) => kind === found.kind && providerId === found.providerId)).toBe(
            true,
          );
        }
      }),
    );
  });
});
