import { Kind, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { Thing } from './thing';
import type { World } from './world';

/** What a field is computed from, as one value. */
export interface Requirement {
  /** From the world as it is. */
  of(thing: Thing, world: World): unknown;
  /** From what a representation has of it. */
  given(representation: Readonly<Record<string, unknown>>): unknown;
}

export function requirementOf(text: string): Requirement {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError(`Nothing is required by ${text}.`);
  const { selectionSet } = definition;
  return {
    of: (thing, world) => ofThing(thing, selectionSet, world),
    given: (representation) => ofGiven(representation, selectionSet),
  };
}

function ofThing(thing: Thing, { selections }: SelectionSetNode, world: World): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const isOne = selection.typeCondition?.name.value === thing.type;
      if (isOne) Object.assign(taken, ofThing(thing, selection.selectionSet, world));
    } else if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const given = Object.fromEntries(
        (selection.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      );
      taken[name] =
        name === '__typename'
          ? thing.type
          : ofValue(valueOrNull(thing, name, given, world), selection.selectionSet, world);
    }
  }
  return taken;
}

function valueOrNull(thing: Thing, name: string, given: Record<string, unknown>, world: World): unknown {
  try {
    return world.valueOf(thing, name, given);
  } catch {
    return null;
  }
}

function ofValue(value: unknown, selections: SelectionSetNode | undefined, world: World): unknown {
  if (Array.isArray(value)) return value.map((item) => ofValue(item, selections, world));
  return value instanceof Thing && selections ? ofThing(value, selections, world) : value;
}

function ofGiven(given: Readonly<Record<string, unknown>>, { selections }: SelectionSetNode): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const isOne = selection.typeCondition?.name.value === given.__typename;
      if (isOne) Object.assign(taken, ofGiven(given, selection.selectionSet));
    } else if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      if (!Object.hasOwn(given, name)) throw new Error(`A representation lacks ${name}: ${JSON.stringify(given)}`);
      taken[name] = valueGiven(given[name], selection.selectionSet);
    }
  }
  return taken;
}

function valueGiven(value: unknown, selections: SelectionSetNode | undefined): unknown {
  if (!selections) return value;
  if (Array.isArray(value)) return value.map((item) => valueGiven(item, selections));
  return typeof value === 'object' && value !== null ? ofGiven({ ...value }, selections) : value;
}
