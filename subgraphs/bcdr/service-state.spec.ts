import fc from 'fast-check';
import { stateOfProvider, stateOfServiceRequests, worstState } from './service-state';
import { ComponentKind, ServiceState } from './vocabulary';

const { OPERATIONAL, DEGRADED, UNAVAILABLE } = ServiceState;
const SEVERITY = [OPERATIONAL, DEGRADED, UNAVAILABLE];
const states = fc.constantFrom(...Object.values(ServiceState));
const components = fc.array(fc.record({ kind: fc.constantFrom(...Object.values(ComponentKind)), state: states }), {
  maxLength: 12,
});

const centre = (state: ServiceState) => ({ kind: ComponentKind.DATA_CENTRE, state });
const gateway = (state: ServiceState) => ({ kind: ComponentKind.SM_WAN_GATEWAY, state });

describe('the worst of some states', () => {
  it('is OPERATIONAL when there is none', () => {
    expect(worstState([])).toBe(OPERATIONAL);
  });

  it('is one of them, and none of them is worse', () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 1 }), (some) => {
        const worst = worstState(some);
        expect(some).toContain(worst);
        for (const state of some) expect(SEVERITY.indexOf(state)).toBeLessThanOrEqual(SEVERITY.indexOf(worst));
      }),
    );
  });
});

describe('the state of a provider', () => {
  it('is DEGRADED when one of two data centres is lost, since the other takes over', () => {
    expect(stateOfProvider([centre(UNAVAILABLE), centre(OPERATIONAL), gateway(OPERATIONAL)])).toBe(DEGRADED);
  });

  it('is UNAVAILABLE when both data centres are lost', () => {
    expect(stateOfProvider([centre(UNAVAILABLE), centre(UNAVAILABLE), gateway(OPERATIONAL)])).toBe(UNAVAILABLE);
  });

  it('is UNAVAILABLE when its only gateway is lost', () => {
    expect(stateOfProvider([centre(OPERATIONAL), centre(OPERATIONAL), gateway(UNAVAILABLE)])).toBe(UNAVAILABLE);
  });

  it('is only DEGRADED by a lost system beside the way of service requests, which go on', () => {
    const without = [centre(OPERATIONAL), { kind: ComponentKind.SYSTEM, state: UNAVAILABLE }];
    expect(stateOfProvider(without)).toBe(DEGRADED);
    expect(stateOfServiceRequests(without)).toBe(OPERATIONAL);
  });

  it('never gets better when a component gets worse', () => {
    fc.assert(
      fc.property(components, (some) => {
        for (const [index, component] of some.entries()) {
          const worse = some.with(index, { ...component, state: UNAVAILABLE });
          for (const rule of [stateOfProvider, stateOfServiceRequests]) {
            expect(SEVERITY.indexOf(rule(worse))).toBeGreaterThanOrEqual(SEVERITY.indexOf(rule(some)));
          }
        }
      }),
    );
  });

  it('is never better than that of the service requests through it', () => {
    fc.assert(
      fc.property(components, (some) => {
        const provider = SEVERITY.indexOf(stateOfProvider(some));
        expect(provider).toBeGreaterThanOrEqual(SEVERITY.indexOf(stateOfServiceRequests(some)));
      }),
    );
  });
});
