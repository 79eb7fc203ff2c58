import type { SelectQueryBuilder } from 'typeorm';
import { FULL_TEXT } from '../../../migrations/changes/7-search';
import { mayHold, wordsPattern } from '../../../platform/database/full-text';
import type { RequestContext } from '../../../platform/request-context';
import type { SearchTerm } from '../../../platform/text/search-terms';
import { ClausePlacement } from '../register/clause-placement';
import { ClauseText } from '../register/clause-text';
import { standingVersion, wordsOf } from '../register/register.loaders';
import type { Searchable } from './find-in';
import { BATCH, found, type SearchSource } from './search-source';

async function idsOf(query: SelectQueryBuilder<ClausePlacement>, after: string): Promise<string[]> {
  const rows: { clauseId: string }[] = await query
    .andWhere('thing.clauseId > :after', { after })
    .select('thing.clauseId', 'clauseId')
    .groupBy('thing.clauseId')
    .orderBy('thing.clauseId')
    .limit(BATCH)
    .getRawMany();
  return rows.map(({ clauseId }) => clauseId);
}

/** Clauses that have said, in some version, all that is looked for. */
function saying({ database }: RequestContext, terms: readonly SearchTerm[], after: string): Promise<string[]> {
  const { sql, parameters } = mayHold(database.engine, FULL_TEXT.clauseText, 'words', terms);
  const query = database.reads
    .createQueryBuilder(ClausePlacement, 'thing')
    .innerJoin(ClauseText, 'words', 'words.contentHash = thing.contentHash')
    .where(sql, parameters);
  return idsOf(query, after);
}

/** Clauses that have had a number with something in it that is looked for. */
function numbered({ database }: RequestContext, terms: readonly SearchTerm[], after: string): Promise<string[]> {
  const parameters = Object.fromEntries(terms.map(({ words }, place) => [`number_${place}`, wordsPattern(words)]));
  const conditions = Object.keys(parameters).map((name) => `LOWER(thing.number) LIKE :${name} ESCAPE '!'`);
  const query = database.reads.createQueryBuilder(ClausePlacement, 'thing');
  return idsOf(query.where(`(${conditions.join(' OR ')})`, parameters), after);
}

/** What a clause says where it stands; nothing for one whose text is not held. */
async function standing(id: string, context: RequestContext): Promise<Searchable[]> {
  const version = await standingVersion(context).load(id);
  if (version === null) return [];
  const { heading, text } = await wordsOf(version, context);
  return [{ id, heading: `${version.number} ${heading}`, text }];
}

/** Clauses by what they say where they stand, in the baseline in force or otherwise the newest. */
export const searchClauses: SearchSource = (context, search) =>
  found(search, async (after) => {
    const ways = [saying(context, search.terms, after), numbered(context, search.terms, after)];
    const ids = [...new Set((await Promise.all(ways)).flat())].sort().slice(0, BATCH);
    const things = (await Promise.all(ids.map((id) => standing(id, context)))).flat();
    return { things, last: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
  });
