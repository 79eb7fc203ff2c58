import fc from 'fast-check';
import { DisasterStatus } from '../vocabulary';
import { endsRecovery, failsAgain, lacksPublication, stepsFrom } from './disaster-life-cycle';

const ALL = Object.values(DisasterStatus);
const { DECLARED, RECOVERING, RECOVERED, CLOSED, EXERCISE_ONLY } = DisasterStatus;

describe('the life of a disaster', () => {
  it('is one road to its end, a step back when it fails again, and for an exercise its end; nothing else', () => {
    expect(ALL.flatMap((from) => stepsFrom(from).map((to) => [from, to]))).toEqual([
      [DECLARED, RECOVERING],
      [RECOVERING, RECOVERED],
      [RECOVERED, RECOVERING],
      [RECOVERED, CLOSED],
      [EXERCISE_ONLY, CLOSED],
    ]);
  });

  it('is recovered from exactly when the last step that matters ended recovery, whatever the walk', () => {
    const starts = fc.constantFrom<DisasterStatus>(DECLARED, EXERCISE_ONLY);
    const walks = fc.tuple(starts, fc.array(fc.nat(1), { maxLength: 20 }));
    fc.assert(
      fc.property(walks, ([start, choices]) => {
        let status = start;
        let recovered = false;
        for (const choice of choices) {
          const ways = stepsFrom(status);
          const to = ways[choice % Math.max(1, ways.length)];
          if (to === undefined) break;
          if (endsRecovery(status, to)) recovered = true;
          if (failsAgain(status, to)) recovered = false;
          status = to;
          expect(recovered).toBe(status === RECOVERED || status === CLOSED);
          expect(status === EXERCISE_ONLY || ALL.includes(status)).toBe(true);
        }
      }),
    );
  });

  it('ends only when Users were told its impact on them (IMP 5.1.9), but for what has none', () => {
    const at = new Date('2018-07-26T05:00:00Z');
    expect(lacksPublication(true, null)).toBe(true);
    for (const [live, published] of [
      [true, at],
      [false, null],
      [false, at],
    ] as const) {
      expect(lacksPublication(live, published)).toBe(false);
    }
  });
});
