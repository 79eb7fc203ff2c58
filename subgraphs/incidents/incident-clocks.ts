import type { Incident, KeptPause } from './incident';
import { type ClockFacts, openPause, type Pause, readClock, settledDueAt } from './targets';

type Clocked = Pick<
  Incident,
  'raisedAt' | 'pauses' | 'responseSeconds' | 'responseMetAt' | 'resolutionSeconds' | 'resolvedAt'
>;

/** What is kept of an incident's clocks, so that the database can sort and filter by them. */
type SettledClocks = Pick<
  Incident,
  | 'pausedSince'
  | 'responseDueAt'
  | 'responseRunsOutAt'
  | 'resolutionDueAt'
  | 'resolutionRunsOutAt'
  | 'resolutionElapsedSeconds'
>;

function pauseOf({ from, to }: KeptPause): Pause {
  return { from: new Date(from), to: to === null ? null : new Date(to) };
}

/** The clock that the first acceptance stops or, failing that, the resolution. */
export function responseClock(incident: Clocked): ClockFacts {
  return {
    startedAt: incident.raisedAt,
    targetSeconds: incident.responseSeconds,
    metAt: incident.responseMetAt,
    pauses: incident.pauses.map(pauseOf),
  };
}

/** The clock that the resolution stops. */
export function resolutionClock(incident: Clocked): ClockFacts {
  return {
    startedAt: incident.raisedAt,
    targetSeconds: incident.resolutionSeconds,
    metAt: incident.resolvedAt,
    pauses: incident.pauses.map(pauseOf),
  };
}

/** When a clock runs out: never while it stands still, and never once it was met. */
function runsOutAt(clock: ClockFacts): Date | null {
  return clock.metAt || openPause(clock.pauses) ? null : settledDueAt(clock);
}

/** What to keep of the clocks whenever something that they depend on changes. */
export function settledClocks(incident: Clocked): SettledClocks {
  const response = responseClock(incident);
  const resolution = resolutionClock(incident);
  const { metAt } = resolution;
  return {
    pausedSince: openPause(resolution.pauses)?.from ?? null,
    responseDueAt: settledDueAt(response),
    responseRunsOutAt: runsOutAt(response),
    resolutionDueAt: settledDueAt(resolution),
    resolutionRunsOutAt: runsOutAt(resolution),
    resolutionElapsedSeconds: metAt && readClock(resolution, metAt).elapsedSeconds,
  };
}
