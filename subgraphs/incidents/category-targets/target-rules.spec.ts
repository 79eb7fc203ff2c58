import 'reflect-metadata';
import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { CategoryTarget, targetOn } from '../category-target';
import { IncidentCategory } from '../vocabulary';
import { MAX_SECONDS, readTargets, type Standing } from './target-rules';

const CATEGORY = IncidentCategory.CATEGORY_1;

function kept(effectiveFrom: string, responseSeconds = 600, resolutionSeconds = 14_400): CategoryTarget {
  const words = { description: 'All is lost.', examples: ['Both data centres'], source: 'Recalled.', confirmed: false };
  const times = { responseSeconds, resolutionSeconds };
  return Object.assign(new CategoryTarget(), { category: CATEGORY, effectiveFrom, ...times, ...words, version: 3 });
}

const STANDING: Standing = { targets: [kept('2015-07-01')], lastRaisedOn: '2018-07-31' };
const TARGET = { category: CATEGORY, responseSeconds: 300, resolutionSeconds: 7200, source: 'IMP 2.4.2' };

function read(effectiveFrom: string, changes: object = {}, standing = STANDING) {
  const problems = new Problems();
  const made = readTargets(problems, { effectiveFrom, targets: [{ ...TARGET, ...changes }] }, standing);
  return { made, codes: problems.list.map(({ field, code }) => `${field.join('.')} ${code}`) };
}

describe('Target times', () => {
  it('are set from a day after all that was measured, in the words of those before unless others are given', () => {
    const { made, codes } = read('2018-08-01');
    expect(codes).toEqual([]);
    expect(made).toEqual([
      {
        before: null,
        after: {
          ...{ category: CATEGORY, effectiveFrom: '2018-08-01', responseSeconds: 300, resolutionSeconds: 7200 },
          ...{ description: 'All is lost.', examples: ['Both data centres'], source: 'IMP 2.4.2', confirmed: false },
          version: 1,
        },
      },
    ]);
  });

  it.each([
    ['that day', '2018-07-31'],
    ['a day before', '2016-01-01'],
  ])('do not change from %s, where an incident was raised later', (_what, day) => {
    expect(read(day).codes).toEqual(['effectiveFrom ALREADY_MEASURED']);
  });

  it('change from any day where no incident was ever raised', () => {
    expect(read('2016-01-01', {}, { ...STANDING, lastRaisedOn: null }).codes).toEqual([]);
  });

  it('are confirmed after the event as long as they stay what they were', () => {
    const same = { responseSeconds: 600, resolutionSeconds: 14_400, confirmed: true, version: 3 };
    const { made, codes } = read('2015-07-01', same);
    expect(codes).toEqual([]);
    expect(made[0]).toMatchObject({ before: { version: 3 }, after: { version: 4, confirmed: true } });
  });

  it.each([
    ['no time at all', { responseSeconds: 0 }, ['targets.0.responseSeconds OUT_OF_RANGE']],
    ['more than a year', { resolutionSeconds: MAX_SECONDS + 1 }, ['targets.0.resolutionSeconds OUT_OF_RANGE']],
    ['a resolution before the response', { resolutionSeconds: 299 }, ['targets.0.resolutionSeconds BEFORE_RESPONSE']],
    ['no source', { source: ' ' }, ['targets.0.source EMPTY']],
    ['an empty example', { examples: ['a', ''] }, ['targets.0.examples.1 EMPTY']],
    ['21 examples', { examples: Array(21).fill('a') }, ['targets.0.examples TOO_MANY']],
    ['a version of what there is not', { version: 1 }, ['targets.0.version NOT_FOUND']],
  ])('are refused with %s', (_what, changes, expected) => {
    expect(read('2018-08-01', changes).codes).toEqual(expected);
  });

  it('replace those of the same day only against their version', () => {
    const standing = { ...STANDING, targets: [...STANDING.targets, kept('2018-09-01')] };
    expect(read('2018-09-01', {}, standing).codes).toEqual(['targets.0.version VERSION_NEEDED']);
    expect(read('2018-09-01', { version: 3 }, standing).made[0]?.after.version).toBe(4);
  });

  it('leave every day on which an incident was raised with the times that it had', () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2018-07-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(days, { maxLength: 5 }), days, days, fc.boolean(), (from, lastRaisedOn, day, same) => {
        const first = kept('2015-07-01');
        const targets = [first, ...[...new Set(from)].map((each, index) => kept(each, 100 + index, 200 + index))];
        const held = targetOn(targets, CATEGORY, day) ?? first;
        const { responseSeconds, resolutionSeconds } = same ? held : TARGET;
        const version = targets.some(({ effectiveFrom }) => effectiveFrom === day) ? 3 : null;
        const { made, codes } = read(day, { responseSeconds, resolutionSeconds, version }, { targets, lastRaisedOn });
        const after = made.map((change) => change.after);
        const now = codes.length > 0 ? targets : [...targets.filter((each) => each.effectiveFrom !== day), ...after];
        for (let number = 1; number <= 28; number += 1) {
          const each = `2018-07-${String(number).padStart(2, '0')}`;
          if (each > lastRaisedOn) continue;
          const times = ({ responseSeconds: a, resolutionSeconds: b }: CategoryTarget) => [a, b];
          expect(times(targetOn(now, CATEGORY, each) ?? first)).toEqual(
            times(targetOn(targets, CATEGORY, each) ?? first),
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
