import { overlaps } from './disaster-overlap';
import { FailureExtent } from './vocabulary';

const { PARTIAL, TOTAL } = FailureExtent;
const part = (extent: FailureExtent) => ({ componentId: 'component:A1', disasterId: 'disasterEvent:DIS1', extent });

describe('a disaster beside an active one about the same component', () => {
  it('may be the loss of all after the loss of some: a second loss turns one into both', () => {
    expect(overlaps(TOTAL, [part(PARTIAL)])).toEqual([]);
  });

  it('may not be the loss of some', () => {
    expect(overlaps(PARTIAL, [part(PARTIAL)])).toHaveLength(1);
    expect(overlaps(PARTIAL, [part(TOTAL)])).toHaveLength(1);
  });

  it('may not be the loss of all once more', () => {
    expect(overlaps(TOTAL, [part(TOTAL)])).toHaveLength(1);
  });
});
