import type { Component } from '../component';
import type { ActivePart } from '../disaster-overlap';
import { fits, type Loss, lossesOf, type ScenarioFacts } from '../scenario-fit';
import { FailureExtent, ServiceState } from '../vocabulary';

type StandingComponent = Pick<Component, 'id' | 'kind' | 'providerId' | 'providerKind' | 'state'>;

/** What is UNAVAILABLE already of the same kinds, at the same providers, as some components; those themselves apart. */
export function unavailableBeside<C extends StandingComponent>(some: readonly C[], all: readonly C[]): C[] {
  const named = new Set(some.map(({ id }) => id));
  return all.filter(
    ({ id, kind, providerId, state }) =>
      state === ServiceState.UNAVAILABLE &&
      !named.has(id) &&
      some.some((component) => component.kind === kind && component.providerId === providerId),
  );
}

export interface Growth {
  message: string;
  suggestion: string;
}

/**
 * Why the loss of some components is really the loss of all: with what is UNAVAILABLE already, none of the kind is left.
 * Null when something is left, and when no scenario is about losing all.
 * @param loss of some components of one provider and kind
 * @param parts of active disasters
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export function growthOf(
  loss: Loss,
  all: readonly StandingComponent[],
  scenarios: readonly ScenarioFacts[],
  parts: readonly ActivePart[],
): Growth | null {
  if (loss.extent === FailureExtent.TOTAL) return null;
  const named = all.filter(({ id }) => loss.componentIds.includes(id));
  const beside = unavailableBeside(named, all);
  const [whole] = lossesOf([...named, ...beside], all);
  const scenario = whole && scenarios.find((candidate) => fits(candidate, whole));
  if (whole?.extent !== FailureExtent.TOTAL || !scenario) return null;
  const ids = beside.map(({ id }) => id);
  const disaster = parts.find(({ componentId }) => ids.includes(componentId))?.disasterId;
  const message = `With ${ids.join(', ')}, unavailable already, ${loss.providerId ?? 'DCC itself'} loses all of its ${loss.componentKind} components.`;
  const suggestion = disaster
    ? `Report the loss under ${disaster} (reportLoss), which then moves on to ${scenario.id}.`
    : `Name ${whole.componentIds.join(', ')}: the scenario ${scenario.id} fits.`;
  return { message, suggestion };
}
