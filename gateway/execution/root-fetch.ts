import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { mergeInto } from './merge';
import { objectsAt, placesAt } from './places';
import { compileRewrites } from './rewrites';
import type { Step } from './run';
import type { TypeConditions } from './supergraph';
import { errorTeller } from './tell-errors';
import { plannedOperation } from './transport';
import { variablesFor } from './variables';

/** Sends an operation to a subgraph and takes in what comes. */
export function compileRootFetch(node: FetchNode, path: ResponsePath, types: TypeConditions): Step {
  const { serviceName: subgraph } = node;
  const operation = plannedOperation(node.operation, node.operationName);
  const outputRewrites = compileRewrites(node.outputRewrites, types);
  const variablesOf = variablesFor(node);
  const tellErrors = errorTeller(node);
  return async (run) => {
    if (objectsAt(run.data, path).length === 0) return;
    const variables = variablesOf(run);
    const { data, errors } = await run.send(subgraph, {
      operation,
      variables,
      variablesText: () => JSON.stringify(variables),
      inMutation: run.isMutation,
    });
    if (errors) {
      const all = () => placesAt(run.data, path);
      tellErrors(run, errors, { all, of: all });
    }
    if (!data) return;
    for (const rewrite of outputRewrites) rewrite(data);
    for (const target of objectsAt(run.data, path)) mergeInto(target, data, types);
  };
}
