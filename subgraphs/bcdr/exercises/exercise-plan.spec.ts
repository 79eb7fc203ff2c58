import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { ExerciseClass, ExercisePhase } from './exercise-class';
import { checkPlan, type ExercisePlan, phaseOf } from './exercise-plan';

const { OUTSIDE_LIVE, LIVE_WITHOUT_IMPACT, LIVE_WITH_IMPACT } = ExerciseClass;
const day = (number: number) => new Date(Date.UTC(2018, 6, number));

function codes(plan: Partial<ExercisePlan>, announcedAt = day(1)) {
  const problems = new Problems();
  const whole = { exerciseClass: LIVE_WITH_IMPACT, from: day(5), to: day(6), announcement: 'It is on', ...plan };
  checkPlan(problems, whole, announcedAt, ['exercisePlan']);
  return problems.list.map(({ code }) => code);
}

describe('the plan of an exercise', () => {
  it('on live systems has a window that ends, and an announcement', () => {
    for (const exerciseClass of [LIVE_WITHOUT_IMPACT, LIVE_WITH_IMPACT]) {
      expect(codes({ exerciseClass })).toEqual([]);
      expect(codes({ exerciseClass, to: null, announcement: null })).toEqual(['WINDOW_OPEN', 'ANNOUNCEMENT_MISSING']);
    }
    expect(codes({ exerciseClass: OUTSIDE_LIVE, to: null, announcement: null })).toEqual([]);
  });

  it('has a window whose end comes after its beginning', () => {
    expect(codes({ to: day(5) })).toEqual(['WINDOW_REVERSED']);
    expect(codes({ exerciseClass: OUTSIDE_LIVE, to: day(4) })).toEqual(['WINDOW_REVERSED']);
  });

  it('that Users will notice is announced before it begins', () => {
    expect(codes({}, day(5))).toEqual([]);
    expect(codes({}, new Date(day(5).getTime() + 1))).toEqual(['ANNOUNCED_LATE']);
    expect(codes({ exerciseClass: LIVE_WITHOUT_IMPACT }, day(6))).toEqual([]);
  });
});

describe('the phase of an exercise', () => {
  const instants = fc.date({ noInvalidDate: true });
  const ORDER = [ExercisePhase.PLANNED, ExercisePhase.UNDER_WAY, ExercisePhase.OVER];

  it('only ever moves on as time goes by', () => {
    fc.assert(
      fc.property(instants, fc.option(instants), instants, instants, (from, to, one, other) => {
        const [earlier, later] = one.getTime() <= other.getTime() ? [one, other] : [other, one];
        const place = (now: Date) => ORDER.indexOf(phaseOf(from, to, null, now));
        expect(place(later)).toBeGreaterThanOrEqual(place(earlier));
      }),
    );
  });

  it('is OVER from its end on, from which it was ended, and PLANNED only before it begins', () => {
    expect(phaseOf(day(5), day(6), null, day(4))).toBe(ExercisePhase.PLANNED);
    expect(phaseOf(day(5), day(6), null, day(5))).toBe(ExercisePhase.UNDER_WAY);
    expect(phaseOf(day(5), day(6), null, day(6))).toBe(ExercisePhase.OVER);
    expect(phaseOf(day(5), null, day(5), day(5))).toBe(ExercisePhase.OVER);
  });
});
