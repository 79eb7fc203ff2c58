import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';

const TYPE_NAME: SelectionNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: TypeNameMetaFieldDef.name },
};

/**
 * A document that asks something of every object under all conditions. Where each part of an object is left out on some
 * condition, the planner may leave out the object; but whether it is there, and that it has no fields, is an answer too.
 */
export function alwaysAsked(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION ? [[part.name.value, part] as const] : [],
    ),
  );
  return visit(document, {
    Field({ selectionSet, ...field }) {
      if (!selectionSet || isAlwaysAsked(selectionSet, fragments)) return undefined;
      return { ...field, selectionSet: { ...selectionSet, selections: [TYPE_NAME, ...selectionSet.selections] } };
    },
  });
}

function isAlwaysAsked(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return false;
    if (selection.kind === Kind.FIELD) return true;
    const within = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return within !== undefined && isAlwaysAsked(within.selectionSet, fragments);
  });
}
