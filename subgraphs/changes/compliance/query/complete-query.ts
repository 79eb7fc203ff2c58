import { type DocumentNode, type FieldNode, Kind, parse, print, type SelectionNode, visit } from 'graphql';

function selectionsOf(text: string): readonly SelectionNode[] {
  const [definition] = parse(text, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

const COUNT = selectionsOf('{ totalCount }');
const IDENTIFIED = selectionsOf('{ totalCount nodes { __typename id } }');

/**
 * A query that also asks for what an assessment needs, whatever its author left out: how many there are of both, and which
 * things break the duty.
 */
export function completeQuery(
  document: DocumentNode,
  population: ReadonlySet<FieldNode>,
  violations: ReadonlySet<FieldNode>,
): string {
  const completed = visit(document, {
    Field: {
      leave(node) {
        // Nodes are told by their place in the text: what stands below them was made anew on the way.
        const added = has(population, node) ? COUNT : has(violations, node) ? IDENTIFIED : [];
        if (added.length === 0) return undefined;
        const selections = [...(node.selectionSet?.selections ?? []), ...added];
        return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
      },
    },
  });
  return print(completed);
}

function has(nodes: ReadonlySet<FieldNode>, { loc }: FieldNode): boolean {
  return [...nodes].some((node) => node.loc?.start === loc?.start && node.loc?.end === loc?.end);
}
