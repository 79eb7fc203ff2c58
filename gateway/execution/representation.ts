import { getResponseName, type QueryPlanSelectionNode } from '@apollo/query-planner';
import { isObject, type JsonObject, own, put } from './json';
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
  const ofType = new Map<unknown, readonly Take[]>();
  return (source) => {
    const typeName = source.__typename;
    let takes = ofType.get(typeName);
    if (!takes) {
      takes = takesFor(selections, typeName, types);
      ofType.set(typeName, takes);
    }
    const representation: JsonObject = {};
    for (const take of takes) if (!take(source, representation)) return null;
    return representation;
  };
}

function takesFor(selections: readonly QueryPlanSelectionNode[], typeName: unknown, types: TypeConditions): Take[] {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return takeField(getResponseName(selection), selection.selections, types);
    const { typeCondition } = selection;
    if (typeCondition === undefined || !types.holds(typeCondition, typeName)) return [];
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
  return (source, representation) => {
    const value = own(source, name);
    if (value === undefined) return false;
    const taken = takeNested ? takeValue(value, takeNested) : value;
    put(representation, name, taken);
    return true;
  };
}

function takeValue(value: unknown, take: TakeRepresentation): unknown {
  if (Array.isArray(value)) return value.map((item) => takeValue(item, take));
  return isObject(value) ? take(value) : null;
}
