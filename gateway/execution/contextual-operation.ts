import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { ENTITIES } from './entities';
import { type PlannedOperation, plannedOperation } from './transport';

export const REPRESENTATIONS = 'representations';

/** What the part of an operation for one of several contexts is called. */
export function inContext(name: string, context: number): string {
  return `${name}_${context}`;
}

/**
 * An operation that fetches entities for so many contexts at once: it asks for entities once for each, with variables of
 * its own for what stands for them and for what they take from their context.
 *
 * @param contextNames names of the variables that are taken from a context
 */
export function operationForContexts(
  { text }: PlannedOperation,
  name: string | undefined,
  contextNames: ReadonlySet<string>,
  contexts: number,
): PlannedOperation {
  const document = parse(text, { noLocation: true });
  const own = (variable: string) => variable === REPRESENTATIONS || contextNames.has(variable);
  const parts = Array.from({ length: contexts }, (_part, context) => partFor(document, own, context));
  const [first] = parts.flatMap(({ definitions }) => definitions.filter(isOperation));
  if (!first) throw new TypeError('A fetch has an operation.');
  const operations = parts.flatMap(({ definitions }) => definitions.filter(isOperation));
  const variables = new Map<string, VariableDefinitionNode>();
  for (const { variableDefinitions = [] } of operations) {
    for (const definition of variableDefinitions) variables.set(definition.variable.name.value, definition);
  }
  const merged: OperationDefinitionNode = {
    ...first,
    variableDefinitions: [...variables.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: operations.flatMap(({ selectionSet }) => selectionSet.selections),
    },
  };
  const fragments = parts.flatMap(({ definitions }) => definitions.filter(isFragment));
  return plannedOperation(print({ kind: Kind.DOCUMENT, definitions: [merged, ...fragments] }), name);
}

function isOperation(node: DocumentNode['definitions'][number]): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION;
}

function isFragment(node: DocumentNode['definitions'][number]): node is FragmentDefinitionNode {
  return node.kind === Kind.FRAGMENT_DEFINITION;
}

/** The operation for one context: its own variables, entities and fragments under names that no other has. */
function partFor(document: DocumentNode, isOwn: (variable: string) => boolean, context: number): DocumentNode {
  const renamed = (value: string) => ({ kind: Kind.NAME, value: inContext(value, context) }) as const;
  return visit(document, {
    Variable: (node) => (isOwn(node.name.value) ? { ...node, name: renamed(node.name.value) } : undefined),
    FragmentSpread: (node) => ({ ...node, name: renamed(node.name.value) }),
    FragmentDefinition: (node) => ({ ...node, name: renamed(node.name.value) }),
    Field: (node): FieldNode | undefined =>
      node.name.value === ENTITIES ? { ...node, alias: renamed(ENTITIES) } : undefined,
  });
}
