import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  UseMiddleware,
} from 'type-graphql';
import { forDcc } from '../../platform/caller/acts-for-dcc';
import { EVERYBODY, NETWORK_READERS, NETWORK_WRITERS } from '../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../platform/history/history';
import { exactlyOne } from '../../platform/input/exactly-one';
import { payload } from '../../platform/input/problems';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { ActionLogEntry } from './action-log-entry';
import {
  actionById,
  actionLogOfDisaster,
  allServiceRequests,
  componentsOfDisaster,
  disasterById,
  disasterByReference,
  publicationsOfDisaster,
  scenarioById,
} from './bcdr.loaders';
import { Component } from './component';
import { DeclareDisasterInput } from './declare-disaster';
import { disasters, NEWEST_FIRST } from './disaster.listing';
import { DisasterEvent, DisasterEventConnection } from './disaster-event';
import { DisasterFilter } from './disaster-filter';
import { DisasterImpact, disasterImpact } from './disaster-impact';
import { DisasterPayload } from './disaster-payload';
import { DisasterSimulation, simulateDisaster } from './disaster-simulation';
import { secondsBetween, withinObjective } from './disaster-times';
import { declareDisaster } from './disasters.service';
import { ImpactPublication } from './impact-publication';
import { Incident, incident } from './incident.reference';
import { providerNetwork } from './provider-network';
import { recoveryStart } from './recovering/exercise-end';
import { RecoveryAction } from './recovery-action';
import { RecoveryScenario } from './recovery-scenario';
import { lossesOf, providerIdsOf } from './scenario-fit';
import { ServiceProvider, serviceProvider } from './service-provider.reference';

@Resolver(() => DisasterEvent)
export class DisasterEventResolver {
  @Authorized(EVERYBODY)
  @Query(() => DisasterEvent, { nullable: true, description: 'A disaster. Exactly one of id and reference.' })
  disaster(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id, e.g. `disasterEvent:DIS000000001`.' })
    id: string | null | undefined,
    @Arg('reference', () => String, { nullable: true, description: 'E.g. DIS000000001.' }) reference:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, disasterById], reference: [reference, disasterByReference] });
  }

  @Authorized(EVERYBODY)
  @Query(() => DisasterEventConnection, { description: 'Disasters and exercises, newest first.' })
  disasters(
    @Arg('filter', () => DisasterFilter, { nullable: true, description: 'Which of them.' }) filter:
      | DisasterFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return disasters.all(context, { page, filter, sort: NEWEST_FIRST });
  }

  @Authorized(EVERYBODY)
  @Query(() => DisasterSimulation, {
    description:
      'What would be affected if these components were lost; declares nothing. It is about these alone: to see what comes on top of a loss, give the components that are lost already too.',
  })
  simulateDisaster(
    @Arg('componentIds', () => [ID], { description: 'Components taken as lost: 1 to 200.' }) componentIds: string[],
    @Ctx() context: RequestContext,
  ) {
    return simulateDisaster(context, componentIds);
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      'Declares that a scenario of IMP 5.2 occurred: its components become UNAVAILABLE. When it is about losing all, and a disaster about losing some of it is active, that one moves on and is given back. An exercise changes the state of nothing. For those who act for DCC.',
  })
  declareDisaster(
    @Arg('input', () => DeclareDisasterInput, { description: 'What occurred.' }) input: DeclareDisasterInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => declareDisaster(context, input));
  }

  @FieldResolver(() => RecoveryScenario, { description: 'The scenario that occurred.' })
  scenario(@Root() { scenarioId }: DisasterEvent, @Ctx() context: RequestContext) {
    return scenarioById(context).load(scenarioId);
  }

  @FieldResolver(() => [Component], { description: 'The components that are lost, by id.' })
  components(@Root() { id }: DisasterEvent, @Ctx() context: RequestContext) {
    return componentsOfDisaster(context, id);
  }

  @FieldResolver(() => [ServiceProvider], { description: 'Whose components are lost, by id.' })
  async affectedProviders(@Root() { id }: DisasterEvent, @Ctx() context: RequestContext) {
    return providerIdsOf(await componentsOfDisaster(context, id)).map(serviceProvider);
  }

  @FieldResolver(() => DisasterImpact, {
    description: 'Services that are affected, and those of the same kind that go on (IMP 5.2).',
  })
  async impact(@Root() { id, scenarioId }: DisasterEvent, @Ctx() context: RequestContext) {
    const [scenario, components, network, services] = await Promise.all([
      scenarioById(context).load(scenarioId),
      componentsOfDisaster(context, id),
      providerNetwork(context),
      allServiceRequests(context),
    ]);
    const losses = lossesOf(components, network.components);
    // How much is lost is what was declared, not what the provider has today.
    const declared = losses.map((loss) => ({ ...loss, extent: scenario?.extent ?? loss.extent }));
    return disasterImpact(declared, network.providers, services);
  }

  @FieldResolver(() => [ImpactPublication], {
    description: 'What was published so that Users can determine the impact on them (IMP 5.1.9), newest first.',
  })
  publications(@Root() { id }: DisasterEvent, @Ctx() context: RequestContext) {
    return publicationsOfDisaster(context).load(id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'From declaring to the first publication (IMP 5.1.9); null until then.',
  })
  secondsToFirstPublication(@Root() { declaredAt, firstPublishedAt }: DisasterEvent) {
    return secondsBetween(declaredAt, firstPublishedAt);
  }

  @FieldResolver(() => [ActionLogEntry], { description: 'Actions of its scenario that were done, oldest first.' })
  actionLog(@Root() { id }: DisasterEvent, @Ctx() context: RequestContext) {
    return actionLogOfDisaster(context).load(id);
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => Incident, { nullable: true, description: 'The incident that led to it.' })
  incident(@Root() { incidentId }: DisasterEvent) {
    return incidentId && incident(incidentId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'From declaring, or the beginning of an exercise, to recovery; null until then.',
  })
  achievedRecoveryTimeSeconds(@Root() disaster: DisasterEvent) {
    return secondsBetween(recoveryStart(disaster), disaster.recoveredAt);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether recovery took no longer than the scenario's objective; null until then, or where none is set.",
  })
  async withinRecoveryTimeObjective(@Root() disaster: DisasterEvent, @Ctx() context: RequestContext) {
    const scenario = await scenarioById(context).load(disaster.scenarioId);
    const achieved = secondsBetween(recoveryStart(disaster), disaster.recoveredAt);
    return withinObjective(achieved, scenario?.recoveryTimeObjectiveSeconds ?? null);
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => AuditEntryConnection, {
    description: 'Who changed what, oldest first; that an incident led to it is told, which one is not.',
  })
  history(@Root() { id }: DisasterEvent, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => ActionLogEntry)
export class ActionLogEntryResolver {
  @FieldResolver(() => RecoveryAction, { description: 'The action that was done.' })
  action(@Root() { actionId }: ActionLogEntry, @Ctx() context: RequestContext) {
    return actionById(context).load(actionId);
  }
}
