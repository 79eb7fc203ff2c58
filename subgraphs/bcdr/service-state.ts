import type { Component } from './component';
import { gatheredBy } from './gathered-by';
import { ComponentKind, ServiceState } from './vocabulary';

export const SEVERITY = [ServiceState.OPERATIONAL, ServiceState.DEGRADED, ServiceState.UNAVAILABLE];

/** The worst of some states; OPERATIONAL when there is none. */
export function worstState(states: Iterable<ServiceState>): ServiceState {
  let worst = 0;
  for (const state of states) worst = Math.max(worst, SEVERITY.indexOf(state));
  return SEVERITY[worst] ?? ServiceState.OPERATIONAL;
}

/** Kinds that serve people beside the way of service requests: without them a service is harder to use, not stopped. */
const BESIDE_THE_WAY = new Set([ComponentKind.SERVICE_DESK, ComponentKind.SYSTEM]);

/** Whether service requests run through components of a kind. */
export function carriesServiceRequests(kind: ComponentKind): boolean {
  return !BESIDE_THE_WAY.has(kind);
}

export type ComponentFacts = Pick<Component, 'kind' | 'state'>;

/**
 * The state of what components of one kind do together: when one of two data centres is lost the other takes over, so
 * the service is DEGRADED; only when all are lost is it UNAVAILABLE.
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
function stateTogether(states: readonly ServiceState[]): ServiceState {
  if (states.every((state) => state === ServiceState.UNAVAILABLE)) return ServiceState.UNAVAILABLE;
  return states.every((state) => state === ServiceState.OPERATIONAL) ? ServiceState.OPERATIONAL : ServiceState.DEGRADED;
}

function statesByKind(components: readonly ComponentFacts[]): [ComponentKind, ServiceState][] {
  return [...gatheredBy(components, ({ kind }) => kind)].map(([kind, alike]) => [
    kind,
    stateTogether(alike.map(({ state }) => state)),
  ]);
}

/** The state of service requests through a provider: the worst among the kinds of component that carry them. */
export function stateOfServiceRequests(components: readonly ComponentFacts[]): ServiceState {
  return worstState(
    statesByKind(components.filter(({ kind }) => carriesServiceRequests(kind))).map(([, state]) => state),
  );
}

/** The state of a provider as a whole: what serves people beside the way of service requests can only degrade it. */
export function stateOfProvider(components: readonly ComponentFacts[]): ServiceState {
  return worstState(
    statesByKind(components).map(([kind, state]) =>
      state === ServiceState.UNAVAILABLE && !carriesServiceRequests(kind) ? ServiceState.DEGRADED : state,
    ),
  );
}
