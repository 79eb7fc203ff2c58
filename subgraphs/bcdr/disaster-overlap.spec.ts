import { movingOn, overlaps } from './disaster-overlap';
import { DisasterStatus, FailureExtent } from './vocabulary';

const { PARTIAL, TOTAL } = FailureExtent;
const part = (extent: FailureExtent, disasterId = 'disasterEvent:DIS1') => ({
  componentId: 'component:A1',
  disasterId,
  status: DisasterStatus.DECLARED,
  extent,
});

describe('a disaster beside an active one about the same component', () => {
  it('may be the loss of all after the loss of some: a second loss turns one into both, and that one moves on', () => {
    expect(overlaps(TOTAL, [part(PARTIAL)])).toEqual([]);
    expect(movingOn(TOTAL, [part(PARTIAL), part(PARTIAL, 'disasterEvent:DIS2')])).toBe('disasterEvent:DIS1');
  });

  it('may not be the loss of some', () => {
    for (const active of [PARTIAL, TOTAL]) {
      expect(overlaps(PARTIAL, [part(active)])).toHaveLength(1);
      expect(movingOn(PARTIAL, [part(active)])).toBeUndefined();
    }
  });

  it('may not be the loss of all once more', () => {
    expect(overlaps(TOTAL, [part(TOTAL)])).toHaveLength(1);
    expect(movingOn(TOTAL, [part(TOTAL)])).toBeUndefined();
  });
});
