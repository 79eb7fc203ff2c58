import fc from 'fast-check';
import { ExerciseClass } from '../exercises/exercise-class';
import { hasBegun, recoveryStart, touchesLive } from './exercise-end';

const instants = fc.date({ noInvalidDate: true });
const facts = fc.record({
  exercise: fc.boolean(),
  exerciseClass: fc.option(fc.constantFrom(...Object.values(ExerciseClass))),
  exerciseFrom: fc.option(instants),
  declaredAt: instants,
});

describe('the end of an exercise', () => {
  it('is counted from when its window began; that of what really occurred, from declaring', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const from = told.exercise ? (told.exerciseFrom ?? told.declaredAt) : told.declaredAt;
        expect(recoveryStart(told)).toEqual(from);
      }),
    );
  });

  it('is only of one that has begun, and what has begun stays so', () => {
    fc.assert(
      fc.property(facts, instants, instants, (told, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(hasBegun({ ...told, exercise: false }, earlier)).toBe(true);
        expect(!hasBegun(told, earlier) || hasBegun(told, later)).toBe(true);
      }),
    );
  });

  it('asks for a publication only where Users noticed', () => {
    fc.assert(
      fc.property(facts, instants, (told, now) => {
        const noticed = told.exerciseClass === ExerciseClass.LIVE_WITH_IMPACT && hasBegun(told, now);
        expect(touchesLive(told, now)).toBe(!told.exercise || noticed);
      }),
    );
  });
});
