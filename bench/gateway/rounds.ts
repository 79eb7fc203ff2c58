import type { Result } from '../measure';
import { type Load, load, type Measured } from './load';
import type { Ready } from './setting';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const WARM_UP_ROUNDS = 2;
const MILLISECONDS = Number(process.env.BENCH_MILLISECONDS ?? 3000);

/** A measurement of two gateways in turns. */
export interface Turns {
  name: string;
  what: string;
  ours: { label: string; gateway: Ready };
  peer: { label: string; gateway: Ready };
  connections: number;
  eachAnotherCaller?: boolean;
  /** Throughput has to be at least so many times the peer's; latency at most. */
  bar: { throughput: number } | { latency: number };
}

/**
 * Runs load on two gateways in turns, so that whatever else the machine does meets both alike. Besides what was asked for
 * it tells the time of a processor that each gateway takes for a request: where a gateway has a core to itself this bounds
 * its throughput, and it says so even where others use the core too.
 */
export async function takeTurns({ name, what, ours, peer, bar, ...how }: Turns): Promise<Result[]> {
  const measured = { ours: [] as Measured[], peer: [] as Measured[] };
  const asked = ({ origin, pid, exchanges }: Ready): Load => ({
    origin,
    pid,
    exchanges,
    milliseconds: MILLISECONDS,
    ...how,
  });
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const took = { ours: await load(asked(ours.gateway)), peer: await load(asked(peer.gateway)) };
    if (round < 0) continue;
    measured.ours.push(took.ours);
    measured.peer.push(took.peer);
  }
  const compared = (of: keyof Measured, unit: string, limit: number, atLeast: boolean, suffix = ''): Result => {
    const [value, peerValue] = [median(measured.ours.map((at) => at[of])), median(measured.peer.map((at) => at[of]))];
    const figure = value / peerValue;
    return {
      name: `gateway-${name}${suffix}`,
      what,
      unit: `${unit}, to be at ${atLeast ? 'least' : 'most'} the bar; median of ${ROUNDS} rounds`,
      ours: { label: ours.label, value },
      peer: { label: peer.label, value: peerValue },
      figure,
      bar: limit,
      holds: atLeast ? figure >= limit : figure <= limit,
    };
  };
  if ('latency' in bar) return [compared('medianLatency', 'milliseconds a request', bar.latency, false)];
  return [
    compared('rate', 'requests a second', bar.throughput, true),
    compared('processorTime', 'milliseconds of a processor a request', 1 / bar.throughput, false, '-processor'),
  ];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
