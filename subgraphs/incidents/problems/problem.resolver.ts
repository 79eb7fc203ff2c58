import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS, NETWORK_WRITERS } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { exactlyOne } from '../../../platform/input/exactly-one';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Incident, IncidentConnection } from '../incident';
import { IncidentListArgs } from '../incident-filter';
import { OpenProblemInput, ProblemIncidentsInput, TransitionProblemInput, UpdateProblemInput } from './problem.input';
import { incidentsOfProblem, ProblemArgs, problemById, problemByReference, problemRecords } from './problem.listing';
import { ProblemRecord, ProblemRecordConnection, ProblemRecordPayload } from './problem-record';
import {
  linkIncidentsToProblem,
  openProblem,
  transitionProblem,
  unlinkIncidentsFromProblem,
  updateProblem,
} from './problems.service';

@Resolver(() => ProblemRecord)
export class ProblemRecordResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => ProblemRecord, { nullable: true, description: 'A problem record. Exactly one of id and reference.' })
  problemRecord(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id.' }) id: string | null | undefined,
    @Arg('reference', () => String, { nullable: true, description: 'E.g. PRB000000012.' }) reference:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, problemById], reference: [reference, problemByReference] });
  }

  @Authorized(NETWORK_READERS)
  @Query(() => ProblemRecordConnection, { description: 'Problem records, the latest opened first.' })
  problemRecords(@Args(() => ProblemArgs) args: ProblemArgs, @Ctx() context: RequestContext) {
    return problemRecords(context, args);
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ProblemRecordPayload, { description: 'Opens a record of what incidents have in common.' })
  openProblem(
    @Arg('input', () => OpenProblemInput, { description: 'What is known of it.' }) input: OpenProblemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('problem', () => openProblem(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ProblemRecordPayload, { description: 'Says better what is known of a problem.' })
  updateProblem(
    @Arg('input', () => UpdateProblemInput, { description: 'What is known better.' }) input: UpdateProblemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('problem', () => updateProblem(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ProblemRecordPayload, {
    description: 'Takes a problem record on: OPEN, KNOWN_ERROR, RESOLVED, CLOSED; or back.',
  })
  transitionProblem(
    @Arg('input', () => TransitionProblemInput, { description: 'Where to, and why.' }) input: TransitionProblemInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('problem', () => transitionProblem(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ProblemRecordPayload, {
    description: 'Groups incidents by a problem record; an incident is grouped by one at most.',
  })
  linkIncidentsToProblem(
    @Arg('input', () => ProblemIncidentsInput, { description: 'Which incidents, and why.' })
    input: ProblemIncidentsInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('problem', () => linkIncidentsToProblem(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ProblemRecordPayload, { description: 'Takes incidents out of a problem record.' })
  unlinkIncidentsFromProblem(
    @Arg('input', () => ProblemIncidentsInput, { description: 'Which incidents, and why.' })
    input: ProblemIncidentsInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('problem', () => unlinkIncidentsFromProblem(context, input));
  }

  @FieldResolver(() => IncidentConnection, { description: 'The incidents that it groups; the latest raised first.' })
  incidents(
    @Root() { id }: ProblemRecord,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
    @Ctx() context: RequestContext,
  ) {
    return incidentsOfProblem.of(id, context, args.toRequest());
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: ProblemRecord, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}

@Resolver(() => Incident)
export class IncidentProblemResolver {
  @FieldResolver(() => ProblemRecord, {
    nullable: true,
    description: 'The problem record that groups it with others of the same cause.',
  })
  problem(@Root() { problemId }: Incident, @Ctx() context: RequestContext) {
    return problemId && problemById(context).load(problemId);
  }
}
