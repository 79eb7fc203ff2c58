import type { JsonObject } from './json';
import type { TakeRepresentation } from './representation';
import type { Rewrite } from './rewrites';

/** The root field by which entities are fetched. */
export const ENTITIES = '_entities';

/** What stands for entities in another subgraph, each of them once. */
export interface Representations {
  values: JsonObject[];
  /** Their JSON, one for one. */
  texts: string[];
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
  const found: Representations = { values: [], texts: [], typeNames: [], numbers: [] };
  const known = new Map<string, number>();
  objects.forEach((object, position) => {
    const value = take(object);
    const typeName = value?.__typename;
    if (!value || typeof typeName !== 'string') {
      found.numbers.push(-1);
      return;
    }
    for (const rewrite of rewrites) rewrite(value);
    const text = JSON.stringify(value);
    const context = contextOf?.(position) ?? '';
    const key = rewrites.length === 0 && context === '' ? text : `${typeName} ${context} ${text}`;
    let number = known.get(key);
    if (number === undefined) {
      number = found.values.push(value) - 1;
      found.texts.push(text);
      found.typeNames.push(typeName);
      known.set(key, number);
    }
    found.numbers.push(number);
  });
  return found;
}
