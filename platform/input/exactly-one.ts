import type DataLoader from 'dataloader';
import { badArgument } from '../errors';
import type { RequestContext } from '../request-context';

/** An argument that names a thing, as it was given, and how a thing is loaded by it. */
type Way<T> = readonly [
  given: string | null | undefined,
  loader: (context: RequestContext) => Pick<DataLoader<string, T>, 'load'>,
];

/**
 * The thing that exactly one of some arguments names.
 * @param ways by the arguments' names
 * @throws BAD_USER_INPUT when none or several of them are given
 */
export function exactlyOne<T>(context: RequestContext, ways: Readonly<Record<string, Way<T>>>): Promise<T> {
  const named = Object.values(ways).flatMap(([given, loader]) => (given ? [{ given, loader }] : []));
  const [only, ...others] = named;
  if (only && others.length === 0) return only.loader(context).load(only.given);
  const names = Object.keys(ways);
  throw badArgument(names[0] ?? '', `Exactly one of ${names.join(' and ')} is needed.`, 'Give one of them.');
}
