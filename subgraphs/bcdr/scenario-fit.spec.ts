import fc from 'fast-check';
import { type ComponentPlace, fits, lossesOf, misfitOf, providerIdsOf, scenariosOfLoss } from './scenario-fit';
import { ComponentKind, FailureExtent, ServiceProviderKind } from './vocabulary';

const { S1SP, DSP } = ServiceProviderKind;
const { DATA_CENTRE, SM_WAN_GATEWAY, INTERFACE, SERVICE_DESK } = ComponentKind;
const { PARTIAL, TOTAL } = FailureExtent;

function part(id: string, kind: ComponentKind, providerId: string | null, providerKind: ServiceProviderKind | null) {
  return { id, kind, providerId, providerKind };
}

const A1 = part('A1', DATA_CENTRE, 'A', S1SP);
const A2 = part('A2', DATA_CENTRE, 'A', S1SP);
const A_GATEWAY = part('AG', SM_WAN_GATEWAY, 'A', S1SP);
const B1 = part('B1', DATA_CENTRE, 'B', S1SP);
const B2 = part('B2', DATA_CENTRE, 'B', S1SP);
const CENTRAL1 = part('C1', DATA_CENTRE, 'C', DSP);
const CENTRAL2 = part('C2', DATA_CENTRE, 'C', DSP);
const INTERFACE1 = part('CI1', INTERFACE, 'C', DSP);
const INTERFACE2 = part('CI2', INTERFACE, 'C', DSP);
const DESK = part('D', SERVICE_DESK, null, null);
const ALL: ComponentPlace[] = [A1, A2, A_GATEWAY, B1, B2, CENTRAL1, CENTRAL2, INTERFACE1, INTERFACE2, DESK];

function scenario(
  code: string,
  providerKind: ServiceProviderKind,
  componentKind: ComponentKind,
  extent: FailureExtent,
) {
  return { id: `recoveryScenario:${code}`, code, providerKind, componentKind, extent };
}

const ONE = scenario('ONE', S1SP, DATA_CENTRE, PARTIAL);
const BOTH = scenario('BOTH', S1SP, DATA_CENTRE, TOTAL);
const GATEWAY = scenario('GATEWAY', S1SP, SM_WAN_GATEWAY, TOTAL);
const CENTRAL_ONE = scenario('CENTRAL-ONE', DSP, DATA_CENTRE, PARTIAL);
const AN_INTERFACE = scenario('AN-INTERFACE', DSP, INTERFACE, PARTIAL);
const SCENARIOS = [ONE, BOTH, GATEWAY, CENTRAL_ONE, AN_INTERFACE];

function misfit(of: typeof ONE, lost: readonly ComponentPlace[]) {
  return misfitOf(of, lossesOf(lost, ALL), SCENARIOS);
}

describe('the loss of some components', () => {
  it('is PARTIAL for one of two data centres, TOTAL for both, TOTAL for the only gateway', () => {
    expect(lossesOf([A1], ALL)).toMatchObject([{ providerId: 'A', componentIds: ['A1'], extent: PARTIAL }]);
    expect(lossesOf([A2, A1], ALL)).toMatchObject([{ componentIds: ['A1', 'A2'], extent: TOTAL }]);
    expect(lossesOf([A_GATEWAY], ALL)).toMatchObject([{ extent: TOTAL }]);
  });

  it('does not depend on the order of the components, nor on one being named twice', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), fc.shuffledSubarray(ALL, { minLength: ALL.length }), (some, shuffled) => {
        const again = shuffled.filter((component) => some.includes(component));
        expect(lossesOf([...again, ...again.slice(0, 1)], ALL)).toEqual(lossesOf(some, ALL));
      }),
    );
  });

  it('has every component in exactly one part, and no part is of two providers or kinds', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (some) => {
        const losses = lossesOf(some, ALL);
        expect(losses.flatMap(({ componentIds }) => componentIds).sort()).toEqual(some.map(({ id }) => id).sort());
        const places = losses.map(({ providerId, componentKind }) => `${providerId} ${componentKind}`);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('is fitted by one scenario at most of each extent', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), (some) => {
        for (const loss of lossesOf(some, ALL)) {
          expect(SCENARIOS.filter((candidate) => fits(candidate, loss)).length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('makes the scenario about some of them occur where there is none about all', () => {
    expect(lossesOf([INTERFACE1, INTERFACE2], ALL).map((loss) => scenariosOfLoss(loss, SCENARIOS))).toEqual([
      [AN_INTERFACE],
    ]);
  });

  it('makes none occur that is about another extent where the one is missing', () => {
    expect(lossesOf([CENTRAL1, CENTRAL2], ALL).map((loss) => scenariosOfLoss(loss, SCENARIOS))).toEqual([
      [CENTRAL_ONE],
    ]);
    expect(lossesOf([CENTRAL1], ALL).map((loss) => scenariosOfLoss(loss, [BOTH]))).toEqual([[]]);
  });
});

describe('a scenario that is declared', () => {
  it('fits what it is about', () => {
    expect(misfit(ONE, [A2])).toBeNull();
    expect(misfit(BOTH, [A1, A2])).toBeNull();
    expect(misfit(GATEWAY, [A_GATEWAY])).toBeNull();
  });

  it('is refused for another extent, naming the one that fits', () => {
    expect(misfit(ONE, [A1, A2])).toMatchObject({
      field: 'scenarioId',
      code: 'EXTENT_MISMATCH',
      suggestion: expect.stringContaining('recoveryScenario:BOTH'),
    });
    expect(misfit(BOTH, [B1])?.suggestion).toContain('recoveryScenario:ONE');
  });

  it('is refused for another kind of component, or of provider', () => {
    expect(misfit(ONE, [A_GATEWAY])).toMatchObject({
      code: 'COMPONENT_KIND_MISMATCH',
      suggestion: expect.stringContaining('recoveryScenario:GATEWAY'),
    });
    expect(misfit(ONE, [CENTRAL1])).toMatchObject({
      code: 'PROVIDER_KIND_MISMATCH',
      suggestion: expect.stringContaining('recoveryScenario:CENTRAL-ONE'),
    });
    expect(misfit(ONE, [DESK])).toMatchObject({
      code: 'PROVIDER_KIND_MISMATCH',
      suggestion: expect.stringContaining('No scenario is about a SERVICE_DESK'),
    });
  });

  it('is refused for components of several providers or kinds, telling what fits each', () => {
    const several = misfit(BOTH, [A1, A2, B1]);
    expect(several).toMatchObject({ field: 'componentIds', code: 'SEVERAL_PROVIDERS' });
    expect(several?.suggestion).toContain('For A1, A2 the scenario recoveryScenario:BOTH fits.');
    expect(several?.suggestion).toContain('For B1 the scenario recoveryScenario:ONE fits.');
    expect(misfit(BOTH, [A1, A2, A_GATEWAY])).toMatchObject({ code: 'SEVERAL_KINDS' });
  });

  it('says how to go on where no scenario is about losing all', () => {
    expect(misfit(AN_INTERFACE, [INTERFACE1, INTERFACE2])?.suggestion).toContain('one after the other');
  });

  it('fits exactly when the loss is one loss that it fits', () => {
    fc.assert(
      fc.property(
        fc.subarray(ALL, { minLength: 1 }),
        fc.subarray(SCENARIOS, { minLength: 1, maxLength: 1 }),
        (some, [of]) => {
          if (!of) return;
          const losses = lossesOf(some, ALL);
          const fitting = losses.length === 1 && losses.every((loss) => fits(of, loss));
          expect(misfitOf(of, losses, SCENARIOS) === null).toBe(fitting);
        },
      ),
    );
  });
});

describe('the providers of some components', () => {
  it('are named once each, in order, without DCC itself', () => {
    expect(providerIdsOf([B1, A1, A2, DESK])).toEqual(['A', 'B']);
  });
});
