import type { GraphAnswer } from '../../platform/graph-client';
import type { Logger } from '../../platform/server/door';
import type { GatewayContext } from '../gateway-context';
import type { Coalesced } from './coalesced';
import type { Explanation } from './explanation';
import type { Run } from './run';
import { inSpan } from './spans';
import { SubgraphFailure } from './subgraph-failure';
import { OutOfTime, within } from './time-limit';
import type { SubgraphRequest, SubgraphTransport } from './transport';

/** What the subgraphs are asked with, for one request. */
export interface Asking {
  transports: ReadonlyMap<string, SubgraphTransport>;
  /** Which supergraph is in use: subgraphs of another may be others by the same names. */
  generation: number;
  context: GatewayContext;
  /** For whom they are asked. */
  caller: string;
  /** How long one subgraph may take, in milliseconds. */
  milliseconds: number;
  coalesced: Coalesced<GraphAnswer>;
  logger: Pick<Logger, 'warn'>;
  explanation: Explanation | undefined;
}

/** Asks subgraphs in time, and identical reads of the same caller once; tells of those that do not answer. */
export function askSubgraphs(asking: Asking): Pick<Run, 'send' | 'refuse'> {
  const { context, logger } = asking;
  const failed = (failure: SubgraphFailure, inMutation: boolean): GraphAnswer => {
    logger.warn({ err: failure.cause, subgraph: failure.subgraph }, 'a subgraph did not answer');
    return { errors: [failure.told(inMutation)] };
  };
  return {
    refuse: (subgraph, reason, inMutation) =>
      failed(new SubgraphFailure('SUBGRAPH_ANSWER_INVALID', subgraph, new Error(reason)), inMutation),
    async send(subgraph, request) {
      const { signal } = context;
      try {
        if (request.inMutation) return await sendInTime(asking, subgraph, request, signal);
        const variables = request.variablesText();
        const key = `${asking.generation} ${subgraph} ${asking.caller} ${request.operation.json} ${variables}`;
        const once = { ...request, variablesText: () => variables };
        return await asking.coalesced.do(key, signal, (left) => sendInTime(asking, subgraph, once, left));
      } catch (error) {
        if (signal?.aborted && !(signal.reason instanceof OutOfTime)) throw error;
        return failed(failureOf(error, subgraph), request.inMutation);
      }
    },
  };
}

async function sendInTime(
  { transports, milliseconds, context, explanation }: Asking,
  subgraph: string,
  request: SubgraphRequest,
  signal: AbortSignal | undefined,
): Promise<GraphAnswer> {
  const transport = transports.get(subgraph);
  if (!transport) throw new TypeError(`The supergraph has no subgraph ${subgraph}.`);
  const { entities, operation } = request;
  const ended = explanation?.fetching({ subgraph, operation: operation.name, ...(entities ? { entities } : {}) });
  const attributes = {
    subgraph,
    ...(entities ? { 'entities.found': entities.found, 'entities.sent': entities.sent } : {}),
  };
  try {
    const answer = await inSpan('gateway.fetch', attributes, () =>
      within(milliseconds, signal, (given) => transport.send(request, { ...context, signal: given })),
    );
    ended?.(answer.errors?.length ?? 0);
    return answer;
  } catch (error) {
    ended?.(1);
    throw error;
  }
}

function failureOf(error: unknown, subgraph: string): SubgraphFailure {
  if (error instanceof SubgraphFailure) return error;
  return new SubgraphFailure(
    error instanceof OutOfTime ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE',
    subgraph,
    error,
  );
}
