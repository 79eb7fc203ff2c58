import fc from 'fast-check';
import type { PublicState } from './public-status';
import { componentStatus, groupStatus, impactOf, indicatorOf } from './severity';

const STATES: PublicState[] = ['OPERATIONAL', 'DEGRADED', 'UNAVAILABLE'];
const INDICATORS = ['none', 'minor', 'major', 'critical'];
const state = fc.constantFrom(...STATES);
const board = fc.record({ state, services: fc.array(state, { maxLength: 12 }) });
const worse = (each: PublicState): PublicState => STATES[Math.min(2, STATES.indexOf(each) + 1)] ?? each;

describe('how bad things are', () => {
  it('is nothing when all is well, and more than nothing when something is not', () => {
    fc.assert(
      fc.property(board, (told) => {
        const well = [told.state, ...told.services].every((each) => each === 'OPERATIONAL');
        expect(indicatorOf(told) === 'none').toBe(well);
      }),
    );
  });

  it('never becomes less when something becomes worse', () => {
    fc.assert(
      fc.property(board, fc.nat(12), (told, at) => {
        const services = told.services.map((each, index) => (index === at ? worse(each) : each));
        const before = INDICATORS.indexOf(indicatorOf(told));
        expect(INDICATORS.indexOf(indicatorOf({ ...told, services }))).toBeGreaterThanOrEqual(before);
        expect(INDICATORS.indexOf(indicatorOf({ ...told, state: worse(told.state) }))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('is told of a provider as partial when part of it is lost and the whole works on', () => {
    expect(groupStatus('DEGRADED', ['UNAVAILABLE', 'OPERATIONAL'])).toBe('partial_outage');
    expect(groupStatus('DEGRADED', ['DEGRADED', 'OPERATIONAL'])).toBe('degraded_performance');
    for (const each of ['OPERATIONAL', 'UNAVAILABLE'] as const) {
      expect(groupStatus(each, ['UNAVAILABLE'])).toBe(componentStatus(each));
    }
  });

  it('is, of a disaster, by what it leaves of services; of an exercise nothing', () => {
    const [down, slow, well] = [
      { state: 'UNAVAILABLE' as const },
      { state: 'DEGRADED' as const },
      { state: 'OPERATIONAL' as const },
    ];
    const cases = [
      [{ affectedServices: [down], continuingServices: [] }, 'critical'],
      [{ affectedServices: [down, slow], continuingServices: [] }, 'major'],
      [{ affectedServices: [down], continuingServices: [well] }, 'major'],
      [{ affectedServices: [slow], continuingServices: [] }, 'minor'],
      [{ affectedServices: [], continuingServices: [] }, 'minor'],
    ] as const;
    for (const [impact, expected] of cases) {
      const told = {
        affectedServices: [...impact.affectedServices],
        continuingServices: [...impact.continuingServices],
      };
      expect(impactOf({ exercise: false, impact: told })).toBe(expected);
      expect(impactOf({ exercise: true, impact: told })).toBe('none');
    }
  });
});
