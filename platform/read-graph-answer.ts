import type { Dispatcher } from 'undici';
import type { GraphAnswer } from './graph-client';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): boolean {
  return isObject(value) && 'message' in value && typeof value.message === 'string';
}

/** Whether a body is an answer to an operation: errors may come with any status, data alone with a good one only. */
function isGraphAnswer(value: unknown, good: boolean): value is GraphAnswer {
  if (!isObject(value)) return false;
  if ('errors' in value) return Array.isArray(value.errors) && value.errors.length > 0 && value.errors.every(isError);
  return good && 'data' in value && isObject(value.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads what a GraphQL server answered over HTTP.
 * @throws Error when it is no answer to an operation: the page of a proxy, say
 */
export async function readGraphAnswer({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<GraphAnswer> {
  const answer = parsed(await body.text());
  if (isGraphAnswer(answer, statusCode >= 200 && statusCode < 300)) return answer;
  throw new Error(`What came is no answer of a GraphQL server: status ${statusCode}, ${headers['content-type']}`);
}
