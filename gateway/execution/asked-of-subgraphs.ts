import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';

const OF_SCHEMA = new Set([SchemaMetaFieldDef.name, TypeMetaFieldDef.name]);
const TYPE_NAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: TypeNameMetaFieldDef.name } };

/** The values of the variables that conditions name; undefined takes in whatever has a condition. */
export type Conditions = Readonly<Record<string, unknown>> | undefined;

/**
 * What a document asks of subgraphs, once it is known how its conditions come out.
 *
 * The planner knows conditions, but not quite: it fetches what a field is computed from on the condition of that field,
 * and then cannot ask for other fields of the same entity without; it leaves out objects of which each field has a
 * condition, though that they are there is an answer too; and it refuses some fragments that ask of the schema itself.
 */
export function askedOfSubgraphs(document: DocumentNode, conditions: Conditions): DocumentNode {
  const decide = <Selection extends SelectionNode>(selection: Selection): Selection | null | undefined => {
    if (selection.kind === Kind.FIELD && OF_SCHEMA.has(selection.name.value)) return null;
    const { directives = [] } = selection;
    if (!directives.some(isCondition)) return undefined;
    if (!directives.every((directive) => holds(directive, conditions))) return null;
    return { ...selection, directives: directives.filter((directive) => !isCondition(directive)) };
  };
  return withoutEmptyParts(
    visit(document, {
      Field: (field) => decide(field),
      InlineFragment: (fragment) => decide(fragment),
      FragmentSpread: (spread) => decide(spread),
    }),
  );
}

/** Leaves out fragments that have nothing left, and asks of objects that have nothing left whether they are there. */
function withoutEmptyParts(document: DocumentNode): DocumentNode {
  const empty = new Set(
    document.definitions.flatMap((part) =>
      part.kind === Kind.FRAGMENT_DEFINITION && part.selectionSet.selections.length === 0 ? [part.name.value] : [],
    ),
  );
  const pruned = visit(document, {
    FragmentDefinition: ({ name }) => (empty.has(name.value) ? null : undefined),
    FragmentSpread: ({ name }) => (empty.has(name.value) ? null : undefined),
    InlineFragment: { leave: ({ selectionSet }) => (selectionSet.selections.length === 0 ? null : undefined) },
    Field: {
      leave: ({ selectionSet, ...field }) =>
        selectionSet?.selections.length === 0
          ? { ...field, selectionSet: { ...selectionSet, selections: [TYPE_NAME] } }
          : undefined,
    },
  });
  return pruned === document ? document : withoutEmptyParts(pruned);
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function holds(directive: DirectiveNode, conditions: Conditions): boolean {
  const value = directive.arguments?.[0]?.value;
  if (!isCondition(directive) || !value) return true;
  const wanted = directive.name.value === 'include';
  if (value.kind === Kind.VARIABLE) return !conditions || (conditions[value.name.value] === true) === wanted;
  return value.kind !== Kind.BOOLEAN || value.value === wanted;
}
