import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { requiredTexts } from '../../platform/graphql/required-texts';
import type { RequestContext } from '../../platform/request-context';
import { type ActiveDisaster, activeDisasters, isOfProviders } from './active-disasters';
import { componentsOfDisaster } from './bcdr.loaders';
import { DisasterEvent } from './disaster-event';
import { type ProviderNetwork, providerNetwork } from './provider-network';
import { ServiceProvider, serviceProvider } from './service-provider.reference';
import { CspRegion } from './vocabulary';

const REQUIRES_WHAT_IT_LEADS_TO = '@requires(fields: "networkIds")';

@ObjectType('Impact', { description: 'What a change, or a whole consultation, touches.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Impact {
  @Field(() => ID, { description: 'Names what it is of and how far links are followed.' })
  id!: string;

  @Directive('@external')
  @Field(() => [ID], { description: 'Ids of things of the network that links lead to.' })
  networkIds!: readonly string[];
}

export function impactReference({ id, networkIds }: { id: string; networkIds?: unknown }): Impact {
  return Object.assign(new Impact(), { id, networkIds: requiredTexts('networkIds', networkIds) });
}

/** The providers that links lead to, themselves or by a component that they run, by id. */
function providerIdsOf({ networkIds }: Impact, network: ProviderNetwork): string[] {
  const linked = networkIds.filter((id) => id.startsWith('serviceProvider:'));
  const running = networkIds.flatMap((id) => network.component(id)?.providerId ?? []);
  return [...new Set([...linked, ...running])].sort();
}

async function isTouched(
  { disaster, providerIds }: ActiveDisaster,
  ids: ReadonlySet<string>,
  context: RequestContext,
): Promise<boolean> {
  if (ids.has(disaster.id) || ids.has(disaster.scenarioId) || providerIds.some((id) => ids.has(id))) return true;
  return (await componentsOfDisaster(context, disaster.id)).some(({ id }) => ids.has(id));
}

@Resolver(() => Impact)
export class ImpactResolver {
  @Directive(REQUIRES_WHAT_IT_LEADS_TO)
  @FieldResolver(() => [ServiceProvider], {
    description: 'Service providers that links lead to, themselves or by a component that they run, by id.',
  })
  async serviceProviders(@Root() impact: Impact, @Ctx() context: RequestContext) {
    return providerIdsOf(impact, await providerNetwork(context)).map(serviceProvider);
  }

  @Directive(REQUIRES_WHAT_IT_LEADS_TO)
  @FieldResolver(() => [CspRegion], {
    description:
      'Regions whose devices are all reached through one of these providers: those of a Communications Service Provider, and all of them for the Data Service Provider.',
  })
  async cspRegions(@Root() impact: Impact, @Ctx() context: RequestContext) {
    const network = await providerNetwork(context);
    const ids = providerIdsOf(impact, network);
    const central = isOfProviders(network.centralProviderIds)({ providerIds: ids });
    return Object.values(CspRegion).filter(
      (region) => central || isOfProviders(network.providerIdsOfRegion(region))({ providerIds: ids }),
    );
  }

  @Directive(REQUIRES_WHAT_IT_LEADS_TO)
  @FieldResolver(() => [DisasterEvent], {
    description:
      'Disasters, exercises apart, not recovered from, that links lead to: themselves, by their scenario, by what is lost, or by whose services are; newest first.',
  })
  async activeDisasters(@Root() { networkIds }: Impact, @Ctx() context: RequestContext) {
    const ids = new Set(networkIds);
    const active = await activeDisasters(context);
    const touched = await Promise.all(active.map((each) => isTouched(each, ids, context)));
    return active.flatMap(({ disaster }, index) => (touched[index] ? [disaster] : []));
  }
}
