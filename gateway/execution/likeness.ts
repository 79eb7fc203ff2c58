import type { FetchNode, PlanNode } from '@apollo/query-planner';

/**
 * Says of a part of a plan what it does, all but the paths that it does it at; undefined for what is done by itself. Parts
 * of the same likeness can be executed together.
 */
export function likenessOf(node: PlanNode): string | undefined {
  switch (node.kind) {
    case 'Fetch':
      return likenessOfFetch(node);
    case 'Flatten':
      return within('Flatten', [node.node]);
    case 'Sequence':
    case 'Parallel':
      return within(node.kind, node.nodes);
    default:
      return undefined;
  }
}

function within(kind: string, nodes: readonly PlanNode[]): string | undefined {
  const likenesses = nodes.map(likenessOf);
  return likenesses.includes(undefined) ? undefined : JSON.stringify([kind, likenesses]);
}

function likenessOfFetch(fetch: FetchNode): string | undefined {
  const { operation, operationName, requires, contextRewrites = [], ...others } = fetch;
  // What an entity takes from its context depends on where it stands.
  if (!requires || contextRewrites.length > 0) return undefined;
  const { serviceName, variableUsages, inputRewrites, outputRewrites } = others;
  const nameless = operationName === undefined ? operation : operation.replace(operationName, '');
  return JSON.stringify([serviceName, nameless, requires, variableUsages, inputRewrites, outputRewrites]);
}
