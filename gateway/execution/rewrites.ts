import type { FetchDataRewrite } from '@apollo/query-planner';
import { isObject, type JsonObject, own, put } from './json';
import type { TypeConditions } from './supergraph';

export const FRAGMENT = '... on ';

/** Changes what is sent or came, in place. */
export type Rewrite = (value: JsonObject) => void;

/** What a plan says has to be changed in the representations that a fetch sends, or in what it brings. */
export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, types: TypeConditions): Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const name = rewrite.path.at(-1) ?? '';
    const parents = rewrite.path.slice(0, -1);
    const change = changeOf(rewrite, name);
    return (value) => changeAt(value, parents, 0, types, change);
  });
}

function changeOf(rewrite: FetchDataRewrite, name: string): Rewrite {
  if (rewrite.kind === 'ValueSetter') return (object) => put(object, name, rewrite.setValueTo);
  return (object) => {
    const value = own(object, name);
    if (value === undefined) return;
    delete object[name];
    put(object, rewrite.renameKeyTo, value);
  };
}

function changeAt(
  value: unknown,
  path: readonly string[],
  depth: number,
  types: TypeConditions,
  change: Rewrite,
): void {
  if (Array.isArray(value)) {
    for (const item of value) changeAt(item, path, depth, types, change);
    return;
  }
  if (!isObject(value)) return;
  const step = path[depth];
  if (step === undefined) change(value);
  else if (!step.startsWith(FRAGMENT)) changeAt(own(value, step), path, depth + 1, types, change);
  else if (types.holds(step.slice(FRAGMENT.length), value.__typename, true)) {
    changeAt(value, path, depth + 1, types, change);
  }
}

/** The names that the answer has for fields that a fetch asks for by names of its own. */
export function renamedFields(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> {
  return new Map(
    (rewrites ?? []).flatMap((rewrite) =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo]] : [],
    ),
  );
}
