import { Pool } from 'undici';
import type { GraphTransport } from './graph-client';
import { post } from './http-exchange';
import { readGraphAnswer } from './read-graph-answer';

const TIMEOUT_MILLISECONDS = 30_000;

/** The whole graph over HTTP, as a subgraph that runs on its own reaches it: at its gateway. */
export function httpGraph(url: string): GraphTransport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { headersTimeout: TIMEOUT_MILLISECONDS, bodyTimeout: TIMEOUT_MILLISECONDS });
  return async (asked, authorization) => {
    const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
    const request = { path: pathname + search, headers, body: JSON.stringify(asked), signal: undefined };
    return readGraphAnswer(await post(pool, request));
  };
}
