import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { IncidentPayload } from '../incident-payload';
import { acceptAssignment } from './accept-assignment';
import { categoriseIncident } from './categorise-incident';
import { AcceptAssignmentInput, CategoriseIncidentInput, TransitionIncidentInput } from './life-cycle.input';
import { transitionIncident } from './transition-incident';

@Resolver()
export class LifeCycleResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      "Only along the policy's life cycle; a closed incident is reopened by moving it to IN_PROGRESS. PENDING stops its clocks, RESOLVED takes the note as its resolution.",
  })
  transitionIncident(
    @Arg('input', () => TransitionIncidentInput, { description: 'Where it is to go, and why.' })
    input: TransitionIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => transitionIncident(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      "The party takes the incident up, or DCC's desk records that it did: the clock of the response is met.",
  })
  acceptAssignment(
    @Arg('input', () => AcceptAssignmentInput, { description: 'Which assignment.' }) input: AcceptAssignmentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => acceptAssignment(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      'Gives an open incident another category. Its clocks are computed anew from when it was raised, by the targets that were in force then.',
  })
  categoriseIncident(
    @Arg('input', () => CategoriseIncidentInput, { description: 'Which category, and why.' })
    input: CategoriseIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => categoriseIncident(context, input));
  }
}
