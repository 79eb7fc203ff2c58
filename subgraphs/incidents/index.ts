import { FirstLight1527379200000 } from '../../migrations/incidents/1-first-light';
import { CategoryTargets1527379200001 } from '../../migrations/incidents/2-category-targets';
import { IncidentLives1527379200002 } from '../../migrations/incidents/3-incident-lives';
import { DeskLists1527379200003 } from '../../migrations/incidents/4-desk-lists';
import { KeptAnswers1527379200004 } from '../../migrations/incidents/5-kept-answers';
import { NETWORK_READERS } from '../../platform/caller/role';
import { readableBy, readableByAll } from '../../platform/graphql/reference';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { CategoryTarget } from './category-target';
import { CategoryTargetResolver } from './category-targets/category-target.resolver';
import { DeviceResolver, deviceOf } from './device.reference';
import { DueResolver } from './due/due.resolver';
import { DuplicateResolver } from './duplicates/duplicate.resolver';
import { Escalation } from './escalations/escalation';
import { EscalationLevelResolver, EscalationResolver } from './escalations/escalation.resolver';
import { EscalationLevel } from './escalations/escalation-level';
import { Impact, impactReference } from './impact/impact.reference';
import { ImpactResolver } from './impact/impact.resolver';
import { Incident } from './incident';
import { IncidentResolver } from './incident.resolver';
import { IncidentAssignment } from './incident-assignment';
import { IncidentAssignmentResolver } from './incident-assignment.resolver';
import { IncidentDevice } from './incident-device';
import { IncidentEvent } from './incident-event';
import { assignmentById, incidentById } from './incidents.loaders';
import { InterestedParty } from './interested-party';
import { LifeCycleResolver } from './life-cycle/life-cycle.resolver';
import { MajorIncident } from './major-incidents/major-incident';
import { MajorIncidentResolver } from './major-incidents/major-incident.resolver';
import { MajorIncidentReportResolver } from './major-incidents/major-incident-report.resolver';
import { MajorIncidentRule } from './major-incidents/major-incident-rule';
import { OrganisationResolver, organisationOf } from './organisation.reference';
import { PerformanceResolver } from './performance/performance.resolver';
import { PolicyResolver } from './policy.resolver';
import { problemById } from './problems/problem.listing';
import { IncidentProblemResolver, ProblemRecordResolver } from './problems/problem.resolver';
import { ProblemRecord } from './problems/problem-record';
import { loadIncidentsSample } from './sample';
import { ServiceProviderResolver, serviceProviderOf } from './service-provider.reference';
import { SupportingInformation } from './supporting-information';
import { UpkeepResolver } from './upkeep/upkeep.resolver';

/** Incidents under the Incident Management Policy: who has them, since when, and with what to go on. */
export const incidents: SubgraphDefinition = {
  name: 'incidents',
  resolvers: [
    IncidentResolver,
    IncidentAssignmentResolver,
    LifeCycleResolver,
    UpkeepResolver,
    EscalationResolver,
    EscalationLevelResolver,
    DuplicateResolver,
    CategoryTargetResolver,
    PolicyResolver,
    DueResolver,
    PerformanceResolver,
    IncidentProblemResolver,
    ProblemRecordResolver,
    MajorIncidentReportResolver,
    MajorIncidentResolver,
    DeviceResolver,
    OrganisationResolver,
    ServiceProviderResolver,
    ImpactResolver,
  ],
  orphanedTypes: [Impact],
  entities: [
    CategoryTarget,
    Escalation,
    EscalationLevel,
    Incident,
    IncidentAssignment,
    IncidentDevice,
    IncidentEvent,
    InterestedParty,
    MajorIncident,
    MajorIncidentRule,
    ProblemRecord,
    SupportingInformation,
  ],
  migrations: [
    FirstLight1527379200000,
    CategoryTargets1527379200001,
    IncidentLives1527379200002,
    DeskLists1527379200003,
    KeptAnswers1527379200004,
  ],
  references: {
    Incident: readableBy(NETWORK_READERS, 'reading incidents', ({ id }, context) => incidentById(context).load(id)),
    IncidentAssignment: readableBy(NETWORK_READERS, 'reading incidents', ({ id }, context) =>
      assignmentById(context).load(id),
    ),
    ProblemRecord: readableBy(NETWORK_READERS, 'reading problem records', ({ id }, context) =>
      problemById(context).load(id),
    ),
    Device: readableBy(NETWORK_READERS, 'reading incidents', ({ id }) => deviceOf(id)),
    Impact: readableByAll(impactReference),
    Organisation: readableByAll(({ id }) => organisationOf(id)),
    ServiceProvider: readableByAll(({ id }) => serviceProviderOf(id)),
  },
  bornWithoutHistory: [EscalationLevel],
  loadSample: loadIncidentsSample,
};
