import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const WHOLE = readFileSync(join(__dirname, '..', 'queries', 'incident.graphql'), 'utf8');
const ANSWER = '{ incident { ...WholeIncident } userErrors { field code message suggestion } }';
const LOG = `mutation ($input: LogIncidentInput!) { logIncident(input: $input) ${ANSWER} } ${WHOLE}`;
const ASSIGN = `mutation ($input: AssignIncidentInput!) { assignIncident(input: $input) ${ANSWER} } ${WHOLE}`;
const READ = `query ($reference: String) { incident(reference: $reference) { ...WholeIncident } } ${WHOLE}`;

/** What somebody reports, in every field. */
export const REPORT = {
  summary: 'No answer from two meters',
  description: 'Since 09:00 UTC.\nBoth in one home.',
  category: 'CATEGORY_3',
  categoryRationale: 'More than one meter.',
  faultArea: 'SM_WAN',
  deviceIds: ['device:00DB123372D254A6', 'device:00DB1234567890A0'],
  serviceProviderId: 'serviceProvider:S1SP-A',
  raisedById: 'organisation:SUP-ALDER',
  interestedPartyIds: ['organisation:DNO-NORTHMOOR'],
};

/** An assignment by DCC with all that it owes the party. */
export const ASSIGNMENT = {
  partyId: 'organisation:SUP-HAZEL',
  role: 'ENERGY_SUPPLIER',
  reason: 'It supplies the home.',
  supportingInformation: [{ source: 'S1SP', text: 'The gateway logged E-17 at 08:59.' }],
};

/** The Incident Management Log of a product, as a client uses it. */
export class IncidentLog {
  constructor(private readonly product: TestProduct) {}

  /** Sends a report, with some of its fields given otherwise. */
  log(changes: object = {}, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, LOG, { input: { ...REPORT, ...changes } });
  }

  /** The incident that is made of a report. */
  async logged(changes: object = {}): Promise<Json> {
    return payloadOf(await this.log(changes)).incident;
  }

  /** Assigns an incident as it was read, with some of the fields given otherwise. */
  assign({ id, version }: Json, changes: object = {}, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, ASSIGN, { input: { id, version, ...ASSIGNMENT, ...changes } });
  }

  async incident(reference: string): Promise<Json> {
    const { data } = await this.product.ask('ANALYST', READ, { reference });
    return data.incident;
  }
}
