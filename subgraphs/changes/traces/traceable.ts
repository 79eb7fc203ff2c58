import { createUnionType } from 'type-graphql';
import { typeNameOf } from '../../../platform/ids';
import { byId } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { Change } from '../consultations/change';
import { Consultation } from '../consultations/consultation';
import { changeById, consultationById, openIssueById, questionById } from '../consultations/consultation.loaders';
import { OpenIssue } from '../consultations/open-issue';
import { Question } from '../consultations/question';
import { Clause } from '../register/clause';
import { Document } from '../register/document';
import { clauseById, documentById } from '../register/register.loaders';
import { Answer } from '../responses/answer';
import { Comment } from '../responses/comment';
import { answerById, commentById } from '../responses/response.loaders';
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
  description:
    'What can stand at an end of a trace link; documents, consultations, questions and answers only among what a search finds.',
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
      Consultation,
      Question,
      Answer,
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

export const obligationById = byId(Obligation);

interface LocalKind {
  load: (context: RequestContext) => { load(id: string): Promise<object | null> };
  /** Null for comments: whether there is one depends on who asks. */
  entity: (new () => { id: string }) | null;
}

/** Things of this subgraph by type name, and how each is read. */
export const LOCAL_KINDS = new Map<string, LocalKind>([
  ['Clause', { load: clauseById, entity: Clause }],
  ['Change', { load: changeById, entity: Change }],
  ['Comment', { load: commentById, entity: null }],
  ['Obligation', { load: obligationById, entity: Obligation }],
  ['OpenIssue', { load: openIssueById, entity: OpenIssue }],
]);

/** Things of this subgraph that a search finds, though no link ends at them. */
const FOUND_ONLY = new Map<string, LocalKind['load']>([
  ['Document', documentById],
  ['Consultation', consultationById],
  ['Question', questionById],
  ['Answer', answerById],
]);

/** GraphQL types whose things can stand at an end of a link. */
export const TRACEABLE_KINDS: readonly string[] = [...FOREIGN_KINDS.keys(), ...LOCAL_KINDS.keys()];

/** A thing of this subgraph, or as much of one of another as its id tells; null for one that there is not. */
export async function thingById(id: string, context: RequestContext): Promise<object | null> {
  const kind = typeNameOf(id);
  const foreign = FOREIGN_KINDS.get(kind);
  if (foreign) return Object.assign(new foreign.type(), { id });
  const load = LOCAL_KINDS.get(kind)?.load ?? FOUND_ONLY.get(kind);
  return load ? load(context).load(id) : null;
}
