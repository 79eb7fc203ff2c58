import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { badArgument } from '../../../../platform/errors';
import type { RequestContext } from '../../../../platform/request-context';
import { changeById, consultationById } from '../consultation.loaders';

/** Most steps that an impact follows links. */
const MAX_STEPS = 10;

/** Most things that an impact holds. */
export const MAX_THINGS = 10_000;

@ObjectType({ description: 'How many things of a kind.', simpleResolvers: true })
export class ImpactCount {
  @Field(() => String, { description: 'GraphQL type, e.g. RecoveryScenario.' })
  kind!: string;

  @Field(() => Int, { description: 'How many different ones.' })
  count!: number;
}

@ObjectType({
  description:
    'What a change, or a whole consultation by its changes, touches: what links lead to from them and their clauses, as far as the caller may know of it.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Impact {
  @Field(() => ID, { description: 'Names what it is of and how far links are followed.' })
  id!: string;

  rootId!: string;

  @Field(() => Int, { description: 'How many steps links are followed.' })
  depth!: number;
}

const ID_OF_IMPACT = /^impact:([a-z]+)~(.+)~(\d+)$/;

/** @throws BAD_USER_INPUT for a depth that is not followed */
export function impactOf(rootId: string, depth: number): Impact {
  if (depth < 1 || depth > MAX_STEPS) {
    throw badArgument('depth', `depth is ${depth}.`, `Give 1 to ${MAX_STEPS}.`);
  }
  const id = `impact:${rootId.replace(':', '~')}~${depth}`;
  return Object.assign(new Impact(), { id, rootId, depth });
}

/** The impact that an id names; null when what it is of does not exist for the caller. */
export async function impactById({ id }: { id: string }, context: RequestContext): Promise<Impact | null> {
  const [, kind, key, depth] = ID_OF_IMPACT.exec(id) ?? [];
  const load = kind === 'change' ? changeById : kind === 'consultation' ? consultationById : null;
  if (!load || !(await load(context).load(`${kind}:${key}`))) return null;
  return impactOf(`${kind}:${key}`, Number(depth));
}
