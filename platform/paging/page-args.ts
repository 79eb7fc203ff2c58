import { ArgsType, Field, Int } from 'type-graphql';
import { badArgument } from '../errors';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 200;

/** The arguments of every connection: a number of things after a cursor, or before one. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, or after the cursor: 20 unless given, 200 at most.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the edge after which to go on.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, or before the cursor: 200 at most.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the edge before which to stop.' })
  before?: string | null;
}

/** What was asked for, once it is known to make sense. */
export interface PageRequest {
  size: number;
  backwards: boolean;
  cursor: string | null;
}

/** @throws BAD_USER_INPUT when the arguments contradict each other or ask for too much */
export function readPageArgs({ first, after, last, before }: PageArgs): PageRequest {
  const backwards = (last ?? null) !== null;
  if (backwards && (first ?? null) !== null) {
    throw badArgument(
      'last',
      'Both first and last are given.',
      'Walk forwards with first and after, or backwards with last and before.',
    );
  }
  const [stray, mate] = backwards ? [after, 'after'] : [before, 'before'];
  if ((stray ?? null) !== null) {
    const needed = backwards ? 'first' : 'last';
    throw badArgument(mate, `The argument ${mate} goes with ${needed}.`, `Give ${needed} too, or leave ${mate} out.`);
  }
  const name = backwards ? 'last' : 'first';
  const size = (backwards ? last : first) ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE) {
    throw badArgument(
      name,
      `A page of ${size} was asked for.`,
      `Ask for 0 to ${MAX_PAGE_SIZE} and go on with pageInfo's cursors.`,
    );
  }
  return { size, backwards, cursor: (backwards ? before : after) ?? null };
}
