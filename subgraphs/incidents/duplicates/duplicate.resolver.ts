import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import { listing } from '../../../platform/paging/listing';
import type { RequestContext } from '../../../platform/request-context';
import { Incident, IncidentConnection } from '../incident';
import { type IncidentFilter, IncidentListArgs, narrowIncidents } from '../incident-filter';
import { IncidentPayload } from '../incident-payload';
import { MarkDuplicateInput, UnmarkDuplicateInput } from './duplicate.input';
import { markDuplicate } from './mark-duplicate';
import { unmarkDuplicate } from './unmark-duplicate';

const duplicatesOfIncident = listing<Incident, IncidentFilter | null | undefined>({
  name: 'Incident.duplicates',
  entity: Incident,
  parent: 'thing.duplicateOfId',
  narrow: narrowIncidents,
});

@Resolver(() => Incident)
export class DuplicateResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      'Closes an incident that tells of the same fault as another. Who raised it, or had an interest in it, is kept informed of the other.',
  })
  markDuplicate(
    @Arg('input', () => MarkDuplicateInput, { description: 'Which incident, and of which other.' })
    input: MarkDuplicateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => markDuplicate(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description: 'Reopens an incident that was marked as a duplicate and proves to be none.',
  })
  unmarkDuplicate(
    @Arg('input', () => UnmarkDuplicateInput, { description: 'Which incident, and why.' }) input: UnmarkDuplicateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => unmarkDuplicate(context, input));
  }

  @FieldResolver(() => IncidentConnection, {
    description: 'The incidents that tell of the same fault and go on as this one; the latest raised first.',
  })
  duplicates(
    @Root() { id }: Incident,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return duplicatesOfIncident.of(id, context, args.toRequest());
  }
}
