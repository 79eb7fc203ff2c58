import { TargetState } from './vocabulary';

/** Columns, as paths of a query, that tell how a clock stands. */
export interface ClockColumns {
  /** As `settledDueAt` of targets.ts gives it. */
  dueAt: string;
  metAt: string;
  /** Beginning of the pause that has not ended. */
  pausedSince: string;
}

/**
 * Conditions that hold for the rows whose clock is in a state at `:now`: the database decides what `readClock` would
 * say, so that lists can be filtered. A clock that stands still is out of time when it was so before it stopped.
 */
export function stateConditions({ dueAt, metAt, pausedSince }: ClockColumns): Record<TargetState, string> {
  const unmet = `${metAt} IS NULL`;
  const paused = `${unmet} AND ${pausedSince}`;
  const running = `${unmet} AND ${pausedSince} IS NULL AND :now`;
  return {
    [TargetState.BREACHED]: `(${metAt} > ${dueAt} OR (${paused} > ${dueAt}) OR (${running} > ${dueAt}))`,
    [TargetState.MET]: `${metAt} <= ${dueAt}`,
    [TargetState.PAUSED]: `(${paused} <= ${dueAt})`,
    [TargetState.RUNNING]: `(${running} <= ${dueAt})`,
  };
}
