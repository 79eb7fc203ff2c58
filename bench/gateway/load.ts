import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, type Dispatcher } from 'undici';

/** Something to send, and the very bytes that have to come. */
export interface Exchange {
  body: string;
  expected: Buffer;
}

export interface Load {
  origin: string;
  /** The gateway's process. */
  pid: number;
  exchanges: readonly Exchange[];
  connections: number;
  milliseconds: number;
  /** Whether each request comes from a caller of its own, so that none may share an answer with another. */
  eachAnotherCaller?: boolean;
}

export interface Measured {
  /** Requests a second. */
  rate: number;
  /** Of one request, in milliseconds. */
  medianLatency: number;
  /** Time of a processor that the gateway took for one request, in milliseconds. */
  processorTime: number;
}

/** Sends as much as a number of connections carry, one request at a time on each; every answer is compared. */
export async function load(asked: Load): Promise<Measured> {
  const { origin, pid, exchanges, connections, milliseconds, eachAnotherCaller = false } = asked;
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const latencies: number[] = [];
  const processorBefore = processorTimeOf(pid);
  const start = performance.now();
  const end = start + milliseconds;
  let sent = 0;
  const keepAsking = async (client: Client) => {
    while (performance.now() < end) {
      const exchange = exchanges[sent % exchanges.length];
      if (!exchange) throw new Error('There is nothing to send.');
      sent += 1;
      const caller = eachAnotherCaller ? `Bearer caller-${sent}` : undefined;
      const begun = performance.now();
      await exchangeOver(client, exchange, caller);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(clients.map(keepAsking));
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  latencies.sort((a, b) => a - b);
  return {
    rate: latencies.length / seconds,
    medianLatency: latencies[Math.floor(latencies.length / 2)] ?? Number.NaN,
    processorTime: (processorTimeOf(pid) - processorBefore) / latencies.length,
  };
}

/** In milliseconds; Linux counts in hundredths of a second. */
function processorTimeOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function exchangeOver(client: Client, { body, expected }: Exchange, authorization: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let arrived = 0;
    let same = true;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, status) {
        same = status === 200;
      },
      onResponseData(_controller, part) {
        same &&= part.equals(expected.subarray(arrived, arrived + part.length));
        arrived += part.length;
      },
      onResponseEnd() {
        if (same && arrived === expected.length) resolve();
        else reject(new Error(`Not the answer that was expected: ${arrived} bytes to ${body.slice(-80)}`));
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    };
    client.dispatch({ method: 'POST', path: '/graphql', headers: headersFor(authorization), body }, handler);
  });
}

function headersFor(authorization: string | undefined): Record<string, string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return authorization === undefined ? headers : { ...headers, authorization };
}

/** The answer of a gateway, byte for byte as it comes. */
export async function answerFrom(origin: string, body: string): Promise<Buffer> {
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: headersFor(undefined), body });
  return Buffer.from(await response.arrayBuffer());
}

/** Says of answers that are written differently whether they say the same, the order of fields included. */
export function hashOf(answer: Buffer): string {
  const { data, errors }: { data?: unknown; errors?: unknown } = JSON.parse(answer.toString());
  if (errors !== undefined || !data) throw new Error(`A gateway did not answer: ${answer.toString().slice(0, 500)}`);
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
