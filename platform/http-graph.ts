import { Agent, request } from 'undici';
import type { GraphAnswer, GraphTransport } from './graph-client';

const TIMEOUT_MILLISECONDS = 30_000;

/** The whole graph over HTTP, as a subgraph that runs on its own reaches it: at its gateway. */
export function httpGraph(url: string): GraphTransport {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT_MILLISECONDS, bodyTimeout: TIMEOUT_MILLISECONDS });
  return async (asked, authorization) => {
    const { body } = await request(url, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(asked),
    });
    return (await body.json()) as GraphAnswer;
  };
}
