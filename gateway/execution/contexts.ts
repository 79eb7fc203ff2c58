import type { FetchDataKeyRenamer } from '@apollo/query-planner';
import { isObject, type JsonObject, own } from './json';
import { FRAGMENT } from './rewrites';
import type { TypeConditions } from './supergraph';

const UP = '..';

/** Finds the arguments that a thing takes from those around it, by the names of the variables that they are sent as. */
export type ContextOf = (ancestors: readonly JsonObject[]) => JsonObject;

/**
 * What a plan says of `@fromContext`: each argument is found so many objects up, and from there by a path, if the objects
 * are of the types that it names; of several ways the first that leads to a value is taken.
 */
export function compileContext(renamers: readonly FetchDataKeyRenamer[], types: TypeConditions): ContextOf {
  const ways = renamers.map(({ path, renameKeyTo: name }) => {
    const up = path.findIndex((step) => step !== UP);
    const [levels, down] = up === -1 ? [path.length, []] : [up, path.slice(up)];
    return { name, levels, down };
  });
  return (ancestors) => {
    const found: JsonObject = {};
    for (const { name, levels, down } of ways) {
      if (Object.hasOwn(found, name)) continue;
      const value = valueAt(ancestors.at(-1 - levels), down, types);
      if (value !== undefined) found[name] = value;
    }
    return found;
  };
}

function valueAt(from: unknown, path: readonly string[], types: TypeConditions): unknown {
  let value = from;
  for (const step of path) {
    if (!isObject(value)) return undefined;
    if (!step.startsWith(FRAGMENT)) value = own(value, step);
    else if (!types.holds(step.slice(FRAGMENT.length), value.__typename, true)) return undefined;
  }
  return value;
}
