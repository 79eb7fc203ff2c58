import type { Result } from '../measure';
import { answerFrom, hashOf } from './load';
import { median } from './rounds';
import type { Ready } from './setting';

const WARM_UP = 40;
const OPERATIONS = 120;

/** Fields that an operation has or has not, so that each of these operations has to be planned for itself. */
const OPTIONAL = ['deviceId', 'type', 'serviceState', 'manufacturer', 'model', 's1sp { name components { name } }'];
const OPTIONAL_OF_INCIDENT = ['category', 'status', 'openedAt', 'summary'];

function operation(number: number): string {
  const chosen = (fields: readonly string[], bits: number) => fields.filter((_field, index) => (bits >> index) & 1);
  const ofDevice = chosen(OPTIONAL, number % 2 ** OPTIONAL.length);
  const ofIncident = chosen(OPTIONAL_OF_INCIDENT, Math.floor(number / 7) % 2 ** OPTIONAL_OF_INCIDENT.length);
  return `query First${number} { devices(first: 20, after: 0) { nodes { id ${ofDevice.join(' ')}
    incidents { reference ${ofIncident.join(' ')} clauses { number } } s1sp { scenarios { code title } } } } }`;
}

/** How long the first request of an operation takes, from its text to its answer, each operation another one. */
export async function compareFirstRequests(ours: Ready, apollo: Ready): Promise<Result> {
  const times = { ours: [] as number[], apollo: [] as number[] };
  for (let number = 0; number < WARM_UP + OPERATIONS; number += 1) {
    const body = JSON.stringify({ query: operation(number) });
    const answer = await timed(ours, body);
    const other = await timed(apollo, body);
    if (hashOf(answer.text) !== hashOf(other.text)) throw new Error(`The answers to ${body} are not the same.`);
    if (number < WARM_UP) continue;
    times.ours.push(answer.milliseconds);
    times.apollo.push(other.milliseconds);
  }
  const [value, peerValue] = [median(times.ours), median(times.apollo)];
  const figure = value / peerValue;
  const bar = 1.5;
  return {
    name: 'gateway-first-request',
    what: 'The first request of an operation, which is parsed, validated, planned and compiled for it.',
    unit: `milliseconds a request, to be at most the bar; median of ${OPERATIONS} operations`,
    ours: { label: 'Throughline', value },
    peer: { label: '@apollo/gateway', value: peerValue },
    figure,
    bar,
    holds: figure <= bar,
  };
}

async function timed({ origin }: Ready, body: string): Promise<{ milliseconds: number; text: Buffer }> {
  const start = performance.now();
  const text = await answerFrom(origin, body);
  return { milliseconds: performance.now() - start, text };
}
