import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLFormattedError } from 'graphql';
import { inContext, operationForContexts, REPRESENTATIONS } from './contextual-operation';
import { ENTITIES } from './entities';
import type { SendRepresentations } from './entity-fetch';
import type { JsonObject } from './json';
import { type PlannedOperation, plannedOperation } from './transport';
import { variablesFor } from './variables';

/** Operations that are kept of a fetch: one for each number of contexts. */
const KEPT = 16;

/** What is asked for in one context. */
interface Asked {
  context: JsonObject;
  values: JsonObject[];
  /** The numbers that these have among all. */
  numbers: number[];
}

/** Sends what stands for entities together with what each takes from its context, all of them by one request. */
export function compileContextualSend(node: FetchNode): SendRepresentations {
  const plain = plannedOperation(node.operation, node.operationName);
  const names = new Set((node.contextRewrites ?? []).map(({ renameKeyTo }) => renameKeyTo));
  // What comes from a context is never the caller's to give.
  const variableUsages = (node.variableUsages ?? []).filter((name) => !names.has(name));
  const variablesOf = variablesFor({ variableUsages });
  const kept = new Map<number, PlannedOperation>();
  const operationFor = (contexts: number) => {
    if (contexts === 1) return plain;
    const operation = kept.get(contexts) ?? operationForContexts(plain, node.operationName, names, contexts);
    if (kept.size < KEPT) kept.set(contexts, operation);
    return operation;
  };
  return async (run, sent, contexts = []) => {
    const asked = byContext(sent, contexts);
    const variables: JsonObject = { ...variablesOf(run) };
    asked.forEach(({ context, values }, index) => {
      const named = (name: string) => (asked.length === 1 ? name : inContext(name, index));
      variables[named(REPRESENTATIONS)] = values;
      for (const [name, value] of Object.entries(context)) variables[named(name)] = value;
    });
    const answer = await run.send(node.serviceName, {
      operation: operationFor(asked.length),
      variables,
      variablesText: () => JSON.stringify(variables),
      inMutation: run.isMutation,
      entities: { found: sent.numbers.length, sent: sent.values.length },
    });
    return asked.length === 1 ? answer : together(answer, asked, sent.values.length);
  };
}

function byContext({ values, numbers }: Parameters<SendRepresentations>[1], contexts: readonly JsonObject[]): Asked[] {
  const found = new Map<string, Asked>();
  const taken = new Set<number>([-1]);
  numbers.forEach((number, position) => {
    const value = values[number];
    if (!value || taken.has(number)) return;
    taken.add(number);
    const context = contexts[position] ?? {};
    const key = JSON.stringify(context);
    const asked = found.get(key) ?? { context, values: [], numbers: [] };
    asked.values.push(value);
    asked.numbers.push(number);
    found.set(key, asked);
  });
  return [...found.values()];
}

/** Brings what came for several contexts into the order of what was sent. */
function together(
  { data, errors }: Awaited<ReturnType<SendRepresentations>>,
  asked: readonly Asked[],
  length: number,
): Awaited<ReturnType<SendRepresentations>> {
  const entities: unknown[] = new Array(length).fill(null);
  let whole = true;
  const numberings = new Map<string, readonly number[]>();
  asked.forEach(({ numbers }, index) => {
    const name = inContext(ENTITIES, index);
    const part = data?.[name];
    numberings.set(name, numbers);
    if (Array.isArray(part) && part.length === numbers.length) {
      for (const [place, number] of numbers.entries()) entities[number] = part[place];
    } else whole = false;
  });
  const told = errors?.map((error): GraphQLFormattedError => {
    const [first, place, ...rest] = error.path ?? [];
    const numbers = numberings.get(String(first));
    if (!numbers) return error;
    const number = typeof place === 'number' ? numbers[place] : undefined;
    return { ...error, path: number === undefined ? [ENTITIES] : [ENTITIES, number, ...rest] };
  });
  return { data: { [ENTITIES]: whole || told ? entities : null }, ...(told ? { errors: told } : {}) };
}
