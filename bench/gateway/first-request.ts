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

/**
 * How long the first request of an operation takes, from its text to its answer, each operation another one. Both are
 * asked for each, and the time of the one that is asked last counts, in turns: it finds the subgraphs prepared.
 */
export async function compareFirstRequests(ours: Ready, apollo: Ready): Promise<Result> {
  const times = { ours: [] as number[], apollo: [] as number[] };
  for (let number = 0; number < WARM_UP + 2 * OPERATIONS; number += 1) {
    const body = JSON.stringify({ query: operation(number) });
    const isOurs = number % 2 === 0;
    const [first, last] = isOurs ? [apollo, ours] : [ours, apollo];
    const before = await answerFrom(first.origin, body);
    const start = performance.now();
    const answer = await answerFrom(last.origin, body);
    const took = performance.now() - start;
    if (hashOf(before) !== hashOf(answer)) throw new Error(`The answers to ${body} are not the same.`);
    if (number >= WARM_UP) (isOurs ? times.ours : times.apollo).push(took);
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
