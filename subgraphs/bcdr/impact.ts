import { gatheredBy } from './gathered-by';
import type { ServiceRequest } from './service-request';
import { worstState } from './service-state';
import { FailureExtent, type ServiceProviderKind, ServiceState } from './vocabulary';

/** A provider that loses what its service requests run through. */
export interface ProviderLoss {
  providerId: string;
  providerKind: ServiceProviderKind;
  extent: FailureExtent;
}

export interface ProviderFacts {
  id: string;
  kind: ServiceProviderKind;
}

export type ServiceFacts = Pick<ServiceRequest, 'number' | 'name' | 'providerKinds'>;

/** A service request through a provider. */
export interface ServiceThroughProvider {
  serviceRequest: string;
  name: string;
  providerId: string;
  state: ServiceState;
}

export interface Impact {
  affected: ServiceThroughProvider[];
  continuing: ServiceThroughProvider[];
}

const STATE_AFTER = {
  [FailureExtent.TOTAL]: ServiceState.UNAVAILABLE,
  [FailureExtent.PARTIAL]: ServiceState.DEGRADED,
};

/** TOTAL when one of them is. */
export function worstExtent(extents: readonly FailureExtent[]): FailureExtent {
  return extents.includes(FailureExtent.TOTAL) ? FailureExtent.TOTAL : FailureExtent.PARTIAL;
}

/**
 * The services that losses affect, and those of the same kinds of provider that go on: a service request through a
 * provider that lost all is UNAVAILABLE, through one that lost some DEGRADED. The loss of one S1SP is a partial failure:
 * requests through the other S1SPs go on. It tells what these losses do, whatever else is lost at the time.
 * @source IMP 5.2
 */
export function impactOf(
  losses: readonly ProviderLoss[],
  providers: readonly ProviderFacts[],
  services: readonly ServiceFacts[],
): Impact {
  const kinds = new Set(losses.map(({ providerKind }) => providerKind));
  const lossesByProvider = gatheredBy(losses, ({ providerId }) => providerId);
  const concerned = providers.filter(({ kind }) => kinds.has(kind));
  const impact: Impact = { affected: [], continuing: [] };
  for (const { number: serviceRequest, name, providerKinds } of services) {
    for (const { id: providerId, kind } of concerned) {
      if (!providerKinds.includes(kind)) continue;
      const own = lossesByProvider.get(providerId) ?? [];
      const state = worstState(own.map(({ extent }) => STATE_AFTER[extent]));
      const side = own.length > 0 ? impact.affected : impact.continuing;
      side.push({ serviceRequest, name, providerId, state });
    }
  }
  return impact;
}
