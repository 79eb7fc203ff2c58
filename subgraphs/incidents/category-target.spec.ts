import 'reflect-metadata';
import { CategoryTarget, targetInForce } from './category-target';
import { IncidentCategory } from './vocabulary';

function target(effectiveFrom: string, category = IncidentCategory.CATEGORY_1): CategoryTarget {
  const times = { responseSeconds: 600, resolutionSeconds: 14_400 };
  return Object.assign(new CategoryTarget(), { category, effectiveFrom, ...times });
}

const TARGETS = [target('2018-07-01'), target('2015-07-01'), target('2018-01-01', IncidentCategory.CATEGORY_2)];

function from(at: string): string | undefined {
  return targetInForce(TARGETS, IncidentCategory.CATEGORY_1, new Date(at))?.effectiveFrom;
}

describe('The target in force', () => {
  it('is the latest of its category that has begun, by the day in the UK', () => {
    expect(from('2018-06-30T22:59:59Z')).toBe('2015-07-01');
    expect(from('2018-06-30T23:00:00Z')).toBe('2018-07-01');
  });

  it('is none before the first one', () => {
    expect(from('2015-06-30T12:00:00Z')).toBeUndefined();
  });
});
