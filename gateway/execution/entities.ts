import type { JsonObject } from './json';
import type { TakeRepresentation } from './representation';
import type { Rewrite } from './rewrites';

/** The root field by which entities are fetched. */
export const ENTITIES = '_entities';

/** What stands for entities in another subgraph, each of them once. */
export interface Representations {
  values: JsonObject[];
  /** What type each had before it was rewritten for the subgraph. */
  typeNames: string[];
  /** For each object that was found, the number of what stands for it; -1 where there is nothing. */
  numbers: number[];
}

/**
 * Takes what stands for objects in another subgraph. Objects of different types may stand for the same entity there, and
 * go on differently here; so may those that are asked for in different contexts.
 */
export function representationsOf(
  objects: readonly JsonObject[],
  take: TakeRepresentation,
  rewrites: readonly Rewrite[],
  contextOf?: (position: number) => string,
): Representations {
  const found: Representations = { values: [], typeNames: [], numbers: [] };
  const known = new Map<string, number>();
  objects.forEach((object, position) => {
    const value = take(object);
    const typeName = value?.__typename;
    if (!value || typeof typeName !== 'string') {
      found.numbers.push(-1);
      return;
    }
    for (const rewrite of rewrites) rewrite(value);
    const text = keyOf(value);
    const context = contextOf?.(position) ?? '';
    const key = rewrites.length === 0 && context === '' ? text : `${typeName} ${context} ${text}`;
    let number = known.get(key);
    if (number === undefined) {
      number = found.values.push(value) - 1;
      found.typeNames.push(typeName);
      known.set(key, number);
    }
    found.numbers.push(number);
  });
  return found;
}

/** Tells what stands for entities apart; mostly it is one id, which takes no JSON. */
function keyOf(value: JsonObject): string {
  let key = '';
  for (const name in value) {
    if (name === '__typename') continue;
    const part = value[name];
    if (key !== '' || typeof part !== 'string') return JSON.stringify(value);
    key = `${name} ${part}`;
  }
  return `${value.__typename} ${key}`;
}
