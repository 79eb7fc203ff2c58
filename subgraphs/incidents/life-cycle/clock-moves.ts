import type { Incident, KeptPause } from '../incident';

type Paused = Pick<Incident, 'raisedAt' | 'pauses'>;
type Clocked = Paused & Pick<Incident, 'responseMetAt' | 'resolvedAt'>;

/**
 * An instant at which the incident's time can go on: never before what has been counted already, should the clocks of two
 * machines differ.
 */
function notBefore({ raisedAt, pauses }: Paused, at: Date): Date {
  const counted = pauses.map(({ from, to }) => Date.parse(to ?? from));
  return new Date(Math.max(at.getTime(), raisedAt.getTime(), ...counted));
}

/** The clocks stand still from an instant on. */
export function paused(incident: Paused, at: Date): { pauses: KeptPause[] } {
  const { pauses } = resumed(incident, at);
  return { pauses: [...pauses, { from: notBefore(incident, at).toISOString(), to: null }] };
}

/** The clocks go on, if they stood still. */
export function resumed(incident: Paused, at: Date): { pauses: KeptPause[] } {
  const until = notBefore(incident, at).toISOString();
  return { pauses: incident.pauses.map(({ from, to }) => ({ from, to: to ?? until })) };
}

/** A party takes the incident up: the clock of the response stops, unless it has. */
export function takenUp(incident: Clocked, at: Date): Pick<Incident, 'pauses' | 'responseMetAt'> {
  return { ...resumed(incident, at), responseMetAt: incident.responseMetAt ?? notBefore(incident, at) };
}

/** The fault is gone: both clocks stop. */
export function resolved(
  incident: Clocked,
  at: Date,
): Pick<Incident, 'pauses' | 'responseMetAt'> & { resolvedAt: Date } {
  return { ...takenUp(incident, at), resolvedAt: notBefore(incident, at) };
}

/**
 * The fault is back: the clock of the resolution goes on from where it stood. The time between the resolution and the
 * reopening does not count, as nobody knew of a fault then; the response has been given and stays so.
 * @source IMP, heading on re-opening incidents; that the time between does not count is recalled, to be confirmed
 */
export function reopened(
  incident: Clocked,
  at: Date,
): Pick<Incident, 'pauses' | 'resolvedAt' | 'closedAt' | 'resolution'> {
  const { pauses, resolvedAt } = incident;
  const gap =
    resolvedAt === null
      ? []
      : [{ from: resolvedAt.toISOString(), to: new Date(Math.max(at.getTime(), resolvedAt.getTime())).toISOString() }];
  return { pauses: [...pauses, ...gap], resolvedAt: null, closedAt: null, resolution: null };
}
