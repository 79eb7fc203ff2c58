import type { FetchNode } from '@apollo/query-planner';
import type { JsonObject } from './json';
import type { Run } from './run';

/** The caller's variables that a fetch uses, as they were given; those that were not keep the operation's own defaults. */
export function variablesFor({ variableUsages = [] }: Pick<FetchNode, 'variableUsages'>): (run: Run) => JsonObject {
  return ({ variables }) => {
    const used: JsonObject = {};
    for (const name of variableUsages) {
      if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
    }
    return used;
  };
}
