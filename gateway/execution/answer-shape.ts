import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

/** What a value in an answer has to be. */
export type ValueShape =
  | { kind: 'nonNull'; of: ValueShape }
  | { kind: 'list'; of: ValueShape }
  | { kind: 'leaf'; type: GraphQLLeafType }
  | ObjectShape;

export interface ObjectShape {
  kind: 'object';
  /** The one type that the object can have; null when it says by itself which it has. */
  only: string | null;
  /**
   * The fields that are asked for of an object of a type, in order; undefined for a type that it cannot have. What a
   * subgraph has as an interface object says only of which interface it is, or nothing, and mostly nobody needs to know
   * more.
   */
  fieldsOf(typeName: string): readonly FieldShape[] | undefined;
}

export interface FieldShape {
  /** Name in the answer. */
  name: string;
  /** Name in what was fetched. */
  reads: string;
  /** For messages, e.g. `Device.model`. */
  coordinate: string;
  /** What the field is: the name of the type, known or not, a part of the schema, or a value that was fetched. */
  holds: 'typeName' | 'unknownTypeName' | 'schema' | { value: ValueShape };
  nodes: readonly FieldNode[];
}

/** What the shapes of one operation are made from. */
interface Making {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
  /** The name that the operation was planned with for a field. */
  nameInPlan(field: FieldNode): string;
}

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/**
 * The shape of an operation's answer for given values of the variables that its conditions name. Shapes of abstract types
 * are made when a type first occurs.
 */
export function shapeOf(making: Making, type: GraphQLObjectType, selections: SelectionSetNode): ObjectShape {
  return objectShape(making, type, [selections]);
}

function objectShape(
  making: Making,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ObjectShape {
  const { schema } = making;
  const made = new Map<string, readonly FieldShape[] | undefined>();
  const make = (typeName: string) => {
    const named = typeName === '' ? type : schema.getType(typeName);
    if (!isObjectType(named) && !isInterfaceType(named)) return undefined;
    if (named !== type && !(isAbstractType(type) && schema.isSubType(type, named))) return undefined;
    return fieldsOfType(making, named, selectionSets);
  };
  return {
    kind: 'object',
    only: isObjectType(type) ? type.name : null,
    fieldsOf(typeName) {
      if (!made.has(typeName)) made.set(typeName, make(typeName));
      return made.get(typeName);
    },
  };
}

function fieldsOfType(making: Making, type: FieldsType, selectionSets: readonly SelectionSetNode[]): FieldShape[] {
  const collected = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  for (const selections of selectionSets) collectFields(making, type, selections, collected, spread);
  return [...collected].map(([name, nodes]) => fieldShape(making, type, name, nodes));
}

function collectFields(
  making: Making,
  type: FieldsType,
  { selections }: SelectionSetNode,
  collected: Map<string, FieldNode[]>,
  spread: Set<string>,
): void {
  for (const selection of selections) {
    if (!isIncluded(making, selection)) continue;
    if (selection.kind === 'Field') {
      const name = selection.alias?.value ?? selection.name.value;
      const nodes = collected.get(name);
      if (nodes) nodes.push(selection);
      else collected.set(name, [selection]);
      continue;
    }
    let fragment: FragmentDefinitionNode | typeof selection | undefined = selection;
    if (selection.kind === 'FragmentSpread') {
      if (spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
      fragment = making.fragments.get(selection.name.value);
    }
    if (!fragment || !('selectionSet' in fragment)) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || isOfType(making.schema, type, condition)) {
      collectFields(making, type, fragment.selectionSet, collected, spread);
    }
  }
}

function isIncluded({ variables }: Making, node: SelectionSetNode['selections'][number]): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function isOfType(schema: GraphQLSchema, type: FieldsType, condition: string): boolean {
  if (condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function fieldShape(making: Making, parent: FieldsType, name: string, nodes: readonly FieldNode[]): FieldShape {
  const [first] = nodes;
  const fieldName = first?.name.value ?? name;
  const coordinate = `${parent.name}.${fieldName}`;
  const named = { name, reads: first ? making.nameInPlan(first) : name, coordinate, nodes };
  if (fieldName === '__typename') return { ...named, holds: isObjectType(parent) ? 'typeName' : 'unknownTypeName' };
  const field = parent.getFields()[fieldName];
  if (!field) return { ...named, holds: 'schema' };
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return { ...named, holds: { value: valueShape(making, field.type, selectionSets) } };
}

function valueShape(making: Making, type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[]): ValueShape {
  if (isNonNullType(type)) return { kind: 'nonNull', of: valueShape(making, type.ofType, selectionSets) };
  if (isListType(type)) return { kind: 'list', of: valueShape(making, type.ofType, selectionSets) };
  if (isLeafType(type)) return { kind: 'leaf', type };
  return objectShape(making, type, selectionSets);
}
