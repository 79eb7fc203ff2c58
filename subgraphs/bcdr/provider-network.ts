import { entitiesOf } from '../../platform/database/rows';
import { perRequest } from '../../platform/request-context';
import { Component } from './component';
import { gatheredBy } from './gathered-by';
import type { ProviderFacts } from './impact';
import { stateOfProvider, stateOfServiceRequests } from './service-state';
import { type CspRegion, ServiceProviderKind, type ServiceState } from './vocabulary';

/** Every component and whose it is, at one moment. There are tens of them, so they are read together. */
export class ProviderNetwork {
  private readonly byProvider: Map<string, Component[]>;
  private readonly byId: Map<string, Component>;
  /** Every provider that has components, by id. */
  readonly providers: readonly ProviderFacts[];

  /** @param components all of them, by id */
  constructor(readonly components: readonly Component[]) {
    this.byId = new Map(components.map((component) => [component.id, component]));
    const owned = components.flatMap((component) =>
      component.providerId === null ? [] : { component, providerId: component.providerId },
    );
    const gathered = gatheredBy(owned, ({ providerId }) => providerId);
    this.byProvider = new Map(
      [...gathered].map(([providerId, parts]) => [providerId, parts.map(({ component }) => component)]),
    );
    this.providers = [...this.byProvider]
      .flatMap(([id, [component]]) => (component?.providerKind ? { id, kind: component.providerKind } : []))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  component(id: string): Component | undefined {
    return this.byId.get(id);
  }

  componentsOf(providerId: string): readonly Component[] {
    return this.byProvider.get(providerId) ?? [];
  }

  stateOfProvider(providerId: string): ServiceState {
    return stateOfProvider(this.componentsOf(providerId));
  }

  stateOfServiceRequests(providerId: string): ServiceState {
    return stateOfServiceRequests(this.componentsOf(providerId));
  }

  /** The providers that SMETS2 devices of a region are reached through. */
  providerIdsOfRegion(region: CspRegion): string[] {
    return this.providers
      .map(({ id }) => id)
      .filter((id) => this.componentsOf(id).some(({ regions }) => regions.includes(region)));
  }

  /** The providers that every device is reached through, whatever its standard. */
  get centralProviderIds(): string[] {
    return this.providers.filter(({ kind }) => kind === ServiceProviderKind.DSP).map(({ id }) => id);
  }
}

export const providerNetwork = perRequest(async ({ database }) => {
  const query = database.reads.createQueryBuilder(Component, 'thing').orderBy('thing.id');
  return new ProviderNetwork(await entitiesOf(query));
});
