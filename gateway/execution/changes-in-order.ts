import { type DocumentNode, type FieldNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';

/**
 * A document whose mutation asks for its changes one after the other, each once, with no fragments around them. The
 * planner takes fragments apart after the fields beside them, and changes would be made out of order.
 * @param document one without conditions
 * @source GraphQL, 6.2.2 Mutation; 6.3.2 CollectFields
 */
export function changesInOrder(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const definition = getOperationAST(document, operationName);
  if (!definition) return document;
  const changes = new Map<string, FieldNode[]>();
  collect(document, definition.selectionSet, changes);
  const selectionSet = { ...definition.selectionSet, selections: [...changes.values()].flat() };
  const inOrder = { ...definition, selectionSet };
  return { ...document, definitions: document.definitions.map((part) => (part === definition ? inOrder : part)) };
}

function collect(document: DocumentNode, { selections }: SelectionSetNode, changes: Map<string, FieldNode[]>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      changes.set(name, [...(changes.get(name) ?? []), selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(document, selection.selectionSet, changes);
    } else {
      for (const part of document.definitions) {
        if (part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value) {
          collect(document, part.selectionSet, changes);
        }
      }
    }
  }
}
