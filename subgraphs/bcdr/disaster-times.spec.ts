import { secondsBetween, withinObjective } from './disaster-times';

const DECLARED = new Date('2018-05-12T02:30:00.500Z');

describe('the time from declaring', () => {
  it('is in whole seconds that have passed', () => {
    expect(secondsBetween(DECLARED, new Date('2018-05-12T02:31:00.499Z'))).toBe(59);
  });

  it('is null until it has come', () => {
    expect(secondsBetween(DECLARED, null)).toBeNull();
  });

  it('is never below zero', () => {
    expect(secondsBetween(DECLARED, new Date('2018-05-12T02:00:00Z'))).toBe(0);
  });
});

describe('recovery within its objective', () => {
  it('takes no longer than the objective', () => {
    expect(withinObjective(14_400, 14_400)).toBe(true);
    expect(withinObjective(14_401, 14_400)).toBe(false);
  });

  it('is not known before recovery, or without an objective', () => {
    expect(withinObjective(null, 14_400)).toBeNull();
    expect(withinObjective(10, null)).toBeNull();
  });
});
