import type { GraphAnswer } from './graph-client';
import type { HttpAnswer } from './http-exchange';

/** What came is no answer of a GraphQL server: the page of a proxy, say, or half of one. */
export class NoGraphAnswer extends Error {
  constructor(
    readonly status: number,
    contentType: unknown,
  ) {
    super(`What came is no answer of a GraphQL server: status ${status}, ${contentType}`);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isError(value: unknown): boolean {
  return isObject(value) && 'message' in value && typeof value.message === 'string';
}

/**
 * Whether a body is an answer to an operation: errors may come with any status, data alone with a good one only. Some
 * servers send `errors` where there are none, as null or empty.
 */
function isGraphAnswer(value: unknown, good: boolean): value is GraphAnswer {
  if (!isObject(value)) return false;
  const { data, errors }: { data?: unknown; errors?: unknown } = value;
  if (data !== undefined && data !== null && !isObject(data)) return false;
  if (errors === undefined || errors === null) return good && isObject(data);
  if (!Array.isArray(errors) || !errors.every(isError)) return false;
  return errors.length > 0 || (good && isObject(data));
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
 * @throws NoGraphAnswer when it is no answer to an operation
 */
export function readGraphAnswer({ status, contentType, text }: HttpAnswer): GraphAnswer {
  const answer = parsed(text);
  if (isGraphAnswer(answer, status >= 200 && status < 300)) return answer;
  throw new NoGraphAnswer(status, contentType);
}
