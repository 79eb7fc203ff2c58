import { Field, ObjectType } from 'type-graphql';
import { gatheredBy } from './gathered-by';
import { impactOf, type ProviderFacts, type ServiceFacts, worstExtent } from './impact';
import type { Loss } from './scenario-fit';
import { ServiceProvider, serviceProvider } from './service-provider.reference';
import { carriesServiceRequests } from './service-state';
import { FailureExtent, ServiceState } from './vocabulary';
import { workaroundFor } from './workaround';

@ObjectType({ description: 'A service request (DUIS number and name) through a provider.', simpleResolvers: true })
export class AffectedService {
  @Field(() => String, { description: 'DUIS number, e.g. 4.6.1.' })
  serviceRequest!: string;

  @Field(() => String, { description: 'Name of the service request.' })
  name!: string;

  @Field(() => ServiceProvider, {
    nullable: true,
    description: 'Through which provider; null when it depends on none.',
  })
  provider!: ServiceProvider | null;

  @Field(() => ServiceState, { description: 'What this loss leaves of it: OPERATIONAL where it goes on.' })
  state!: ServiceState;

  @Field(() => String, {
    nullable: true,
    description: 'What a User can do meanwhile; null where it goes on, and where there is no way round.',
  })
  workaround!: string | null;
}

@ObjectType({
  description:
    'What a loss does to services, whatever else is lost at the time; the status board tells what works now (IMP 5.2).',
  simpleResolvers: true,
})
export class DisasterImpact {
  @Field(() => FailureExtent, { description: 'Whether a provider loses all of a kind of component, or some.' })
  extent!: FailureExtent;

  @Field(() => [AffectedService], { description: 'Affected services, by DUIS number and provider.' })
  affectedServices!: AffectedService[];

  @Field(() => [AffectedService], {
    description: 'Services through other providers of the same kind, which go on; by DUIS number and provider.',
  })
  continuingServices!: AffectedService[];
}

/**
 * The impact of losses on services, as the graph tells it.
 * @source IMP 5.2
 */
export function disasterImpact(
  losses: readonly Loss[],
  providers: readonly ProviderFacts[],
  services: readonly ServiceFacts[],
): DisasterImpact {
  const carrying = losses.flatMap((loss) => {
    const { providerId, providerKind, componentKind } = loss;
    const concerned = providerId !== null && providerKind !== null && carriesServiceRequests(componentKind);
    return concerned ? { ...loss, providerId, providerKind } : [];
  });
  const lossesByProvider = gatheredBy(carrying, ({ providerId }) => providerId);
  const { affected, continuing } = impactOf(carrying, providers, services);
  const told = (found: typeof affected) =>
    found.map(({ providerId, ...service }) =>
      Object.assign(new AffectedService(), service, {
        provider: serviceProvider(providerId),
        workaround: workaroundFor(lossesByProvider.get(providerId) ?? []),
      }),
    );
  return Object.assign(new DisasterImpact(), {
    extent: worstExtent(losses.map(({ extent }) => extent)),
    affectedServices: told(affected),
    continuingServices: told(continuing),
  });
}
