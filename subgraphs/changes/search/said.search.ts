import type { FULL_TEXT } from '../../../migrations/changes/7-search';
import { mayHold } from '../../../platform/database/full-text';
import type { Answer } from '../responses/answer';
import type { Comment } from '../responses/comment';
import { readableTexts, visibleThings } from '../responses/viewer-scope';
import type { Searchable } from './find-in';
import { MOST_OF_A_KIND, type SearchSource } from './search-source';

/** What respondents say, by the texts that the caller may read of it, each in an index of its own. */
export function searchSaid(
  entity: new () => Answer | Comment,
  indices: (typeof FULL_TEXT)['answer' | 'comment'],
): SearchSource {
  return async (context, terms) => {
    const found = readableTexts(context.caller).map(({ column, which }) => {
      const held = mayHold(context.database.engine, indices[column], 'thing', terms);
      return visibleThings(context, entity)
        .andWhere(which.sql, which.parameters)
        .andWhere(held.sql, held.parameters)
        .select('thing.id', 'id')
        .addSelect(`thing.${column}`, 'text')
        .orderBy('thing.id')
        .limit(MOST_OF_A_KIND)
        .getRawMany<Pick<Searchable, 'id' | 'text'>>();
    });
    return (await Promise.all(found)).flat().map((row) => ({ ...row, heading: '' }));
  };
}
