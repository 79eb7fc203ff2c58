import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { DisasterEvent } from './disaster-event';
import type { ProviderNetwork } from './provider-network';
import { ServiceProvider, serviceProvider } from './service-provider.reference';
import type { ServiceRequest } from './service-request';
import { stateOfProvider, worstState } from './service-state';
import { MeteringStandard, ServiceProviderKind, ServiceState } from './vocabulary';

@ObjectType({ description: 'How well a service request works through one provider.', simpleResolvers: true })
export class ProviderAvailability {
  @Field(() => ServiceProvider, { description: 'The provider.' })
  provider!: ServiceProvider;

  @Field(() => ServiceState, { description: 'How well it works through that provider.' })
  state!: ServiceState;
}

@ObjectType({ description: 'How well a service request works for devices of one standard.', simpleResolvers: true })
export class ServiceAvailability {
  @Field(() => String, { description: 'DUIS number, e.g. 4.6.1.' })
  serviceRequest!: string;

  @Field(() => String, { description: 'Name of the service request.' })
  name!: string;

  @Field(() => ServiceState, { description: 'Worst state among the providers that it runs through.' })
  state!: ServiceState;

  @Field(() => MeteringStandard, { description: 'For devices of which standard.' })
  standard!: MeteringStandard;

  @Field(() => [ProviderAvailability], { description: 'How well it works through each provider, by id.' })
  byProvider!: ProviderAvailability[];
}

@ObjectType({ description: 'The status board: every provider and service, now.', simpleResolvers: true })
export class BcdrStatus {
  @Field(() => DateTimeScalar, { description: 'When the board was read.' })
  at!: Date;

  @Field(() => ServiceState, { description: "Worst state among the providers and DCC's own components." })
  state!: ServiceState;

  @Field(() => [ServiceProvider], { description: 'Every provider that has components, by id.' })
  providers!: ServiceProvider[];

  @Field(() => [DisasterEvent], {
    description: 'Disasters, exercises apart, that are not recovered from; newest first.',
  })
  activeDisasters!: DisasterEvent[];

  @Field(() => [ServiceAvailability], {
    description: 'Every service request, for each standard that it can be asked for; by DUIS number.',
  })
  services!: ServiceAvailability[];
}

/** What only devices of one standard are reached through; the others serve both. */
const STANDARD_OF_KIND = new Map([
  [ServiceProviderKind.S1SP, MeteringStandard.SMETS1],
  [ServiceProviderKind.DCO, MeteringStandard.SMETS1],
  [ServiceProviderKind.SMSO, MeteringStandard.SMETS1],
  [ServiceProviderKind.CSP, MeteringStandard.SMETS2],
]);

/** The state of everything: providers, and what DCC runs itself. */
export function stateOfAll(network: ProviderNetwork): ServiceState {
  const own = network.components.filter(({ providerId }) => providerId === null);
  return worstState([...network.providers.map(({ id }) => network.stateOfProvider(id)), stateOfProvider(own)]);
}

/** How well every service request works, for each of its standards and through each of its providers. */
export function availabilityOf(services: readonly ServiceRequest[], network: ProviderNetwork): ServiceAvailability[] {
  const available = new Map(
    network.providers.map(({ id }) => [
      id,
      Object.assign(new ProviderAvailability(), {
        provider: serviceProvider(id),
        state: network.stateOfServiceRequests(id),
      }),
    ]),
  );
  return services.flatMap(({ number: serviceRequest, name, standards, providerKinds }) =>
    standards.map((standard) => {
      const byProvider = network.providers
        .filter(({ kind }) => providerKinds.includes(kind) && (STANDARD_OF_KIND.get(kind) ?? standard) === standard)
        .flatMap(({ id }) => available.get(id) ?? []);
      const state = worstState(byProvider.map((through) => through.state));
      return Object.assign(new ServiceAvailability(), { serviceRequest, name, state, standard, byProvider });
    }),
  );
}
