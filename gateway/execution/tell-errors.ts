import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { GraphAnswer } from '../../platform/graph-client';
import { ENTITIES } from './entities';
import type { Place } from './places';
import { renamedFields } from './rewrites';
import type { Run } from './run';

/** Where what a fetch brings goes in the answer. */
export interface Destinations {
  all(): readonly Place[];
  /** The places that have an entity, by its number in the fetch. */
  of(entity: number): readonly Place[];
}

/** Tells the errors of a subgraph's answer. */
export type TellErrors = (run: Run, errors: GraphAnswer['errors'], destinations: Destinations) => void;

/**
 * Tells the errors of an answer at the places of the answer to the caller: one that is about an entity at every place
 * that has it, one that is about no field at every field that was asked for.
 */
export function errorTeller(node: FetchNode): TellErrors {
  const renamed = renamedFields(node.outputRewrites);
  const names = fieldNamesOf(node).map((name) => [renamed.get(name) ?? name]);
  // It may be about nothing but of which type something is.
  const fields = names.length > 0 ? names : [[]];
  return (run, errors, destinations) => {
    for (const error of errors ?? []) {
      const path = Array.isArray(error.path) ? error.path.map((step) => renamed.get(step) ?? step) : [];
      const [first, entity, ...rest] = path;
      const isOfEntity = first === ENTITIES && typeof entity === 'number';
      const isOfField = first !== undefined && first !== ENTITIES;
      const within = isOfEntity && rest.length > 0 ? [rest] : isOfField ? [path] : fields;
      for (const place of isOfEntity ? destinations.of(entity) : destinations.all()) {
        for (const below of within) run.tell(error, [...place, ...below]);
      }
    }
  };
}

/** The fields that an operation asks for of a root, or of an entity of any type. */
function fieldNamesOf({ operation, requires }: FetchNode): string[] {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet]] : [],
    ),
  );
  const names = new Set<string>();
  const visit = (selectionSet: SelectionSetNode | undefined) => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) visit(fragments.get(selection.name.value));
      else if (requires && selection.name.value === ENTITIES) visit(selection.selectionSet);
      else if (selection.name.value !== '__typename') names.add(selection.alias?.value ?? selection.name.value);
    }
  };
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet);
  }
  return [...names];
}
