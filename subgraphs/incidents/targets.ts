import { TargetState } from './vocabulary';

/** A time during which an incident was pending; it still is when the pause has no end. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/** One clock of the policy. Pauses do not overlap, and none begins before the clock. */
export interface ClockFacts {
  startedAt: Date;
  targetSeconds: number;
  metAt: Date | null;
  pauses: readonly Pause[];
}

export interface ClockReading {
  dueAt: Date;
  metAt: Date | null;
  state: TargetState;
  remainingSeconds: number | null;
  elapsedSeconds: number;
}

const SECOND = 1000;

function later(date: Date, milliseconds: number): Date {
  return new Date(date.getTime() + milliseconds);
}

/** How long the pauses lasted up to an instant; one that is still open lasts until then. */
function pausedMilliseconds(pauses: readonly Pause[], until: Date): number {
  const lasting = ({ from, to }: Pause) =>
    Math.min(to?.getTime() ?? Number.POSITIVE_INFINITY, until.getTime()) - from.getTime();
  return pauses.reduce((sum, pause) => sum + Math.max(0, lasting(pause)), 0);
}

/**
 * How a clock stands at an instant. It starts when the incident is raised, stops while the incident is pending, and ends
 * when what it waits for happens; nothing ever ticks.
 *
 * The last instant of the target still keeps it.
 */
export function readClock({ startedAt, targetSeconds, metAt, pauses }: ClockFacts, now: Date): ClockReading {
  const until = metAt ?? now;
  const paused = pausedMilliseconds(pauses, until);
  const elapsed = Math.max(0, until.getTime() - startedAt.getTime() - paused);
  const elapsedSeconds = Math.floor(elapsed / SECOND);
  const breached = elapsed > targetSeconds * SECOND;
  const waiting = pauses.some(({ to }) => to === null) ? TargetState.PAUSED : TargetState.RUNNING;
  const kept = metAt ? TargetState.MET : waiting;
  return {
    dueAt: later(startedAt, targetSeconds * SECOND + paused),
    metAt,
    state: breached ? TargetState.BREACHED : kept,
    remainingSeconds: kept === TargetState.MET && !breached ? null : Math.max(0, targetSeconds - elapsedSeconds),
    elapsedSeconds,
  };
}

/**
 * When a clock falls due, as it is kept for sorting and filtering: the pauses that have ended are counted, an open one is
 * not, as it would move the time on at every moment. Of a clock that was met the time stands still.
 */
export function settledDueAt({ startedAt, targetSeconds, metAt, pauses }: ClockFacts): Date {
  const settled = metAt
    ? pausedMilliseconds(pauses, metAt)
    : pauses.reduce((sum, { from, to }) => sum + (to ? to.getTime() - from.getTime() : 0), 0);
  return later(startedAt, targetSeconds * SECOND + settled);
}

/** The pause that has not ended. */
export function openPause(pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(({ to }) => to === null);
}
