import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import type { RequiredNames } from './required-names';

/** An operation as it is planned, and the names that its fields have in what is fetched. */
export interface PlannedNames {
  document: DocumentNode;
  nameInPlan(field: FieldNode): string;
  /** The name in the answer of what is fetched by a name. */
  nameInAnswer(name: string): string;
}

/**
 * Gives fields other names to be planned with, where the answer has something else by the name of a field that a plan
 * fetches by itself: another field, or the same with arguments. The planner takes the two for one.
 */
export function planNames(document: DocumentNode, required: RequiredNames): PlannedNames {
  const clashes = (field: FieldNode) => {
    const name = nameOf(field);
    if (!required.all.has(name)) return false;
    return name !== field.name.value || (field.arguments ?? []).length > 0 || required.withArguments.has(name);
  };
  const taken = new Set<string>();
  let clashing = false;
  visit(document, {
    Field(field) {
      taken.add(nameOf(field));
      clashing ||= clashes(field);
    },
  });
  if (!clashing) return { document, nameInPlan: nameOf, nameInAnswer: (name) => name };
  let ending = '__asked';
  while ([...taken].some((name) => name.endsWith(ending))) ending += '_';
  const nameInPlan = (field: FieldNode) => (clashes(field) ? nameOf(field) + ending : nameOf(field));
  const renamed = visit(document, {
    Field: (field) =>
      clashes(field) ? { ...field, alias: { kind: Kind.NAME, value: nameInPlan(field) } as const } : undefined,
  });
  return {
    document: renamed,
    nameInPlan,
    nameInAnswer: (name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name),
  };
}

function nameOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}
