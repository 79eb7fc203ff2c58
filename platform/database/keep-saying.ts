import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { badArgument } from '../errors';
import { codePointLength } from '../input/text';
import { SIGNS_BETWEEN_WORDS, searchTerms, spacedTerm } from '../text/search-terms';
import { escaped } from './conditions';
import type { Database } from './database';
import { type FullTextIndex, mayHold, textOf } from './full-text';

const LONGEST = 200;
const MOST_TERMS = 10;

/** Accents that are characters of their own; the engine's collation overlooks those that are part of a letter. */
const MARKS = '[\\x{0300}-\\x{0362}\\x{FE00}-\\x{FE0F}]';

/**
 * Keeps what says all that a text asks for: words by their beginnings and phrases in double quotes, in any order, in
 * capitals or not and with accents or without. The index gives what may, and each of those is compared.
 * @throws BAD_USER_INPUT for a text that asks for too much
 */
export function keepSaying<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { engine }: Pick<Database, 'engine'>,
  index: FullTextIndex,
  text: string | null | undefined,
): void {
  if (!text) return;
  const terms = codePointLength(text) > LONGEST ? [] : searchTerms(text);
  if (terms.length > MOST_TERMS || codePointLength(text) > LONGEST) {
    const message = `The text to search for has ${codePointLength(text)} characters.`;
    throw badArgument('search', message, `Search for at most ${MOST_TERMS} words and ${LONGEST} characters.`);
  }
  if (terms.length === 0) return;
  const { sql, parameters } = mayHold(engine, index, 'thing', terms);
  query.andWhere(sql, parameters);
  const words =
    engine === 'mysql'
      ? `CONCAT(' ', TRIM(REGEXP_REPLACE(REGEXP_REPLACE(thing.${index.name}, :said_marks, ''), :said_signs, ' ')), ' ')`
      : `SPACED(${textOf(index, engine, 'thing')})`;
  const marks = engine === 'mysql' ? { said_marks: MARKS, said_signs: SIGNS_BETWEEN_WORDS } : {};
  for (const [place, term] of terms.entries()) {
    if (term.signs) continue;
    query.andWhere(`${words} LIKE :said_${place} ESCAPE '!'`, {
      ...marks,
      [`said_${place}`]: `%${escaped(spacedTerm(term))}%`,
    });
  }
}
