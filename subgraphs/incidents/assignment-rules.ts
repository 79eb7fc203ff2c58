import { actsForDcc, DCC_ID } from '../../platform/caller/acts-for-dcc';
import type { Caller } from '../../platform/caller/caller';
import type { Problems } from '../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../platform/input/text';
import type { AssignIncidentInput, SupportingInformationInput } from './assign-incident.input';
import { type IncidentPartyRole, type IncidentStatus, OPEN_STATUSES } from './vocabulary';

/** Most items of supporting information that are taken at once. */
const MAX_INFORMATION = 50;

/** An assignment as the caller wants it. */
export interface AssignmentDraft {
  partyId: string;
  role: IncidentPartyRole;
  assignedByDcc: boolean;
  reason: string;
  information: readonly SupportingInformationInput[];
}

/**
 * The assignment that an input asks for; what is wrong with it is added to the problems, all at once.
 * @source IMP 2.5.6: DCC gives relevant supporting information when it assigns an incident to an Incident Party
 */
export function readAssignment(problems: Problems, input: AssignIncidentInput, caller: Caller): AssignmentDraft {
  const { partyId, role, supportingInformation } = input;
  const assignedByDcc = actsForDcc(caller);
  const reason = readText(problems, 'reason', input.reason, PARAGRAPHS);
  if (supportingInformation.length > MAX_INFORMATION) {
    const message = `There are ${supportingInformation.length} items; at most ${MAX_INFORMATION} are taken at once.`;
    problems.add('supportingInformation', 'TOO_MANY', message, 'Put what belongs together into one item.');
  }
  if (assignedByDcc && partyId !== DCC_ID && supportingInformation.length === 0) {
    problems.add(
      'supportingInformation',
      'SUPPORTING_INFORMATION_MISSING',
      'DCC gives relevant supporting information when it assigns an incident to another party (IMP 2.5.6), and none is given.',
      'Give what DCC knows of the fault, e.g. times and error codes; for SMETS1 also what the S1SP can tell, with source S1SP.',
    );
  }
  const information = supportingInformation.slice(0, MAX_INFORMATION).map(({ source, text }, index) => ({
    source,
    text: readText(problems, ['supportingInformation', String(index), 'text'], text, PARAGRAPHS),
  }));
  return { partyId, role, assignedByDcc, reason, information };
}

/** A party has an incident in a role that it has; each role of the policy is named like the organisation's. */
export function checkPartyRole(
  problems: Problems,
  { partyId, role }: Pick<AssignmentDraft, 'partyId' | 'role'>,
  roles: readonly string[] | undefined,
): void {
  if (!roles) {
    const way = 'Check the id; the query organisation reads an organisation by its id.';
    problems.add('partyId', 'NOT_FOUND', `There is no ${partyId}.`, way);
  } else if (!roles.includes(role)) {
    const message = `${partyId} is no ${role}: its roles are ${roles.join(', ')}.`;
    problems.add('role', 'ROLE_MISMATCH', message, 'Give one of its own roles, or correct the party.');
  }
}

/** What is resolved or closed is assigned to nobody until it is reopened. */
export function checkAssignable(problems: Problems, id: string, status: IncidentStatus): void {
  if (OPEN_STATUSES.includes(status)) return;
  const message = `${id} is ${status}; only an incident that is ${OPEN_STATUSES.join(', ')} can be assigned.`;
  problems.add('id', 'NOT_ASSIGNABLE', message, 'Check the id; if the fault is back, reopen the incident first.');
}
