import type { PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { compileFetch } from './fetch';
import type { Step } from './run';
import type { TypeConditions } from './supergraph';

const NOTHING: Step = async () => {};

/**
 * A plan made ready to be executed as often as it is needed.
 * @throws TypeError for what a client cannot ask this graph for: subscriptions and deferred parts
 */
export function compilePlan({ node }: QueryPlan, types: TypeConditions): Step {
  if (!node) return NOTHING;
  if (node.kind === 'Subscription') throw new TypeError('There are no subscriptions.');
  return compileNode(node, [], types);
}

function compileNode(node: PlanNode, path: ResponsePath, types: TypeConditions): Step {
  switch (node.kind) {
    case 'Fetch':
      return compileFetch(node, path, types);
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], types);
    case 'Sequence': {
      const steps = node.nodes.map((child) => compileNode(child, path, types));
      return async (run) => {
        for (const step of steps) await step(run);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((child) => compileNode(child, path, types));
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      const whenTrue = ifClause ? compileNode(ifClause, path, types) : NOTHING;
      const whenFalse = elseClause ? compileNode(elseClause, path, types) : NOTHING;
      return (run) => (run.conditions[condition] === true ? whenTrue(run) : whenFalse(run));
    }
    case 'Defer':
      throw new TypeError('Nothing is deferred.');
  }
}
