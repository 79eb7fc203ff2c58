import { isInherited, isObject, type JsonObject, own, put } from './json';
import type { TypeConditions } from './supergraph';

/**
 * Takes what a fetch brought into what is there already. What is new is taken as it came, so places that share an entity
 * share what was fetched of it; where both have an object, or lists of as many, they become one. Whose type is known
 * keeps it: a subgraph that has it as an interface object knows only the interface.
 */
export function mergeInto(target: JsonObject, incoming: JsonObject, types: TypeConditions): void {
  for (const name of Object.keys(incoming)) {
    const value = incoming[name];
    if (value === undefined || value === null) {
      if (value === null && !Object.hasOwn(target, name)) put(target, name, null);
      continue;
    }
    const there = isInherited(name) ? own(target, name) : target[name];
    if (mergeBoth(there, value, types)) continue;
    if (name === '__typename' && typeof there === 'string' && types.isAbstract(value)) continue;
    put(target, name, value);
  }
}

/** @returns whether the two could become one */
function mergeBoth(there: unknown, value: unknown, types: TypeConditions): boolean {
  if (there === value) return true;
  if (isObject(there) && isObject(value)) {
    mergeInto(there, value, types);
    return true;
  }
  if (!Array.isArray(there) || !Array.isArray(value) || there.length !== value.length) return false;
  return there.every(
    (item, index) => isObject(item) === isObject(value[index]) && mergeItem(there, index, value, types),
  );
}

function mergeItem(there: unknown[], index: number, value: readonly unknown[], types: TypeConditions): boolean {
  const incoming = value[index] ?? null;
  if (incoming !== null && !mergeBoth(there[index], incoming, types)) there[index] = incoming;
  return true;
}
