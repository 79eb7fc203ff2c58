import { Field, ID, Int, ObjectType } from 'type-graphql';
import { badArgument, notFound } from '../../../platform/errors';
import { checkExistence } from '../../../platform/existence';
import { readId, typeNameOf } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { type Walk, type WalkRequest, walk } from './trace-walk';
import { FOREIGN_KINDS, TRACEABLE_KINDS, thingById } from './traceable';

export const MAX_DEPTH = 10;
export const MAX_NODES = 2_000;

@ObjectType({ description: 'A thing that a trace comes to.', simpleResolvers: true })
export class TraceNode {
  @Field(() => ID, { description: "The thing's id." })
  id!: string;

  @Field(() => Int, { description: 'Fewest steps from the root; 0 for the root itself.' })
  distance!: number;
}

@ObjectType({ description: 'Nodes and edges within some steps of a thing, breadth first.', simpleResolvers: true })
export class TraceGraph {
  rootId!: string;

  @Field(() => [TraceNode], { description: 'The root and what is reached from it: nearest first, then by id.' })
  nodes!: TraceNode[];

  linkIds!: string[];

  @Field(() => Boolean, { description: 'Whether there is more within those steps than was asked for.' })
  truncated!: boolean;
}

/** @throws BAD_USER_INPUT outside the bounds, NOT_FOUND for a root that does not exist for the caller */
export async function traceFrom(context: RequestContext, request: WalkRequest): Promise<TraceGraph> {
  requireWithin('depth', request.depth, 0, MAX_DEPTH);
  requireWithin('limit', request.limit, 1, MAX_NODES);
  requireTraceable(request.from);
  const found = await walk(context, request);
  await requireExisting(context, request.from, found);
  const nodes = found.reached.map((reached) => Object.assign(new TraceNode(), reached));
  return Object.assign(new TraceGraph(), {
    rootId: request.from,
    nodes,
    linkIds: found.linkIds,
    truncated: found.truncated,
  });
}

function requireWithin(argument: string, given: number, least: number, most: number): void {
  if (given >= least && given <= most) return;
  throw badArgument(argument, `${argument} is ${given}.`, `Give ${least} to ${most}.`);
}

function requireTraceable(id: string): void {
  if (readId(id) && TRACEABLE_KINDS.includes(typeNameOf(id))) return;
  const message = `${JSON.stringify(id.slice(0, 60))} names nothing that links can lead to.`;
  throw badArgument('from', message, `Give the id of one of: ${TRACEABLE_KINDS.join(', ')}.`);
}

async function requireExisting(context: RequestContext, id: string, { reached }: Walk): Promise<void> {
  const foreign = FOREIGN_KINDS.get(typeNameOf(id));
  if (foreign === undefined) {
    if ((await thingById(id, context)) === null) throw notFound(id, 'Check the id.');
    return;
  }
  // Whatever is linked was there when the link was made; of anything else its own subgraph knows.
  if (reached.length > 1) return;
  const problems = new Problems();
  await checkExistence(context.graph, problems, [{ field: 'from', id, readBy: foreign.readBy }]);
  if (problems.any) throw notFound(id, 'Check the id.');
}
