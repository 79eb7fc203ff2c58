import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** The values of variables that conditions name; undefined where whatever has a condition is to be taken. */
type Conditions = Readonly<Record<string, unknown>> | undefined;

/**
 * A document whose mutation asks for its changes one after the other, each once, with no fragments and no conditions. The
 * planner takes fragments apart, after the fields beside them or together with others of the same condition, and changes
 * would be made out of order.
 * @source GraphQL, 6.2.2 Mutation; 6.3.2 CollectFields
 */
export function changesInOrder(
  document: DocumentNode,
  operationName: string | undefined,
  conditions: Conditions,
): DocumentNode {
  const definition = getOperationAST(document, operationName);
  if (!definition) return document;
  const changes = new Map<string, FieldNode[]>();
  visitChanges(document, definition.selectionSet, new Set(), (field, directives) => {
    if (!directives.every((directive) => holds(directive, conditions))) return;
    const name = field.alias?.value ?? field.name.value;
    changes.set(name, [...(changes.get(name) ?? []), field]);
  });
  const selections = [...changes.values()].flat().map((field) => ({
    ...field,
    directives: field.directives?.filter((directive) => !isCondition(directive)) ?? [],
  }));
  const inOrder = { ...definition, selectionSet: { ...definition.selectionSet, selections } };
  return { ...document, definitions: document.definitions.map((part) => (part === definition ? inOrder : part)) };
}

/** Whether variables decide which changes a mutation makes. */
export function hasConditionalChanges(document: DocumentNode, operationName: string | undefined): boolean {
  const definition = getOperationAST(document, operationName);
  if (!definition) return false;
  let found = false;
  visitChanges(document, definition.selectionSet, new Set(), (_field, directives) => {
    found ||= directives.some((directive) => isCondition(directive) && variableOf(directive) !== undefined);
  });
  return found;
}

/** Tells of each field at the root, with its own directives and those of the fragments around it. */
function visitChanges(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  around: ReadonlySet<DirectiveNode>,
  visit: (field: FieldNode, directives: readonly DirectiveNode[]) => void,
): void {
  for (const selection of selections) {
    const directives = new Set([...around, ...(selection.directives ?? [])]);
    if (selection.kind === Kind.FIELD) {
      visit(selection, [...directives]);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value,
          );
    if (fragment && 'selectionSet' in fragment && fragment.selectionSet) {
      visitChanges(document, fragment.selectionSet, directives, visit);
    }
  }
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function variableOf({ arguments: given = [] }: DirectiveNode): string | undefined {
  const value = given[0]?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : undefined;
}

function holds(directive: DirectiveNode, conditions: Conditions): boolean {
  if (!isCondition(directive)) return true;
  const wanted = directive.name.value === 'include';
  const variable = variableOf(directive);
  if (variable !== undefined) return !conditions || (conditions[variable] === true) === wanted;
  const value = directive.arguments?.[0]?.value;
  return value?.kind !== Kind.BOOLEAN || value.value === wanted;
}
