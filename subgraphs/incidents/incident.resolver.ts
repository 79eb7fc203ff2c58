import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS, NETWORK_WRITERS } from '../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../platform/history/history';
import { exactlyOne } from '../../platform/input/exactly-one';
import { payload } from '../../platform/input/problems';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { assignIncident } from './assign-incident';
import { AssignIncidentInput } from './assign-incident.input';
import { Device, deviceOf } from './device.reference';
import { Incident, IncidentConnection } from './incident';
import { devicesOfIncident, incidents } from './incident.listing';
import { IncidentAssignment } from './incident-assignment';
import { resolutionClock, responseClock } from './incident-clocks';
import { IncidentEventConnection, timeline } from './incident-event';
import { IncidentListArgs } from './incident-filter';
import { IncidentPayload } from './incident-payload';
import { IncidentTarget } from './incident-target';
import {
  assignmentById,
  assignmentsOfIncident,
  incidentById,
  incidentByReference,
  interestedPartiesOfIncident,
  majorIncidentsOfIncident,
} from './incidents.loaders';
import { logIncident } from './log-incident';
import { LogIncidentInput } from './log-incident.input';
import { MajorIncident } from './major-incidents/major-incident';
import { Organisation, organisationOf } from './organisation.reference';
import { ServiceProvider, serviceProviderOf } from './service-provider.reference';
import { readClock } from './targets';

@Resolver(() => Incident)
export class IncidentResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => Incident, { nullable: true, description: 'An incident. Exactly one of id and reference.' })
  incident(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id.' }) id: string | null | undefined,
    @Arg('reference', () => String, { nullable: true, description: 'E.g. INC000000123.' }) reference:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, incidentById], reference: [reference, incidentByReference] });
  }

  @Authorized(NETWORK_READERS)
  @Query(() => IncidentConnection, { description: 'Incidents of the log.' })
  incidents(@Args(() => IncidentListArgs) args: IncidentListArgs, @Ctx() context: RequestContext) {
    return incidents.all(context, args.toRequest());
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, { description: 'Records an incident in the Incident Management Log.' })
  logIncident(
    @Arg('input', () => LogIncidentInput, { description: 'What is known of the incident.' }) input: LogIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => logIncident(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      'Gives an incident to a party. Refused when DCC assigns to another party with no supporting information (IMP 2.5.6).',
  })
  assignIncident(
    @Arg('input', () => AssignIncidentInput, { description: 'To whom, why, and what helps them.' })
    input: AssignIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => assignIncident(context, input));
  }

  @FieldResolver(() => [Device], { description: 'The devices it is about, by id.' })
  async devices(
    @Root() { id }: Incident,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 20 unless given, 200 at most.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Id of the device after which to go on.' })
    after: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    const page = { first: first ?? null };
    const links = await devicesOfIncident.of(id, context, { page, filter: { after: after ?? null } }).nodes();
    return links.map(({ deviceId }) => deviceOf(deviceId));
  }

  @FieldResolver(() => ServiceProvider, { nullable: true, description: 'The service provider at which the fault is.' })
  serviceProvider(@Root() { serviceProviderId }: Incident) {
    return serviceProviderId && serviceProviderOf(serviceProviderId);
  }

  @FieldResolver(() => Organisation, { description: 'Who raised it.' })
  raisedBy(@Root() { raisedById }: Incident) {
    return organisationOf(raisedById);
  }

  @FieldResolver(() => IncidentAssignment, {
    nullable: true,
    description: 'The assignment that is running, or the last one of an incident that is resolved.',
  })
  assignment(@Root() { assignmentId }: Incident, @Ctx() context: RequestContext) {
    return assignmentId && assignmentById(context).load(assignmentId);
  }

  @FieldResolver(() => [IncidentAssignment], { description: 'All its assignments, oldest first.' })
  assignments(@Root() { id }: Incident, @Ctx() context: RequestContext) {
    return assignmentsOfIncident(context).load(id);
  }

  @FieldResolver(() => [Organisation], { description: 'Who is kept informed of it, by id.' })
  async interestedParties(@Root() { id }: Incident, @Ctx() context: RequestContext) {
    const parties = await interestedPartiesOfIncident(context).load(id);
    return parties.map(({ organisationId }) => organisationOf(organisationId));
  }

  @FieldResolver(() => IncidentTarget, {
    description: 'Clock of the response: met when a party first takes it up or, failing that, when it is resolved.',
  })
  responseTarget(@Root() incident: Incident, @Ctx() { clock }: RequestContext) {
    return readClock(responseClock(incident), clock.now());
  }

  @FieldResolver(() => IncidentTarget, { description: 'Clock of the resolution: met when it is resolved.' })
  resolutionTarget(@Root() incident: Incident, @Ctx() { clock }: RequestContext) {
    return readClock(resolutionClock(incident), clock.now());
  }

  @FieldResolver(() => MajorIncident, { nullable: true, description: 'That it was declared a major incident.' })
  async majorIncident(@Root() { id }: Incident, @Ctx() context: RequestContext) {
    const [declared = null] = await majorIncidentsOfIncident(context).load(id);
    return declared;
  }

  @FieldResolver(() => Incident, { nullable: true, description: 'The incident that tells of the same fault.' })
  duplicateOf(@Root() { duplicateOfId }: Incident, @Ctx() context: RequestContext) {
    return duplicateOfId && incidentById(context).load(duplicateOfId);
  }

  @FieldResolver(() => IncidentEventConnection, { description: 'What happened to it, oldest first.' })
  timeline(@Root() { id }: Incident, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return timeline.of(id, context, { page, filter: null });
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Incident, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
