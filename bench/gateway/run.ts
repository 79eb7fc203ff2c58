import 'reflect-metadata';
import type { Result } from '../measure';
import { measureAsked } from '../measure-asked';
import { compareFirstRequests } from './first-request';
import { leaveGatewaysTheirCore } from './gateways';
import { takeTurns } from './rounds';
import { openSetting } from './setting';

const OURS = 'Throughline';
const HIVE = 'Hive Gateway with its planner in Rust';

async function measureTrace(): Promise<Result[]> {
  const { workload, gateways, close } = await openSetting('trace', ['ours', 'ours in process', 'Hive']);
  const { connections, what } = workload;
  const peer = { label: HIVE, gateway: gateways.Hive };
  const overHttp = { label: OURS, gateway: gateways.ours };
  const inProcess = { label: `${OURS} with its subgraphs in process`, gateway: gateways['ours in process'] };
  try {
    return [
      ...(await takeTurns({ name: 'trace', what, ours: overHttp, peer, connections, bar: { throughput: 1.8 } })),
      ...(await takeTurns({
        name: 'trace-in-process',
        what,
        ours: inProcess,
        peer,
        connections,
        bar: { throughput: 5 },
      })),
      ...(await takeTurns({ name: 'trace-latency', what, ours: overHttp, peer, connections: 1, bar: { latency: 1 } })),
    ];
  } finally {
    await close();
  }
}

async function measureShop(): Promise<Result[]> {
  const { workload, gateways, close } = await openSetting('shop', ['ours', 'Hive', 'Hive that coalesces']);
  const { connections, what } = workload;
  const peer = { label: HIVE, gateway: gateways.Hive };
  const coalescing = { label: `${HIVE}, told to coalesce`, gateway: gateways['Hive that coalesces'] };
  const ours = { label: OURS, gateway: gateways.ours };
  const apart =
    'The same, each asked by another caller, whose token goes on to the subgraphs: no two may share an answer.';
  try {
    return [
      ...(await takeTurns({ name: 'shop', what, ours, peer, connections, bar: { throughput: 2.5 } })),
      ...(await takeTurns({
        name: 'shop-coalescing',
        what,
        ours,
        peer: coalescing,
        connections,
        bar: { throughput: 1 },
      })),
      ...(await takeTurns({
        ...{ name: 'shop-callers', what: apart, ours, peer, connections },
        ...{ eachAnotherCaller: true, bar: { throughput: 1.3 } },
      })),
      ...(await takeTurns({ name: 'shop-latency', what, ours, peer, connections: 1, bar: { latency: 1 } })),
    ];
  } finally {
    await close();
  }
}

async function measureFirstRequests(): Promise<Result[]> {
  const { gateways, close } = await openSetting('trace', ['ours', 'Apollo']);
  try {
    return [await compareFirstRequests(gateways.ours, gateways.Apollo)];
  } finally {
    await close();
  }
}

leaveGatewaysTheirCore();

/** By the name that it is asked for by: `npm run bench:gateway -- shop`. */
measureAsked({
  trace: measureTrace,
  shop: measureShop,
  'first-request': measureFirstRequests,
});
