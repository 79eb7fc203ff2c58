import { dayInLondon, endOfDayInLondon } from './london';

describe('a day in UK time', () => {
  it('ends an hour before midnight UTC in summer, and at midnight UTC in winter', () => {
    expect(endOfDayInLondon('2018-06-04').toISOString()).toBe('2018-06-04T23:00:00.000Z');
    expect(endOfDayInLondon('2018-12-04').toISOString()).toBe('2018-12-05T00:00:00.000Z');
  });

  it('that has 23 or 25 hours ends when the next begins', () => {
    expect(endOfDayInLondon('2018-03-25').toISOString()).toBe('2018-03-25T23:00:00.000Z');
    expect(endOfDayInLondon('2018-10-28').toISOString()).toBe('2018-10-29T00:00:00.000Z');
  });

  it('is the day on the calendar at an instant', () => {
    expect(dayInLondon(new Date('2018-06-04T22:59:59.999Z'))).toBe('2018-06-04');
    expect(dayInLondon(new Date('2018-06-04T23:00:00Z'))).toBe('2018-06-05');
  });
});
