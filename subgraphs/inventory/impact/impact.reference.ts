import { Arg, Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { requiredIds, requiredTexts } from '../../../platform/graphql/required-texts';
import type { RequestContext } from '../../../platform/request-context';
import { InventoryCount, InventoryDimension } from '../inventory-count';
import { ServiceProvider } from '../service-provider';
import { CspRegion } from '../vocabulary';
import { devicesTouched } from './devices-touched';

const REQUIRES_WHAT_IT_LEADS_TO = '@requires(fields: "networkIds serviceProviders { id } cspRegions")';

@ObjectType('Impact', { description: 'What a change, or a whole consultation, touches.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Impact {
  @Field(() => ID, { description: 'Names what it is of and how far links are followed.' })
  id!: string;

  @Directive('@external')
  @Field(() => [ID], { description: 'Ids of things of the network that links lead to.' })
  networkIds!: readonly string[];

  @Directive('@external')
  @Field(() => [ServiceProvider], {
    description: 'Service providers that links lead to, themselves or by a component that they run, by id.',
  })
  serviceProviders!: readonly ServiceProvider[];

  @Directive('@external')
  @Field(() => [CspRegion], {
    description:
      'Regions whose devices are all reached through one of these providers: those of a Communications Service Provider, and all of them for the Data Service Provider.',
  })
  cspRegions!: readonly CspRegion[];

  providerIds!: readonly string[];

  regions!: readonly string[];
}

interface ImpactRepresentation {
  id: string;
  networkIds?: unknown;
  serviceProviders?: unknown;
  cspRegions?: unknown;
}

export function impactReference({ id, networkIds, serviceProviders, cspRegions }: ImpactRepresentation): Impact {
  return Object.assign(new Impact(), {
    id,
    networkIds: requiredTexts('networkIds', networkIds),
    providerIds: requiredIds('serviceProviders', serviceProviders),
    regions: requiredTexts('cspRegions', cspRegions),
  });
}

@Resolver(() => Impact)
export class ImpactResolver {
  @Authorized(NETWORK_READERS)
  @Directive(REQUIRES_WHAT_IT_LEADS_TO)
  @FieldResolver(() => [InventoryCount], {
    nullable: true,
    description:
      'Devices that links lead to, themselves or by who they are reached or co-signed through, each once; null to those who may not read devices.',
  })
  devices(
    @Root() { networkIds, providerIds, regions }: Impact,
    @Arg('by', () => [InventoryDimension], {
      defaultValue: [InventoryDimension.STANDARD, InventoryDimension.SERVICE_PROVIDER],
      description: 'What to count by; nothing counts all.',
    })
    by: InventoryDimension[],
    @Ctx() context: RequestContext,
  ) {
    const deviceIds = networkIds.filter((id) => id.startsWith('device:'));
    return devicesTouched(context, by, { deviceIds, providerIds, regions });
  }
}
