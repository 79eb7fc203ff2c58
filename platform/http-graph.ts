import { Agent, request } from 'undici';
import type { GraphTransport } from './graph-client';
import { readGraphAnswer } from './read-graph-answer';

const TIMEOUT_MILLISECONDS = 30_000;

/** The whole graph over HTTP, as a subgraph that runs on its own reaches it: at its gateway. */
export function httpGraph(url: string): GraphTransport {
  const dispatcher = new Agent({ headersTimeout: TIMEOUT_MILLISECONDS, bodyTimeout: TIMEOUT_MILLISECONDS });
  return async (asked, authorization) => {
    const response = await request(url, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify(asked),
    });
    return readGraphAnswer(response);
  };
}
