import Database from 'better-sqlite3';
import fc from 'fast-check';
import { stateConditions } from './target-states';
import { type ClockFacts, openPause, readClock, settledDueAt } from './targets';
import { TargetState } from './vocabulary';

const START = new Date('2018-05-01T08:00:00Z');

function at(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

function clock(facts: Partial<ClockFacts>): ClockFacts {
  return { startedAt: START, targetSeconds: 600, metAt: null, pauses: [], ...facts };
}

/** Clocks whose past lies before an instant: gaps between the ends of pauses, the last perhaps open, perhaps met. */
const clocks = fc
  .record({
    targetSeconds: fc.integer({ min: 1, max: 5000 }),
    gaps: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 7 }),
    metAfter: fc.option(fc.integer({ min: 0, max: 6000 })),
    nowAfter: fc.integer({ min: 0, max: 6000 }),
  })
  .map(({ targetSeconds, gaps, metAfter, nowAfter }) => {
    let passed = 0;
    const times = gaps.map((gap) => {
      passed += gap;
      return at(passed);
    });
    const pauses = times.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: times[index + 1] ?? null }] : []));
    const metAt = metAfter === null ? null : at(metAfter);
    return { facts: clock({ targetSeconds, metAt, pauses }), now: at(passed + nowAfter) };
  });

describe('A clock of the policy', () => {
  it('runs from the start and has the rest of its time left', () => {
    expect(readClock(clock({}), at(100))).toEqual({
      dueAt: at(600),
      metAt: null,
      state: TargetState.RUNNING,
      remainingSeconds: 500,
      elapsedSeconds: 100,
    });
  });

  it('is kept at its last instant and breached after it', () => {
    expect(readClock(clock({}), at(600)).state).toBe(TargetState.RUNNING);
    expect(readClock(clock({}), at(601))).toMatchObject({ state: TargetState.BREACHED, remainingSeconds: 0 });
    expect(readClock(clock({ metAt: at(600) }), at(9000)).state).toBe(TargetState.MET);
    expect(readClock(clock({ metAt: at(601) }), at(9000)).state).toBe(TargetState.BREACHED);
  });

  it('tells nothing of time left once it is met', () => {
    expect(readClock(clock({ metAt: at(50) }), at(9000))).toMatchObject({ remainingSeconds: null, elapsedSeconds: 50 });
  });

  it('stands still while the incident is pending, and falls due that much later', () => {
    const pauses = [{ from: at(100), to: null }];
    expect(readClock(clock({ pauses }), at(5000))).toMatchObject({
      state: TargetState.PAUSED,
      dueAt: at(600 + 4900),
      elapsedSeconds: 100,
      remainingSeconds: 500,
    });
  });

  it('stays breached when the pause began too late', () => {
    expect(readClock(clock({ pauses: [{ from: at(700), to: null }] }), at(5000)).state).toBe(TargetState.BREACHED);
  });

  it('counts no pause that came after it was met', () => {
    const facts = clock({ metAt: at(50), pauses: [{ from: at(100), to: at(300) }] });
    expect(readClock(facts, at(400)).dueAt).toEqual(at(600));
    expect(settledDueAt(facts)).toEqual(at(600));
  });

  it('never has less than nothing left, nor more than its target', () => {
    fc.assert(
      fc.property(clocks, ({ facts, now }) => {
        const { remainingSeconds, elapsedSeconds } = readClock(facts, now);
        expect(elapsedSeconds).toBeGreaterThanOrEqual(0);
        expect(remainingSeconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(remainingSeconds ?? 0).toBeLessThanOrEqual(facts.targetSeconds);
      }),
    );
  });

  it('has nothing left exactly when it was not kept', () => {
    fc.assert(
      fc.property(clocks, ({ facts, now }) => {
        const { state, dueAt } = readClock(facts, now);
        expect(state === TargetState.BREACHED).toBe((facts.metAt ?? now) > dueAt);
      }),
    );
  });

  it('never gets younger as time passes, and keeps its verdict once it has stopped', () => {
    fc.assert(
      fc.property(clocks, fc.integer({ min: 0, max: 9000 }), ({ facts, now }, more) => {
        const before = readClock(facts, now);
        const after = readClock(facts, new Date(now.getTime() + more * 1000));
        expect(after.elapsedSeconds).toBeGreaterThanOrEqual(before.elapsedSeconds);
        if (facts.metAt || openPause(facts.pauses)) expect(after.state).toBe(before.state);
      }),
    );
  });

  it('falls due as it was settled, but for the pause that is open', () => {
    fc.assert(
      fc.property(clocks, ({ facts, now }) => {
        const open = facts.metAt ? undefined : openPause(facts.pauses);
        const growing = open ? now.getTime() - open.from.getTime() : 0;
        expect(readClock(facts, now).dueAt.getTime()).toBe(settledDueAt(facts).getTime() + growing);
      }),
    );
  });
});

describe('What the database says of a clock', () => {
  const database = new Database(':memory:');
  const conditions = stateConditions({ dueAt: '@dueAt', metAt: '@metAt', pausedSince: '@pausedSince' });
  const columns = Object.entries(conditions).map(([state, condition]) => `${condition} AS ${state}`);
  const statement = database.prepare(`SELECT ${columns.join(', ').replaceAll(':now', '@now')}`);
  afterAll(() => database.close());

  it('is what the rule says of it', () => {
    fc.assert(
      fc.property(clocks, ({ facts, now }) => {
        const verdict = statement.get({
          now: now.toISOString(),
          dueAt: settledDueAt(facts).toISOString(),
          metAt: facts.metAt?.toISOString() ?? null,
          pausedSince: openPause(facts.pauses)?.from.toISOString() ?? null,
        });
        const { state } = readClock(facts, now);
        const expected = Object.values(TargetState).map((each) => [each, each === state ? 1 : 0]);
        const told = Object.entries(verdict ?? {}).map(([each, holds]) => [each, holds ?? 0]);
        expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 1000 },
    );
  });
});
