import { Authorized, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import type { RequestContext } from '../../../platform/request-context';
import { Impact, OpenIncidents } from './impact.reference';
import { openIncidentsTouched } from './open-incidents';

@Resolver(() => Impact)
export class ImpactResolver {
  @Authorized(NETWORK_READERS)
  @Directive('@requires(fields: "networkIds serviceProviders { id }")')
  @FieldResolver(() => [OpenIncidents], {
    nullable: true,
    description:
      'Open incidents by category that links lead to: themselves, by a device, or by the service provider that they are at; each once; null to those who may not read incidents.',
  })
  openIncidents(@Root() { networkIds, providerIds }: Impact, @Ctx() context: RequestContext) {
    const ofKind = (prefix: string) => networkIds.filter((id) => id.startsWith(prefix));
    return openIncidentsTouched(context).load({
      incidentIds: ofKind('incident:'),
      deviceIds: ofKind('device:'),
      providerIds,
    });
  }
}
