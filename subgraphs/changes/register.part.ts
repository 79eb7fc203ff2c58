import { DocumentRegister1527379200001 } from '../../migrations/changes/1-document-register';
import { NETWORK_READERS } from '../../platform/caller/role';
import type { EntityClass, MigrationClass } from '../../platform/database/database';
import type { ReferenceResolver, ReferenceResolvers } from '../../platform/graphql/federated-schema';
import { readableBy } from '../../platform/graphql/reference';
import { typeNameOf } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context';
import { Baseline } from './baseline';
import { BaselineResolver, DesignBaselineResolver } from './baseline.resolver';
import { BaselineTransition } from './baseline-transition';
import { Clause } from './clause';
import { ClauseResolver } from './clause.resolver';
import { ClauseText } from './clause-text';
import { ClauseVersion } from './clause-version';
import { ClauseDiffResolver, ClauseVersionResolver } from './clause-version.resolver';
import {
  assessmentById,
  ComplianceAssessmentResolver,
  CoverageResolver,
  ObligationResolver,
} from './compliance.resolver';
import { ComplianceAssessment } from './compliance-assessment';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';
import { Document } from './document';
import { DocumentResolver } from './document.resolver';
import { linkedClausesResolvers } from './linked-clauses.resolver';
import { Obligation } from './obligation';
import { baselineById, clauseById, clauseVersionById, designBaselineById, documentById } from './register.loaders';
import { SearchResolver } from './search.resolver';
import { SIGNED_IN } from './signed-in';
import { TraceGraphResolver, TraceLinkResolver, TraceNodeResolver, visibleLinkById } from './trace.resolver';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';
import { traceLinksResolvers } from './trace-links.resolver';
import { obligationById, thingById } from './traceable';

export { loadRegisterSample } from './register.sample';
export { loadTracesSample } from './traces.sample';

type Id = { id: string };

/** A thing of another subgraph: its id is all there is of it here. An id of another type names no such thing. */
function foreign(type: string): ReferenceResolver {
  return ({ id }: Id, context: RequestContext) => (typeNameOf(id) === type ? thingById(id, context) : null);
}

export const registerResolvers = [
  DocumentResolver,
  ClauseResolver,
  ClauseVersionResolver,
  ClauseDiffResolver,
  BaselineResolver,
  DesignBaselineResolver,
  TraceLinkResolver,
  TraceGraphResolver,
  TraceNodeResolver,
  ObligationResolver,
  ComplianceAssessmentResolver,
  CoverageResolver,
  SearchResolver,
  ...traceLinksResolvers,
  ...linkedClausesResolvers,
] as const;

export const registerEntities: EntityClass[] = [
  Document,
  Clause,
  ClauseText,
  ClauseVersion,
  Baseline,
  BaselineTransition,
  DesignBaseline,
  DesignBaselineMember,
  TraceLink,
  TraceLinkEnd,
  Obligation,
  ComplianceAssessment,
];

export const registerMigrations: MigrationClass[] = [DocumentRegister1527379200001];

export const registerReferences: ReferenceResolvers = {
  Document: ({ id }: Id, context) => documentById(context).load(id),
  Clause: ({ id }: Id, context) => clauseById(context).load(id),
  ClauseVersion: ({ id }: Id, context) => clauseVersionById(context).load(id),
  Baseline: ({ id }: Id, context) => baselineById(context).load(id),
  DesignBaseline: ({ id }: Id, context) => designBaselineById(context).load(id),
  TraceLink: ({ id }: Id, context) => visibleLinkById(context).load(id),
  Obligation: readableBy(SIGNED_IN, 'reading obligations', ({ id }: Id, context) => obligationById(context).load(id)),
  ComplianceAssessment: readableBy(SIGNED_IN, 'reading assessments', ({ id }: Id, context) =>
    assessmentById(context).load(id),
  ),
  Device: readableBy(NETWORK_READERS, 'reading devices', foreign('Device')),
  Incident: readableBy(NETWORK_READERS, 'reading incidents', foreign('Incident')),
  IncidentAssignment: readableBy(NETWORK_READERS, 'reading incidents', foreign('IncidentAssignment')),
  ServiceProvider: foreign('ServiceProvider'),
  RecoveryScenario: foreign('RecoveryScenario'),
  DisasterEvent: foreign('DisasterEvent'),
  Component: foreign('Component'),
};
