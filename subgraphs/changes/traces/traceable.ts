import { createUnionType } from 'type-graphql';
import { entitiesOf } from '../../../platform/database/rows';
import { typeNameOf } from '../../../platform/ids';
import { batched, byId } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { Change } from '../consultations/change';
import { OpenIssue } from '../consultations/open-issue';
import { Clause } from '../register/clause';
import { Document } from '../register/document';
import { clauseById, documentById } from '../register/register.loaders';
import { Comment } from '../responses/comment';
import { visibleThings } from '../responses/viewer-scope';
import {
  Component,
  Device,
  DisasterEvent,
  Incident,
  IncidentAssignment,
  RecoveryScenario,
  ServiceProvider,
} from './network.reference';

export const Traceable = createUnionType({
  name: 'Traceable',
  description: 'What can stand at an end of a trace link; a document only among what a search finds.',
  types: () =>
    [
      Device,
      ServiceProvider,
      Incident,
      IncidentAssignment,
      RecoveryScenario,
      DisasterEvent,
      Component,
      Clause,
      Change,
      Comment,
      Obligation,
      OpenIssue,
      Document,
    ] as const,
});

/** Things of other subgraphs by type name, and the field of `Query` that reads each by its id. */
export const FOREIGN_KINDS = new Map<string, { type: new () => { id: string }; readBy: string }>([
  ['Device', { type: Device, readBy: 'device' }],
  ['ServiceProvider', { type: ServiceProvider, readBy: 'serviceProvider' }],
  ['Incident', { type: Incident, readBy: 'incident' }],
  ['IncidentAssignment', { type: IncidentAssignment, readBy: 'incidentAssignment' }],
  ['RecoveryScenario', { type: RecoveryScenario, readBy: 'recoveryScenario' }],
  ['DisasterEvent', { type: DisasterEvent, readBy: 'disaster' }],
  ['Component', { type: Component, readBy: 'component' }],
]);

export const changeById = byId(Change);
export const obligationById = byId(Obligation);
export const openIssueById = byId(OpenIssue);

/** A comment that exists for the caller. */
export const visibleCommentById = batched<Comment | null>(async (ids, context) => {
  const query = visibleThings(context, Comment).andWhere('thing.id IN (:...ids)', { ids });
  const found = new Map((await entitiesOf(query)).map((comment) => [comment.id, comment]));
  return ids.map((id) => found.get(id) ?? null);
});

type Loader = (context: RequestContext) => { load(id: string): Promise<object | null> };

const LOCAL_KINDS = new Map<string, Loader>([
  ['Clause', clauseById],
  ['Change', changeById],
  ['Comment', visibleCommentById],
  ['Obligation', obligationById],
  ['OpenIssue', openIssueById],
]);

/** GraphQL types whose things can stand at an end of a link. */
export const TRACEABLE_KINDS: readonly string[] = [...FOREIGN_KINDS.keys(), ...LOCAL_KINDS.keys()];

/** A thing of this subgraph, or as much of one of another as its id tells; null for one that there is not. */
export async function thingById(id: string, context: RequestContext): Promise<object | null> {
  const kind = typeNameOf(id);
  const foreign = FOREIGN_KINDS.get(kind);
  if (foreign) return Object.assign(new foreign.type(), { id });
  const load = kind === 'Document' ? documentById : LOCAL_KINDS.get(kind);
  return load ? load(context).load(id) : null;
}
