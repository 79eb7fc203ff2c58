import { createHash } from 'node:crypto';
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { requireRole } from '../caller/caller';
import { Role } from '../caller/role';
import { unavailable } from '../errors';
import { decorated } from '../graphql/decorated';
import { forgetReads, type RequestContext } from '../request-context';
import { type AskedOnce, DoneAlready, findKept, readKey } from './kept-answer';
import { BeginAgain, OnceWriter } from './once-writer';

const ATTEMPTS = 5;

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** A key is of one caller, for one mutation, under its name in the operation. */
function askedOnce(context: RequestContext, key: string, args: unknown, info: GraphQLResolveInfo): AskedOnce {
  const { subject, organisationId } = context.caller;
  return {
    id: sha256([subject, organisationId, info.fieldName, info.path.key, readKey(key)]),
    body: sha256(args),
    now: context.clock.now(),
  };
}

/** Whether a mutation has done nothing and says what to mend. */
function isRefused(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('userErrors' in answer)) return false;
  return Array.isArray(answer.userErrors) && answer.userErrors.length > 0;
}

/**
 * Does a mutation that was sent with a key once: sent again, it gives the answer that was kept and does nothing. Of those
 * that are sent at once, one does it and the others wait for its answer. One that was refused changed nothing, and nothing
 * is kept of it.
 */
async function answeredOnce(
  context: RequestContext,
  asked: AskedOnce,
  resolve: (context: RequestContext) => unknown,
): Promise<unknown> {
  const { reads } = context.database;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const kept = await findKept(reads, asked);
    if (kept) return kept.answer;
    const writer = new OnceWriter(context.database, asked);
    const write: RequestContext['database']['write'] = (work) => writer.write(work).finally(() => forgetReads(own));
    const own: RequestContext = { ...context, database: { ...context.database, write } };
    try {
      const answer = await resolve(own);
      await writer.end({ is: answer });
      return (isRefused(answer) ? await findKept(reads, asked) : undefined)?.answer ?? answer;
    } catch (error) {
      await writer.end(undefined).catch(() => {});
      if (error instanceof BeginAgain || error instanceof DoneAlready) continue;
      // Somebody else may have done the same meanwhile, which is why it was refused.
      const since = await findKept(reads, asked);
      if (since) return since.answer;
      throw error;
    }
  }
  throw unavailable('The database');
}

/** Has every mutation of a schema heed the key of its request. */
export function answerOnce(schema: GraphQLSchema): void {
  const roles = new Map(decorated().mutations.map((mutation) => [mutation.schemaName, mutation.roles]));
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    const resolve: GraphQLFieldResolver<unknown, RequestContext> | undefined = field.resolve;
    if (!resolve) continue;
    const allowed = Object.values(Role).filter((role) => roles.get(name)?.includes(role) ?? true);
    field.resolve = (source, args, context: RequestContext, info) => {
      const { idempotencyKey } = context;
      if (idempotencyKey === undefined) return resolve(source, args, context, info);
      // An answer that is kept is for those alone who may do now what it tells of.
      requireRole(context.caller, allowed, `Mutation.${name}`);
      const asked = askedOnce(context, idempotencyKey, args, info);
      return answeredOnce(context, asked, (own) => resolve(source, args, own, info));
    };
  }
}
