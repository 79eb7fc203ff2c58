import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/request-context';
import { activeDisasters, isOfProviders } from './active-disasters';
import { Component } from './component';
import { DisasterEvent } from './disaster-event';
import { providerNetwork } from './provider-network';
import { ServiceState } from './vocabulary';

@ObjectType('ServiceProvider', {
  description: 'One of the services that DCC relies on, e.g. an S1SP.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ServiceProvider {
  @Field(() => ID, { description: 'Readable id, e.g. `serviceProvider:S1SP-A`.' })
  id!: string;
}

export function serviceProvider(id: string): ServiceProvider {
  return Object.assign(new ServiceProvider(), { id });
}

@Resolver(() => ServiceProvider)
export class ServiceProviderResolver {
  @FieldResolver(() => ServiceState, {
    description:
      'Worst state among what its services depend on, now. Components of a kind stand in for each other: with some of them lost it is DEGRADED, with all of them UNAVAILABLE (IMP 5.2).',
  })
  async serviceState(@Root() { id }: ServiceProvider, @Ctx() context: RequestContext) {
    return (await providerNetwork(context)).stateOfProvider(id);
  }

  @FieldResolver(() => [Component], { description: 'What it runs that can become unavailable, by id.' })
  async components(@Root() { id }: ServiceProvider, @Ctx() context: RequestContext) {
    return (await providerNetwork(context)).componentsOf(id);
  }

  @FieldResolver(() => [DisasterEvent], {
    description: 'Disasters, exercises apart, that it has not recovered from; newest first.',
  })
  async activeDisasters(@Root() { id }: ServiceProvider, @Ctx() context: RequestContext) {
    const active = await activeDisasters(context);
    return active.filter(isOfProviders([id])).map(({ disaster }) => disaster);
  }
}
