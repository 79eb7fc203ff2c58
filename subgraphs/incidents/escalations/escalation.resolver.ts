import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS, NETWORK_WRITERS } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { allBy } from '../../../platform/loading';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Incident } from '../incident';
import { IncidentPayload } from '../incident-payload';
import { escalateIncident } from './escalate-incident';
import { Escalation } from './escalation';
import { EscalateIncidentInput, EscalationLevelPayload, SetEscalationLevelInput } from './escalation.input';
import { EscalationLevel } from './escalation-level';
import { setEscalationLevel } from './set-escalation-level';

const escalationsOfIncident = allBy(Escalation, 'incidentId', 'level');

@Resolver(() => EscalationLevel)
export class EscalationLevelResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => [EscalationLevel], { description: 'The levels to which incidents are taken, the lowest first.' })
  escalationLevels(@Ctx() { database }: RequestContext) {
    return database.reads.find(EscalationLevel, { order: { level: 'ASC' } });
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => EscalationLevelPayload, {
    description: 'Changes a level of escalation, or adds one above the others. For those who act for DCC.',
  })
  setEscalationLevel(
    @Arg('input', () => SetEscalationLevelInput, { description: 'What the level is to be.' })
    input: SetEscalationLevelInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('escalationLevel', () => setEscalationLevel(context, input));
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: EscalationLevel, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => Incident)
export class EscalationResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description: 'Takes an open incident to the next level; escalationLevels tells who is told then.',
  })
  escalateIncident(
    @Arg('input', () => EscalateIncidentInput, { description: 'Which incident, and why.' })
    input: EscalateIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => escalateIncident(context, input));
  }

  @FieldResolver(() => [Escalation], { description: 'When it was taken to a higher level, the first time first.' })
  escalations(@Root() { id }: Incident, @Ctx() context: RequestContext) {
    return escalationsOfIncident(context).load(id);
  }
}
