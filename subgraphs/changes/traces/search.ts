import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { hasRole } from '../../../platform/caller/caller';
import { keepContaining } from '../../../platform/database/conditions';
import { entitiesOf } from '../../../platform/database/rows';
import { badArgument } from '../../../platform/errors';
import { codePointLength } from '../../../platform/input/text';
import { MAX_PAGE_SIZE } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Obligation } from '../compliance/obligation';
import { SIGNED_IN } from '../compliance/signed-in';
import { Change } from '../consultations/change';
import { keepOfExisting } from '../consultations/consultation-scope';
import { OpenIssue } from '../consultations/open-issue';
import { ClausePlacement } from '../register/clause-placement';
import { ClauseText } from '../register/clause-text';
import { Document } from '../register/document';
import { standingVersion, wordsOf } from '../register/register.loaders';
import { searchComments } from '../responses/comment.search';
import { bestFirst, type Found, findIn, type Searchable, searchWords } from './search-text';

/** Most things of a kind that are weighed against each other; a search that finds more should have another word. */
const MOST_OF_A_KIND = 500;
const MOST_WORDS = 10;
const LONGEST = 200;

type Source = (context: RequestContext, words: readonly string[]) => Promise<Searchable[]>;

function keepWords<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  paths: readonly string[],
  words: readonly string[],
): SelectQueryBuilder<T> {
  for (const word of words) keepContaining(query, paths, word);
  return query;
}

type Narrow<T extends ObjectLiteral> = (query: SelectQueryBuilder<T>, context: RequestContext) => void;

/** What a revised text of its consultation left out is not found; nor is what is a draft, by those outside. */
const keepStanding = <T extends Change | OpenIssue>(query: SelectQueryBuilder<T>, context: RequestContext): void => {
  keepOfExisting(query.andWhere('thing.retiredAt IS NULL'), context, 'thing.consultationId');
};

function rowsWith<T extends ObjectLiteral>(
  context: RequestContext,
  entity: new () => T,
  columns: readonly (keyof T & string)[],
  words: readonly string[],
  narrow: Narrow<T> = () => {},
): Promise<T[]> {
  const query = context.database.reads.createQueryBuilder(entity, 'thing').where('1 = 1').orderBy('thing.id');
  narrow(query, context);
  const paths = columns.map((column) => `thing.${column}`);
  return entitiesOf(keepWords(query, paths, words).limit(MOST_OF_A_KIND));
}

/** Clauses by what they say where they stand, in the baseline in force or otherwise the newest. */
const clauses: Source = async (context, words) => {
  const query = context.database.reads
    .createQueryBuilder(ClausePlacement, 'thing')
    .innerJoin(ClauseText, 'words', 'words.contentHash = thing.contentHash')
    .where('1 = 1')
    .select('thing.clauseId', 'clauseId')
    .groupBy('thing.clauseId')
    .orderBy('thing.clauseId')
    .limit(MOST_OF_A_KIND);
  keepWords(query, ['thing.number', 'words.heading', 'words.text'], words);
  const rows: { clauseId: string }[] = await query.getRawMany();
  const searchables = rows.map(async ({ clauseId }): Promise<Searchable[]> => {
    const version = await standingVersion(context).load(clauseId);
    if (version === null) return [];
    const { heading, text } = await wordsOf(version, context);
    return [{ id: clauseId, heading: `${version.number} ${heading}`, text }];
  });
  return (await Promise.all(searchables)).flat();
};

const SOURCES: Record<string, Source> = {
  Document: async (context, words) =>
    (await rowsWith(context, Document, ['code', 'title', 'citation'], words)).map(({ id, code, title, citation }) => ({
      id,
      heading: `${code} ${title}`,
      text: citation ?? '',
    })),
  Clause: clauses,
  Change: async (context, words) =>
    (await rowsWith(context, Change, ['area', 'rationale'], words, keepStanding)).map(({ id, area, rationale }) => ({
      id,
      heading: area,
      text: rationale,
    })),
  Comment: async (context, words) => {
    const found = await searchComments(context, words, MOST_OF_A_KIND);
    return found.map(({ comment, text }) => ({ id: comment.id, heading: '', text }));
  },
  Obligation: async (context, words) => {
    if (!hasRole(context.caller, SIGNED_IN)) return [];
    const found = await rowsWith(context, Obligation, ['statement', 'obligedParty'], words);
    return found.map(({ id, statement, obligedParty }) => ({ id, heading: obligedParty, text: statement }));
  },
  OpenIssue: async (context, words) =>
    (await rowsWith(context, OpenIssue, ['summary', 'dependsOn'], words, keepStanding)).map(
      ({ id, summary, dependsOn }) => ({
        id,
        heading: '',
        text: `${summary} ${dependsOn}`,
      }),
    ),
};

/**
 * What has all the words of a text, best first.
 * @throws BAD_USER_INPUT for a text, a kind or a number that makes no sense
 */
export async function search(
  context: RequestContext,
  text: string,
  kinds: readonly string[] | null | undefined,
  first: number,
): Promise<Found[]> {
  const words = searchWords(text);
  const known = Object.keys(SOURCES);
  const stranger = kinds?.find((kind) => !known.includes(kind));
  if (words.length === 0) throw badArgument('text', 'There is no word in it.', 'Give at least one word.');
  if (words.length > MOST_WORDS || codePointLength(text) > LONGEST) {
    const message = `It has ${words.length} words and ${codePointLength(text)} characters.`;
    throw badArgument('text', message, `Give at most ${MOST_WORDS} words and ${LONGEST} characters.`);
  }
  if (stranger !== undefined) {
    const message = `${JSON.stringify(stranger.slice(0, 40))} is no kind of thing that is searched.`;
    throw badArgument('kinds', message, `Give some of: ${known.join(', ')}.`);
  }
  if (first < 0 || first > MAX_PAGE_SIZE) {
    throw badArgument('first', `${first} hits were asked for.`, `Ask for 0 to ${MAX_PAGE_SIZE}.`);
  }
  const sources = Object.entries(SOURCES).filter(([kind]) => !kinds || kinds.includes(kind));
  const searchables = await Promise.all(sources.map(([, source]) => source(context, words)));
  const found = searchables.flat().flatMap((searchable) => findIn(searchable, words) ?? []);
  return found.sort(bestFirst).slice(0, first);
}
