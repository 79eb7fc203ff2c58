import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, NETWORK_READERS, NETWORK_WRITERS } from '../../../platform/caller/role';
import { DateScalar } from '../../../platform/graphql/scalars';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { Incident } from '../incident';
import { IncidentPayload } from '../incident-payload';
import { incidentById } from '../incidents.loaders';
import { declareMajorIncident } from './declare-major-incident';
import { MajorIncident, MajorIncidentConnection } from './major-incident';
import {
  DeclareMajorIncidentInput,
  PublishMajorIncidentReportInput,
  RecordMajorIncidentReviewInput,
  SetMajorIncidentRuleInput,
} from './major-incident.input';
import { MajorIncidentArgs, majorIncidents } from './major-incident.listing';
import { MajorIncidentRule, ruleInForce } from './major-incident-rule';
import { MajorIncidentRulePayload } from './major-incident-rule-payload';
import { MajorIncidentState, stateOf } from './major-incident-state';
import { publishMajorIncidentReport, recordMajorIncidentReview } from './review-major-incident';
import { setMajorIncidentRule } from './set-major-incident-rule';

@Resolver(() => MajorIncident)
export class MajorIncidentResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => MajorIncidentConnection, { description: 'Major incidents, the latest declared first.' })
  majorIncidents(@Args(() => MajorIncidentArgs) args: MajorIncidentArgs, @Ctx() context: RequestContext) {
    return majorIncidents(context, args);
  }

  @Authorized(EVERYBODY)
  @Query(() => MajorIncidentRule, {
    nullable: true,
    description: 'What the policy says of major incidents on a day; null when it says nothing yet.',
  })
  async majorIncidentRule(
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day in the UK; today unless given.' })
    on: string | null | undefined,
    @Ctx() { database, clock }: RequestContext,
  ) {
    return ruleInForce(await database.reads.find(MajorIncidentRule), on ?? dayInLondon(clock.now()));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description: 'Declares an incident a major one. Its review falls due as the rule in force says.',
  })
  declareMajorIncident(
    @Arg('input', () => DeclareMajorIncidentInput, { description: 'Which incident, and why.' })
    input: DeclareMajorIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => declareMajorIncident(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description: 'Keeps what the review of a major incident found, once it is resolved.',
  })
  recordMajorIncidentReview(
    @Arg('input', () => RecordMajorIncidentReviewInput, { description: 'Which incident, and what was found.' })
    input: RecordMajorIncidentReviewInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => recordMajorIncidentReview(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, { description: 'Shows everybody the report of the review of a major incident.' })
  publishMajorIncidentReport(
    @Arg('input', () => PublishMajorIncidentReportInput, { description: 'Which incident, and what everybody reads.' })
    input: PublishMajorIncidentReportInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => publishMajorIncidentReport(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => MajorIncidentRulePayload, {
    description: 'Sets what holds of major incidents from a day on. For those who act for DCC.',
  })
  setMajorIncidentRule(
    @Arg('input', () => SetMajorIncidentRuleInput, { description: 'From when, what, and where it comes from.' })
    input: SetMajorIncidentRuleInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('rule', () => setMajorIncidentRule(context, input));
  }

  @FieldResolver(() => Incident, { description: 'The incident.' })
  incident(@Root() { incidentId }: MajorIncident, @Ctx() context: RequestContext) {
    return incidentById(context).load(incidentId);
  }

  @FieldResolver(() => MajorIncidentState, { description: 'How far it has come.' })
  state(@Root() major: MajorIncident) {
    return stateOf(major);
  }
}
