import type { Component } from './component';
import { gatheredBy } from './gathered-by';
import type { RecoveryScenario } from './recovery-scenario';
import { type ComponentKind, FailureExtent, type ServiceProviderKind } from './vocabulary';

export type ComponentPlace = Pick<Component, 'id' | 'kind' | 'providerId' | 'providerKind'>;
export type ScenarioFacts = Pick<RecoveryScenario, 'id' | 'code' | 'componentKind' | 'providerKind' | 'extent'>;

/** What one provider, or DCC itself, loses of one kind of component. */
export interface Loss {
  providerId: string | null;
  providerKind: ServiceProviderKind | null;
  componentKind: ComponentKind;
  componentIds: string[];
  /** Whether these are all components of that kind that the provider has. */
  extent: FailureExtent;
}

function placeOf({ providerId, kind }: ComponentPlace): string {
  return `${providerId ?? ''} ${kind}`;
}

/**
 * The loss of some components, provider by provider and kind by kind.
 * @param all every component there is
 */
export function lossesOf(lost: readonly ComponentPlace[], all: readonly ComponentPlace[]): Loss[] {
  const having = gatheredBy(all, placeOf);
  const losing = gatheredBy(lost, placeOf);
  return [...losing]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, components]) => {
      const [first] = components;
      if (!first) return [];
      const componentIds = [...new Set(components.map(({ id }) => id))].sort();
      const isAll = componentIds.length >= (having.get(place)?.length ?? 0);
      return {
        providerId: first.providerId,
        providerKind: first.providerKind,
        componentKind: first.kind,
        componentIds,
        extent: isAll ? FailureExtent.TOTAL : FailureExtent.PARTIAL,
      };
    });
}

function isOfKinds(scenario: ScenarioFacts, loss: Loss): boolean {
  return scenario.componentKind === loss.componentKind && scenario.providerKind === loss.providerKind;
}

/**
 * Whether a scenario is the one that a loss makes occur: it is about that kind of component of that kind of provider,
 * and about losing some of them, or all.
 * @source IMP 5.2
 */
export function fits(scenario: ScenarioFacts, loss: Loss): boolean {
  return isOfKinds(scenario, loss) && scenario.extent === loss.extent;
}

/** The scenarios that a loss makes occur; where none is about losing all, those about losing some of them. */
export function scenariosOfLoss<S extends ScenarioFacts>(loss: Loss, scenarios: readonly S[]): S[] {
  const fitting = scenarios.filter((scenario) => fits(scenario, loss));
  return fitting.length > 0
    ? fitting
    : scenarios.filter((scenario) => isOfKinds(scenario, loss) && loss.extent === FailureExtent.TOTAL);
}

export interface Misfit {
  field: 'scenarioId' | 'componentIds';
  code:
    | 'SEVERAL_PROVIDERS'
    | 'SEVERAL_KINDS'
    | 'COMPONENT_KIND_MISMATCH'
    | 'PROVIDER_KIND_MISMATCH'
    | 'EXTENT_MISMATCH';
  message: string;
  suggestion: string;
}

function ownerOf({ providerId }: Loss): string {
  return providerId ?? 'DCC itself';
}

function extentInWords({ extent, componentKind }: Loss): string {
  return `${extent === FailureExtent.TOTAL ? 'all' : 'some, not all,'} of its ${componentKind} components`;
}

/** What to declare instead, for each part of the loss. */
function suggestionFor(losses: readonly Loss[], scenarios: readonly ScenarioFacts[]): string {
  return losses
    .map((loss) => {
      const ids = scenarios.filter((scenario) => fits(scenario, loss)).map(({ id }) => id);
      if (ids.length > 0) return `For ${loss.componentIds.join(', ')} the scenario ${ids.join(' or ')} fits.`;
      const nearest = scenariosOfLoss(loss, scenarios).map(({ id }) => id);
      return nearest.length > 0
        ? `No scenario is about losing all ${loss.componentKind} components of ${ownerOf(loss)}; declare ${nearest.join(' or ')} for one after the other.`
        : `No scenario is about a ${loss.componentKind} of ${ownerOf(loss)}; log a major incident instead.`;
    })
    .join(' ');
}

/**
 * Why a scenario is not the one to declare for a loss of components; null when it is.
 * @param losses of one component at least
 * @source IMP 5.2
 */
export function misfitOf(
  scenario: ScenarioFacts,
  losses: readonly Loss[],
  scenarios: readonly ScenarioFacts[],
): Misfit | null {
  const suggestion = suggestionFor(losses, scenarios);
  const [loss, ...others] = losses;
  if (!loss) return null;
  const owners = [...new Set(losses.map(ownerOf))];
  if (owners.length > 1) {
    const message = `The components are of ${owners.join(' and ')}; a disaster is about one provider.`;
    return { field: 'componentIds', code: 'SEVERAL_PROVIDERS', message, suggestion };
  }
  if (others.length > 0) {
    const kinds = losses.map(({ componentKind }) => componentKind).join(' and ');
    const message = `The components are of the kinds ${kinds}; a scenario is about one kind.`;
    return { field: 'componentIds', code: 'SEVERAL_KINDS', message, suggestion };
  }
  if (fits(scenario, loss)) return null;
  const misfit = { field: 'scenarioId' as const, suggestion };
  if (scenario.providerKind !== loss.providerKind) {
    const message = `${scenario.code} is about ${scenario.providerKind ?? 'no'} providers; the components are of ${ownerOf(loss)}.`;
    return { ...misfit, code: 'PROVIDER_KIND_MISMATCH', message };
  }
  if (scenario.componentKind !== loss.componentKind) {
    const message = `${scenario.code} is about ${scenario.componentKind} components; these are ${loss.componentKind} ones.`;
    return { ...misfit, code: 'COMPONENT_KIND_MISMATCH', message };
  }
  const message = `${scenario.code} is about a ${scenario.extent} loss; ${ownerOf(loss)} loses ${extentInWords(loss)}.`;
  return { ...misfit, code: 'EXTENT_MISMATCH', message };
}

/** The providers whose components these are, by id. */
export function providerIdsOf(components: readonly ComponentPlace[]): string[] {
  return [...new Set(components.flatMap(({ providerId }) => providerId ?? []))].sort();
}
