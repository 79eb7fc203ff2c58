import 'reflect-metadata';
import fc from 'fast-check';
import { resolutionClock, responseClock, settledClocks } from '../incident-clocks';
import { readClock } from '../targets';
import { paused, reopened, resolved, resumed, takenUp } from './clock-moves';

const START = new Date('2018-05-01T08:00:00Z');
const TARGETS = { responseSeconds: 600, resolutionSeconds: 14_400 };

function at(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

interface Clocks {
  raisedAt: Date;
  pauses: { from: string; to: string | null }[];
  responseMetAt: Date | null;
  resolvedAt: Date | null;
}

const RAISED: Clocks = { raisedAt: START, pauses: [], responseMetAt: null, resolvedAt: null };

const MOVES = ['pause', 'resume', 'take up', 'resolve', 'reopen'] as const;
type Move = (typeof MOVES)[number];

/** Takes a move if it can be taken, in the order in which the life cycle lets it. */
function moved(clocks: Clocks, move: Move, when: Date): Clocks {
  if (move === 'reopen') return clocks.resolvedAt ? { ...clocks, ...reopened(clocks, when) } : clocks;
  if (clocks.resolvedAt) return clocks;
  if (move === 'pause') return { ...clocks, ...paused(clocks, when) };
  if (move === 'resume') return { ...clocks, ...resumed(clocks, when) };
  if (move === 'take up') return { ...clocks, ...takenUp(clocks, when) };
  return { ...clocks, ...resolved(clocks, when) };
}

const isCounting = ({ resolvedAt, pauses }: Clocks) => resolvedAt === null && pauses.every(({ to }) => to !== null);

const walks = (least: number) =>
  fc.array(fc.record({ move: fc.constantFrom(...MOVES), after: fc.integer({ min: least, max: 3000 }) }), {
    maxLength: 20,
  });

function readings(clocks: Clocks, now: Date) {
  const facts = { ...clocks, ...TARGETS };
  return { response: readClock(responseClock(facts), now), resolution: readClock(resolutionClock(facts), now) };
}

describe('The clocks of an incident, however it is moved,', () => {
  it('count the time in which it waits for nobody outside and is not resolved, and no other', () => {
    fc.assert(
      fc.property(walks(0), fc.integer({ min: 0, max: 3000 }), (walk, last) => {
        let clocks = RAISED;
        let passed = 0;
        let counted = 0;
        for (const { move, after } of [...walk, { move: null, after: last }]) {
          if (isCounting(clocks)) counted += after;
          passed += after;
          if (move) clocks = moved(clocks, move, at(passed));
        }
        expect(readings(clocks, at(passed)).resolution.elapsedSeconds).toBe(counted);
      }),
      { numRuns: 500 },
    );
  });

  it('never count less than nothing, and hold no pause that overlaps another, even where time is told backwards', () => {
    fc.assert(
      fc.property(walks(-2000), (walk) => {
        let clocks = RAISED;
        let passed = 0;
        for (const { move, after } of walk) {
          passed += after;
          clocks = moved(clocks, move, at(passed));
          const { response, resolution } = readings(clocks, at(passed));
          for (const { elapsedSeconds, remainingSeconds } of [response, resolution]) {
            expect(elapsedSeconds).toBeGreaterThanOrEqual(0);
            expect(remainingSeconds ?? 0).toBeGreaterThanOrEqual(0);
          }
          const ends = clocks.pauses.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
          expect(ends).toEqual([...ends].sort());
          expect(clocks.pauses.slice(0, -1).every(({ to }) => to !== null)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are kept so that the database says of them what they say', () => {
    fc.assert(
      fc.property(walks(0), (walk) => {
        let clocks = RAISED;
        let passed = 0;
        for (const { move, after } of walk) {
          passed += after;
          clocks = moved(clocks, move, at(passed));
        }
        const kept = settledClocks({ ...clocks, ...TARGETS });
        const { response, resolution } = readings(clocks, at(passed));
        // A pause that was just begun has moved nothing on yet.
        const growing = kept.pausedSince ? passed * 1000 - (kept.pausedSince.getTime() - START.getTime()) : 0;
        expect(resolution.dueAt.getTime()).toBe(kept.resolutionDueAt.getTime() + growing);
        expect(response.dueAt.getTime()).toBe(kept.responseDueAt.getTime() + (clocks.responseMetAt ? 0 : growing));
        expect(kept.resolutionElapsedSeconds).toBe(clocks.resolvedAt ? resolution.elapsedSeconds : null);
      }),
      { numRuns: 500 },
    );
  });

  it('let the first response stand when the incident is reopened', () => {
    const once = resolved(RAISED, at(100));
    const clocks = { ...RAISED, ...once, ...reopened({ ...RAISED, ...once }, at(5000)) };
    const { response, resolution } = readings(clocks, at(5010));
    expect(response).toMatchObject({ state: 'MET', elapsedSeconds: 100 });
    expect(resolution).toMatchObject({ state: 'RUNNING', elapsedSeconds: 110 });
  });
});
