import { type DocumentNode, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, visit } from 'graphql';

const PARTS = new Set([SchemaMetaFieldDef.name, TypeMetaFieldDef.name]);

/**
 * A document without what it asks of the schema itself, which no subgraph is asked for; the planner refuses some
 * fragments that have it. An operation may be left with nothing to select.
 */
export function withoutSchemaParts(document: DocumentNode): DocumentNode {
  let last = document;
  let pruned = visit(document, { Field: ({ name }) => (PARTS.has(name.value) ? null : undefined) });
  while (pruned !== last) {
    last = pruned;
    const empty = new Set(
      pruned.definitions.flatMap((part) =>
        part.kind === Kind.FRAGMENT_DEFINITION && part.selectionSet.selections.length === 0 ? [part.name.value] : [],
      ),
    );
    pruned = visit(pruned, {
      FragmentDefinition: ({ name }) => (empty.has(name.value) ? null : undefined),
      FragmentSpread: ({ name }) => (empty.has(name.value) ? null : undefined),
      InlineFragment: { leave: ({ selectionSet }) => (selectionSet.selections.length === 0 ? null : undefined) },
    });
  }
  return pruned;
}
