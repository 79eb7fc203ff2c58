import { badArgument } from '../../../platform/errors';
import { codePointLength } from '../../../platform/input/text';
import { MAX_PAGE_SIZE } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { type SearchTerm, searchTerms } from '../../../platform/text/search-terms';
import { excerptOf, headingOf, type Segment } from './excerpt';
import { bestFirst, weighing } from './find-in';
import { SOURCES } from './search-sources';

const MOST_WORDS = 10;
const LONGEST = 200;

/** Something that was found, and where in it. */
export interface Hit {
  id: string;
  score: number;
  heading: readonly Segment[];
  excerpt: readonly Segment[];
}

function readTerms(text: string): SearchTerm[] {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  if (words > MOST_WORDS || codePointLength(text) > LONGEST) {
    const message = `It has ${words} words and ${codePointLength(text)} characters.`;
    throw badArgument('text', message, `Give at most ${MOST_WORDS} words and ${LONGEST} characters.`);
  }
  const terms = searchTerms(text);
  if (terms.length === 0) throw badArgument('text', 'There is no word in it.', 'Give at least one word.');
  return terms;
}

/**
 * What has all that a text asks for, best first.
 * @throws BAD_USER_INPUT for a text, a kind or a number that makes no sense
 */
export async function search(
  context: RequestContext,
  text: string,
  kinds: readonly string[] | null | undefined,
  first: number,
): Promise<Hit[]> {
  const terms = readTerms(text);
  const known = Object.keys(SOURCES);
  const stranger = kinds?.find((kind) => !known.includes(kind));
  if (stranger !== undefined) {
    const message = `${JSON.stringify(stranger.slice(0, 40))} is no kind of thing that is searched.`;
    throw badArgument('kinds', message, `Give some of: ${known.join(', ')}.`);
  }
  if (first < 0 || first > MAX_PAGE_SIZE) {
    throw badArgument('first', `${first} hits were asked for.`, `Ask for 0 to ${MAX_PAGE_SIZE}.`);
  }
  const sources = Object.entries(SOURCES).filter(([kind]) => !kinds || kinds.includes(kind));
  const asked = { terms, weigh: weighing(terms) };
  const found = await Promise.all(sources.map(([, source]) => source(context, asked)));
  return found
    .flat()
    .sort(bestFirst)
    .slice(0, first)
    .map((hit) => ({ ...hit, heading: headingOf(hit, terms), excerpt: excerptOf(hit, terms) }));
}
