import type { PublicDisaster, PublicState, PublicStatus } from './public-status';

/** How bad things are, in the words of the common format of status pages. */
export type Indicator = 'none' | 'minor' | 'major' | 'critical';

/**
 * How bad things are as a whole: critical when no service request works everywhere, major when one does not work
 * somewhere, minor when something is worse than it should be.
 */
export function indicatorOf({ state, services }: Pick<PublicStatus, 'state' | 'services'>): Indicator {
  if (services.length > 0 && services.every((each) => each === 'UNAVAILABLE')) return 'critical';
  if (services.includes('UNAVAILABLE') || state === 'UNAVAILABLE') return 'major';
  return services.includes('DEGRADED') || state === 'DEGRADED' ? 'minor' : 'none';
}

/**
 * How bad a disaster is for services: critical when none of their kind goes on, major when one does not work, else minor.
 * @source IMP 5.2
 */
export function impactOf({ exercise, impact }: Pick<PublicDisaster, 'exercise' | 'impact'>): Indicator {
  const lost = impact.affectedServices.filter(({ state }) => state === 'UNAVAILABLE');
  if (exercise) return 'none';
  if (lost.length === 0) return 'minor';
  return lost.length === impact.affectedServices.length && impact.continuingServices.length === 0
    ? 'critical'
    : 'major';
}

export type ComponentStatus = 'operational' | 'degraded_performance' | 'partial_outage' | 'major_outage';

const OF_STATE: Readonly<Record<PublicState, ComponentStatus>> = {
  OPERATIONAL: 'operational',
  DEGRADED: 'degraded_performance',
  UNAVAILABLE: 'major_outage',
};

export function componentStatus(state: PublicState): ComponentStatus {
  return OF_STATE[state];
}

/** A provider that is degraded because part of it is lost is told apart from one that is only slow. */
export function groupStatus(state: PublicState, parts: readonly PublicState[]): ComponentStatus {
  return state === 'DEGRADED' && parts.includes('UNAVAILABLE') ? 'partial_outage' : OF_STATE[state];
}
