import { getResponseName, type QueryPlanSelectionNode } from '@apollo/query-planner';
import { isInherited, isObject, type JsonObject, own, put } from './json';
import { mergeInto } from './merge';
import type { TypeConditions } from './supergraph';

/** Takes from an object what stands for it in another subgraph; null when something of it is not there. */
export type TakeRepresentation = (source: JsonObject) => JsonObject | null;

/** Adds to a representation what one selection asks for; false when it is not there. */
type Take = (source: JsonObject, representation: JsonObject) => boolean;

/**
 * What a fetch requires of an entity, as a function that takes it. What could not be fetched before is not there, and an
 * error has been told of it: then the entity is left out.
 */
export function compileRepresentation(
  selections: readonly QueryPlanSelectionNode[],
  types: TypeConditions,
): TakeRepresentation {
  const ofType = new Map<unknown, TakeRepresentation>();
  return (source) => {
    const typeName = source.__typename;
    let take = ofType.get(typeName);
    if (!take) {
      take = representationOf(selections, typeName, types);
      ofType.set(typeName, take);
    }
    return take(source);
  };
}

function representationOf(
  selections: readonly QueryPlanSelectionNode[],
  typeName: unknown,
  types: TypeConditions,
): TakeRepresentation {
  const [only, ...others] = selections.filter((selection) => isFor(selection, typeName, types));
  if (only?.kind === 'InlineFragment' && others.length === 0) {
    const takes = takesFor(only.selections, typeName, types);
    return (source) => takeAll(takes, source) ?? {};
  }
  const takes = takesFor(selections, typeName, types);
  return (source) => takeAll(takes, source);
}

function takeAll(takes: readonly Take[], source: JsonObject): JsonObject | null {
  const representation: JsonObject = {};
  for (const take of takes) if (!take(source, representation)) return null;
  return representation;
}

function isFor(selection: QueryPlanSelectionNode, typeName: unknown, types: TypeConditions): boolean {
  if (selection.kind === 'Field') return true;
  return selection.typeCondition !== undefined && types.holds(selection.typeCondition, typeName);
}

function takesFor(selections: readonly QueryPlanSelectionNode[], typeName: unknown, types: TypeConditions): Take[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return takeField(getResponseName(selection), selection.selections, types);
    if (!isFor(selection, typeName, types)) return [];
    return takeTogether(takesFor(selection.selections, typeName, types), types);
  });
}

/** A fragment is taken whole or not at all: what else the representation has may be enough. */
function takeTogether(takes: readonly Take[], types: TypeConditions): Take {
  return (source, representation) => {
    const part: JsonObject = {};
    if (takes.every((take) => take(source, part))) mergeInto(representation, part, types);
    return true;
  };
}

function takeField(
  name: string,
  selections: readonly QueryPlanSelectionNode[] | undefined,
  types: TypeConditions,
): Take {
  const takeNested = selections && compileRepresentation(selections, types);
  const inherited = isInherited(name);
  return (source, representation) => {
    const value = inherited ? own(source, name) : source[name];
    if (value === undefined) return false;
    const taken = takeNested ? takeValue(value, takeNested) : value;
    if (inherited) put(representation, name, taken);
    else representation[name] = taken;
    return true;
  };
}

function takeValue(value: unknown, take: TakeRepresentation): unknown {
  if (Array.isArray(value)) return value.map((item) => takeValue(item, take));
  return isObject(value) ? take(value) : null;
}
