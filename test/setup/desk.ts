import { ASSIGNMENT, REPORT } from './log';
import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const STATE = `id reference version status category categoryRationale summary description faultArea
  raisedAt resolvedAt resolution closedAt escalationLevel serviceProvider { id } devices(first: 200) { id }
  interestedParties { id } duplicateOf { id } duplicates { nodes { id } }
  assignment { id role acceptedAt endedAt party { id } supportingInformation { source text addedBy } }
  assignments { id acceptedAt endedAt } escalations { level name told reason at by }
  responseTarget { state dueAt metAt elapsedSeconds remainingSeconds }
  resolutionTarget { state dueAt metAt elapsedSeconds remainingSeconds }
  timeline(first: 200) { nodes { kind text at actor } }
  history(first: 200) { nodes { at actor action changes reason hash } }`;

/** The mutations that change an incident, by the type of their input. */
export const INPUTS = {
  logIncident: 'LogIncidentInput',
  assignIncident: 'AssignIncidentInput',
  acceptAssignment: 'AcceptAssignmentInput',
  transitionIncident: 'TransitionIncidentInput',
  categoriseIncident: 'CategoriseIncidentInput',
  escalateIncident: 'EscalateIncidentInput',
  markDuplicate: 'MarkDuplicateInput',
  unmarkDuplicate: 'UnmarkDuplicateInput',
  updateIncident: 'UpdateIncidentInput',
  setInterestedParties: 'SetInterestedPartiesInput',
  addNote: 'AddNoteInput',
  addSupportingInformation: 'AddSupportingInformationInput',
} as const;
export type Change = keyof typeof INPUTS;

/** The operations desk of a product, as a client uses it. */
export class Desk {
  constructor(
    private readonly product: TestProduct,
    private readonly state = STATE,
  ) {}

  send(change: Change, input: object, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    const operation = `mutation ($input: ${INPUTS[change]}!) { ${change}(input: $input) {
      incident { ${this.state} } userErrors { field code message suggestion } } }`;
    return this.product.ask(asker, operation, { input });
  }

  /** The incident after a change that must go well. */
  async done(change: Change, input: object, asker: Asker = 'OPERATIONS'): Promise<Json> {
    const answer = await this.send(change, input, asker);
    expect(answer.errors).toBeUndefined();
    const { incident, userErrors } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return incident;
  }

  logged(changes: object = {}): Promise<Json> {
    return this.done('logIncident', { ...REPORT, ...changes });
  }

  assigned(incident: Json, changes: object = {}): Promise<Json> {
    return this.done('assignIncident', { ...named(incident), ...ASSIGNMENT, ...changes });
  }

  async accepted(incident: Json): Promise<Json> {
    const { version, assignment } = incident.assignment ? incident : await this.assigned(incident);
    return this.done('acceptAssignment', { assignmentId: assignment.id, version });
  }

  moved(incident: Json, to: string, note = `To ${to}.`): Promise<Json> {
    return this.done('transitionIncident', { ...named(incident), to, note });
  }

  async incident(reference: string): Promise<Json> {
    const { data } = await this.product.ask('ANALYST', `{ incident(reference: "${reference}") { ${this.state} } }`);
    return data.incident;
  }
}

/** What names an incident in an input, as it was read. */
export function named({ id, version }: Json): { id: string; version: number } {
  return { id, version };
}
