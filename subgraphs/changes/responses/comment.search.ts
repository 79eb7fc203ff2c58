import { entitiesOf } from '../../../platform/database/rows';
import type { RequestContext } from '../../../platform/request-context';
import { Comment } from './comment';
import { keepCurrent, textFor, visibleTextContains, visibleThings } from './viewer-scope';

export interface FoundComment {
  comment: Comment;
  /** Its text as the caller may see it. */
  text: string;
}

/** The first comments, by id, that exist for the caller and whose text, as the caller may see it, has all the words. */
export async function searchComments(
  context: RequestContext,
  words: readonly string[],
  first: number,
): Promise<FoundComment[]> {
  const { sql, parameters } = visibleTextContains(context.caller, 'thing', words);
  const query = keepCurrent(visibleThings(context, Comment)).andWhere(sql, parameters).orderBy('thing.id').limit(first);
  return (await entitiesOf(query)).map((comment) => ({ comment, text: textFor(context.caller, comment) }));
}
