import type { FULL_TEXT } from '../../../migrations/changes/7-search';
import { mayHold } from '../../../platform/database/full-text';
import type { Answer } from '../responses/answer';
import type { Comment } from '../responses/comment';
import { keepCurrent, type ReadableText, readableTexts, visibleThings } from '../responses/viewer-scope';
import type { Searchable } from './find-in';
import { BATCH, batchOf, found, type SearchSource } from './search-source';

/** What respondents say, by the texts that the caller may read of it, each in an index of its own. */
export function searchSaid(
  entity: new () => Answer | Comment,
  indices: (typeof FULL_TEXT)['answer' | 'comment'],
): SearchSource {
  return async (context, search) => {
    const of = ({ column, which }: ReadableText) => {
      const held = mayHold(context.database.engine, indices[column], 'thing', search.terms);
      return found(search, async (after) => {
        const rows = await keepCurrent(visibleThings(context, entity))
          .andWhere(which.sql, which.parameters)
          .andWhere('thing.id > :after', { after })
          .andWhere(held.sql, held.parameters)
          .select('thing.id', 'id')
          .addSelect(`thing.${column}`, 'text')
          .orderBy('thing.id')
          .limit(BATCH)
          .getRawMany<Pick<Searchable, 'id' | 'text'>>();
        return batchOf(rows.map((row) => ({ ...row, heading: '' })));
      });
    };
    return (await Promise.all(readableTexts(context.caller).map(of))).flat();
  };
}
