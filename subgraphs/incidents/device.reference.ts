import { Args, Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import type { RequestContext } from '../../platform/request-context';
import { IncidentConnection } from './incident';
import { incidentsOfDevice } from './incident.listing';
import { IncidentListArgs } from './incident-filter';

@ObjectType('Device', {
  description: 'A smart metering device in a home.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Device {
  @Field(() => ID, { description: 'Readable id: `device:` and the EUI-64.' })
  id!: string;
}

export function deviceOf(id: string): Device {
  return Object.assign(new Device(), { id });
}

@Resolver(() => Device)
export class DeviceResolver {
  @Authorized(NETWORK_READERS)
  @FieldResolver(() => IncidentConnection, { description: 'Incidents about it; the latest raised first.' })
  incidents(
    @Root() { id }: Device,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsOfDevice.of(id, context, args.toRequest());
  }
}
