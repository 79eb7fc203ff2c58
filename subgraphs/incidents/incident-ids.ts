import { typedId } from '../../platform/ids';

const REFERENCE_DIGITS = 9;

/** An incident's reference from its running number, e.g. INC000000123. */
export function referenceOf(number: number): string {
  return `INC${String(number).padStart(REFERENCE_DIGITS, '0')}`;
}

/** The running number of a reference. */
export function numberOf(reference: string): number {
  return Number(reference.slice('INC'.length));
}

export function incidentId(reference: string): string {
  return typedId('incident', reference);
}

export function assignmentId(reference: string, number: number): string {
  return typedId('incidentAssignment', `${reference}-${number}`);
}

export function informationId(reference: string, assignment: number, number: number): string {
  return typedId('supportingInformation', `${reference}-${assignment}-${number}`);
}

export function eventId(reference: string, number: number): string {
  return typedId('incidentEvent', `${reference}-${number}`);
}
