import { NETWORK_READERS } from '../../../platform/caller/role';
import type { ReferenceResolver } from '../../../platform/graphql/federated-schema';
import { readableBy, readableByAll } from '../../../platform/graphql/reference';
import { typeNameOf } from '../../../platform/ids';
import type { RequestContext } from '../../../platform/request-context';
import type { SubgraphPart } from '../subgraph-part';
import { linkedClausesResolvers } from './linked-clauses.resolver';
import { TraceGraphResolver, TraceLinkResolver, TraceNodeResolver } from './trace.resolver';
import { TraceLink } from './trace-link';
import { TraceLinkEnd } from './trace-link-end';
import { TraceLinkMutationsResolver } from './trace-link-mutations.resolver';
import { TraceLinkSideResolver } from './trace-link-side.resolver';
import { TraceLinkSuspect } from './trace-link-suspect';
import { traceLinksResolvers } from './trace-links.resolver';
import { thingById } from './traceable';
import { visibleLinkById } from './visible-link-by-id';

/** A thing of another subgraph: its id is all there is of it here. An id of another type names no such thing. */
function foreign(type: string): ReferenceResolver {
  return ({ id }: { id: string }, context: RequestContext) => (typeNameOf(id) === type ? thingById(id, context) : null);
}

/** What has to do with what. */
export const traces: SubgraphPart = {
  resolvers: [
    TraceLinkResolver,
    TraceLinkMutationsResolver,
    TraceLinkSideResolver,
    TraceGraphResolver,
    TraceNodeResolver,
    ...traceLinksResolvers,
    ...linkedClausesResolvers,
  ],
  entities: [TraceLink, TraceLinkEnd, TraceLinkSuspect],
  references: {
    TraceLink: readableByAll(({ id }, context) => visibleLinkById(context).load(id)),
    Device: readableBy(NETWORK_READERS, 'reading devices', foreign('Device')),
    Incident: readableBy(NETWORK_READERS, 'reading incidents', foreign('Incident')),
    IncidentAssignment: readableBy(NETWORK_READERS, 'reading incidents', foreign('IncidentAssignment')),
    ServiceProvider: readableByAll(foreign('ServiceProvider')),
    RecoveryScenario: readableByAll(foreign('RecoveryScenario')),
    DisasterEvent: readableByAll(foreign('DisasterEvent')),
    Component: readableByAll(foreign('Component')),
  },
};
