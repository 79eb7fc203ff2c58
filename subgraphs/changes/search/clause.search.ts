import type { SelectQueryBuilder } from 'typeorm';
import { FULL_TEXT } from '../../../migrations/changes/7-search';
import { mayHold, wordsPattern } from '../../../platform/database/full-text';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseText } from '../register/clause-text';
import { ClauseVersion } from '../register/clause-version';
import { standingVersion, wordsOf } from '../register/register.loaders';
import type { Searchable } from './find-in';
import { MOST_OF_A_KIND, type SearchSource } from './search-source';
import type { SearchTerm } from './search-terms';

async function idsOf(query: SelectQueryBuilder<ClauseVersion>): Promise<string[]> {
  const rows: { clauseId: string }[] = await query
    .select('thing.clauseId', 'clauseId')
    .groupBy('thing.clauseId')
    .orderBy('thing.clauseId')
    .limit(MOST_OF_A_KIND)
    .getRawMany();
  return rows.map(({ clauseId }) => clauseId);
}

/** Clauses that have said, in some version, all that is looked for. */
function saying({ database }: RequestContext, terms: readonly SearchTerm[]): Promise<string[]> {
  const { sql, parameters } = mayHold(database.engine, FULL_TEXT.clauseText, 'words', terms);
  return idsOf(
    database.reads
      .createQueryBuilder(ClauseVersion, 'thing')
      .innerJoin(ClauseText, 'words', 'words.contentHash = thing.contentHash')
      .where(sql, parameters),
  );
}

/** Clauses that have had a number with something in it that is looked for. */
function numbered({ database }: RequestContext, terms: readonly SearchTerm[]): Promise<string[]> {
  const parameters = Object.fromEntries(terms.map(({ words }, place) => [`number_${place}`, wordsPattern(words)]));
  const conditions = Object.keys(parameters).map((name) => `LOWER(thing.number) LIKE :${name} ESCAPE '!'`);
  const query = database.reads.createQueryBuilder(ClauseVersion, 'thing');
  return idsOf(query.where(conditions.join(' OR '), parameters));
}

/** Clauses by what they say where they stand, in the baseline in force or otherwise the newest. */
export const searchClauses: SearchSource = async (context, terms) => {
  const ids = new Set((await Promise.all([saying(context, terms), numbered(context, terms)])).flat());
  const searchables = [...ids].map(async (id): Promise<Searchable[]> => {
    const version = await standingVersion(context).load(id);
    if (version === null) return [];
    const { heading, text } = await wordsOf(version, context);
    return [{ id, heading: `${version.number} ${heading}`, text }];
  });
  return (await Promise.all(searchables)).flat();
};
