import type { PlanNode, QueryPlan, ResponsePath } from '@apollo/query-planner';
import { compileEntityFetch } from './entity-fetch';
import { likenessOf } from './likeness';
import { compileRootFetch } from './root-fetch';
import type { Step } from './run';
import type { TypeConditions } from './supergraph';

const NOTHING: Step = async () => {};

/** A part of a plan, and the path that it is for. */
interface Part {
  node: PlanNode;
  path: ResponsePath;
}

/**
 * A plan made ready to be executed as often as it is needed.
 * @throws TypeError for what a client cannot ask this graph for: subscriptions and deferred parts
 */
export function compilePlan({ node }: QueryPlan, types: TypeConditions): Step {
  if (!node) return NOTHING;
  if (node.kind === 'Subscription') throw new TypeError('There are no subscriptions.');
  return compileAlike({ node, path: [] }, [], types);
}

/** @param others parts that are like the first but for their paths, and are executed together with it */
function compileAlike(first: Part, others: readonly Part[], types: TypeConditions): Step {
  const { node, path } = first;
  const alike = [first, ...others];
  switch (node.kind) {
    case 'Fetch': {
      if (!node.requires) return compileRootFetch(node, path, types);
      const paths = alike.map((part) => part.path);
      return compileEntityFetch(node, paths, types);
    }
    case 'Flatten': {
      const [flattened = first, ...rest] = alike.flatMap(flattenedPart);
      return compileAlike(flattened, rest, types);
    }
    case 'Sequence': {
      const steps = node.nodes.map((child, index) => {
        const others = alike.slice(1).flatMap((part) => childrenOf(part)[index] ?? []);
        return compileAlike({ node: child, path }, others, types);
      });
      return async (run) => {
        for (const step of steps) await step(run);
      };
    }
    case 'Parallel': {
      const steps = groupedByLikeness(alike.flatMap(childrenOf)).map(([part, others]) =>
        compileAlike(part, others, types),
      );
      return async (run) => {
        await Promise.all(steps.map((step) => step(run)));
      };
    }
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      const clause = (child: PlanNode | undefined) =>
        child ? compileAlike({ node: child, path }, [], types) : NOTHING;
      const [whenTrue, whenFalse] = [clause(ifClause), clause(elseClause)];
      return (run) => (run.conditions[condition] === true ? whenTrue(run) : whenFalse(run));
    }
    case 'Defer':
      throw new TypeError('Nothing is deferred.');
  }
}

function flattenedPart({ node, path }: Part): Part[] {
  return node.kind === 'Flatten' ? [{ node: node.node, path: [...path, ...node.path] }] : [];
}

function childrenOf({ node, path }: Part): Part[] {
  return node.kind === 'Sequence' || node.kind === 'Parallel' ? node.nodes.map((child) => ({ node: child, path })) : [];
}

/** Parts that ask the same subgraphs for the same at several paths ask them once for all of these. */
function groupedByLikeness(parts: readonly Part[]): [Part, Part[]][] {
  const groups: [Part, Part[]][] = [];
  const byLikeness = new Map<string, Part[]>();
  for (const part of parts) {
    const likeness = likenessOf(part.node);
    const others = likeness === undefined ? undefined : byLikeness.get(likeness);
    if (others) {
      others.push(part);
      continue;
    }
    const group: [Part, Part[]] = [part, []];
    groups.push(group);
    if (likeness !== undefined) byLikeness.set(likeness, group[1]);
  }
  return groups;
}
