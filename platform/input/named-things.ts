import { readId } from '../ids';
import type { Problems } from './problems';
import { shown } from './shown';

/** Whether a text is a readable id of a kind, e.g. `component`. */
export function isIdOf(kind: string, id: string): boolean {
  return readId(id)?.kind === kind;
}

/** Tells that the input names a thing that there is not. */
export function addNotFound(problems: Problems, field: string | readonly string[], name: string, way: string): void {
  problems.add(field, 'NOT_FOUND', `There is no ${JSON.stringify(shown(name))}.`, way);
}

export interface ListRule {
  /** 1 when at least one must be named, else 0. */
  least: 0 | 1;
  most: number;
}

/** Checks a list of names of the input: one at least where one is needed, not too many, and each once. */
export function checkNames(
  problems: Problems,
  field: string,
  names: readonly string[],
  { least, most }: ListRule,
): void {
  const suggestion = `Name ${least} to ${most}.`;
  if (names.length < least) problems.add(field, 'EMPTY', 'None is named.', suggestion);
  if (names.length > most) {
    problems.add(field, 'TOO_MANY', `${names.length} are named; at most ${most} are taken.`, suggestion);
    return;
  }
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    else {
      const message = `${JSON.stringify(shown(name))} is named already, at place ${first + 1}.`;
      problems.add([field, String(index)], 'DUPLICATE', message, 'Name each once.');
    }
  }
}
