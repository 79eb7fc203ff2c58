import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS, NETWORK_WRITERS, Role } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Organisation } from '../organisation';
import { ServiceProvider } from '../service-provider';
import {
  registerOrganisation,
  registerServiceProvider,
  updateOrganisation,
  updateServiceProvider,
} from './parties.service';
import {
  OrganisationPayload,
  RegisterOrganisationInput,
  RegisterServiceProviderInput,
  ServiceProviderPayload,
  UpdateOrganisationInput,
  UpdateServiceProviderInput,
} from './party.input';

/** Organisations are devices' suppliers and consultations' respondents alike, so both desks keep them. */
const ORGANISATION_WRITERS = [...NETWORK_WRITERS, Role.GOVERNANCE];

@Resolver(() => Organisation)
export class OrganisationMutations {
  @Authorized(ORGANISATION_WRITERS)
  @Mutation(() => OrganisationPayload, { description: 'Makes an organisation known.' })
  registerOrganisation(
    @Arg('input', () => RegisterOrganisationInput, { description: 'The organisation.' })
    input: RegisterOrganisationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('organisation', () => registerOrganisation(context, input));
  }

  @Authorized(ORGANISATION_WRITERS)
  @Mutation(() => OrganisationPayload, {
    description:
      'Changes the name or the roles of an organisation. Devices of one that is no supplier any more are anomalous.',
  })
  updateOrganisation(
    @Arg('input', () => UpdateOrganisationInput, { description: 'What changes.' }) input: UpdateOrganisationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('organisation', () => updateOrganisation(context, input));
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => ServiceProvider)
export class ServiceProviderMutations {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ServiceProviderPayload, { description: 'Makes a service provider known.' })
  registerServiceProvider(
    @Arg('input', () => RegisterServiceProviderInput, { description: 'The service provider.' })
    input: RegisterServiceProviderInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('serviceProvider', () => registerServiceProvider(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ServiceProviderPayload, {
    description: 'Changes the name of a service provider, or the company behind it.',
  })
  updateServiceProvider(
    @Arg('input', () => UpdateServiceProviderInput, { description: 'What changes.' })
    input: UpdateServiceProviderInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('serviceProvider', () => updateServiceProvider(context, input));
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: ServiceProvider, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
