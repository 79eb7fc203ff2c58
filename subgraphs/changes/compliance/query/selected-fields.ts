import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field where it stands in the answer of an operation. */
export interface SelectedField {
  /** Names in the answer, from its root; fields of one path are one in the answer. */
  path: readonly string[];
  node: FieldNode;
  parent: GraphQLNamedType;
  field: GraphQLField<unknown, unknown>;
  /** Whether it may stand there more than once, within a list. */
  listed: boolean;
  /** Whether a directive may leave it out. */
  conditional: boolean;
}

/** Most fields that are looked at, with those of a fragment counted at each of its places. */
const MOST_FIELDS = 5_000;

interface Place extends Pick<SelectedField, 'path' | 'listed' | 'conditional'> {
  parent: GraphQLNamedType;
}

/**
 * All fields of a valid operation, those of its fragments at each place they are used; undefined when there are too many to
 * look at.
 */
export function selectedFields(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectedField[] | undefined {
  const query = schema.getQueryType();
  const found: SelectedField[] = [];
  let seen = 0;

  /** @returns whether it was not too much */
  function look({ selections }: SelectionSetNode, place: Place): boolean {
    return selections.every((selection) => {
      seen += 1;
      if (seen > MOST_FIELDS) return false;
      const conditional = place.conditional || (selection.directives?.length ?? 0) > 0;
      if (selection.kind === Kind.FIELD) return lookAt(selection, { ...place, conditional });
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return true;
      const named = fragment.typeCondition?.name.value;
      const parent = (named !== undefined && schema.getType(named)) || place.parent;
      return look(fragment.selectionSet, { ...place, parent, conditional });
    });
  }

  function lookAt(node: FieldNode, { path, parent, listed, conditional }: Place): boolean {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return true;
    const field = parent.getFields()[node.name.value];
    if (!field) return true;
    const here = [...path, node.alias?.value ?? node.name.value];
    found.push({ path: here, node, parent, field, listed, conditional });
    if (!node.selectionSet) return true;
    const below = listed || isListType(getNullableType(field.type));
    return look(node.selectionSet, { path: here, parent: getNamedType(field.type), listed: below, conditional });
  }

  if (!query) return found;
  const whole = look(operation.selectionSet, { path: [], parent: query, listed: false, conditional: false });
  return whole ? found : undefined;
}
