import { GraphQLError } from 'graphql';
import type { GraphClient } from '../../../../platform/graph-client';
import type { ReadQuery } from '../query/read-query';
import type { Found } from './outcome';

function at(data: unknown, path: readonly string[]): Map<string, unknown> {
  let here = data;
  for (const name of path) here = new Map<string, unknown>(Object.entries(here ?? {})).get(name);
  return new Map(Object.entries(here ?? {}));
}

function countOf(connection: ReadonlyMap<string, unknown>): number | undefined {
  const count = connection.get('totalCount');
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

function idsOf(connection: ReadonlyMap<string, unknown>): string[] {
  const nodes = connection.get('nodes');
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const id = new Map<string, unknown>(Object.entries(node ?? {})).get('id');
    return typeof id === 'string' ? [id] : [];
  });
}

/** Gives up after a time; what was asked may go on, but nobody waits for it. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs an obligation's query over the whole graph; whatever goes wrong is part of what was found. */
export async function runQuery(graph: GraphClient, query: ReadQuery, milliseconds: number): Promise<Found> {
  try {
    const data = await within(milliseconds, graph.ask(query.runnable, {}));
    if (!data) return { error: `The graph did not answer within ${milliseconds / 1000} seconds; nothing was counted.` };
    const population = at(data, query.population);
    const violations = at(data, query.violations);
    const counts = { population: countOf(population), violations: countOf(violations) };
    if (counts.population === undefined || counts.violations === undefined) {
      return { error: 'What population or violations stands within is not there; nothing was counted.' };
    }
    return { population: counts.population, violations: counts.violations, evidenceIds: idsOf(violations) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { error: `${error.extensions.code ?? 'ERROR'}: ${error.message}` };
  }
}
