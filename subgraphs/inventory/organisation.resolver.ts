import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, NETWORK_READERS } from '../../platform/caller/role';
import { keepContaining } from '../../platform/database/conditions';
import { listing } from '../../platform/paging/listing';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { DeviceConnection } from './device';
import { devicesOfSupplier } from './device.listing';
import { DeviceListArgs } from './device-filter';
import { organisationById } from './inventory.loaders';
import { Organisation, OrganisationConnection } from './organisation';
import { OrganisationRole } from './vocabulary';

interface OrganisationFilter {
  search: string | null | undefined;
  roles: readonly OrganisationRole[] | null | undefined;
}

const organisations = listing<Organisation, OrganisationFilter>({
  name: 'organisations',
  entity: Organisation,
  narrow(query, { search, roles }) {
    keepContaining(query, ['thing.name', 'thing.id'], search);
    if (roles) {
      // Roles are kept as JSON text, each in quotation marks.
      const alternatives = roles.map((_, index) => `thing.roles LIKE :role${index}`);
      const parameters = Object.fromEntries(roles.map((role, index) => [`role${index}`, `%"${role}"%`]));
      query.andWhere(`(${['1 = 0', ...alternatives].join(' OR ')})`, parameters);
    }
  },
});

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Authorized(EVERYBODY)
  @Query(() => Organisation, { nullable: true, description: 'An organisation by its id.' })
  organisation(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `organisation:DCC`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return organisationById(context).load(id);
  }

  @Authorized(EVERYBODY)
  @Query(() => OrganisationConnection, { description: 'Organisations by name.' })
  organisations(
    @Arg('search', () => String, { nullable: true, description: 'Text in the name or id.' }) search:
      | string
      | null
      | undefined,
    @Arg('roles', () => [OrganisationRole], { nullable: true, description: 'With one of these roles.' })
    roles: OrganisationRole[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const sort = [{ path: 'thing.name', direction: 'ASC' as const }];
    return organisations.all(context, { page, filter: { search, roles }, sort });
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => DeviceConnection, { description: 'Devices whose responsible supplier this is.' })
  devices(
    @Root() organisation: Organisation,
    @Args(() => DeviceListArgs) args: DeviceListArgs,
    @Ctx() context: RequestContext,
  ) {
    return devicesOfSupplier.of(organisation.id, context, args.toRequest());
  }
}
