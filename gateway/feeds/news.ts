import { Feed } from 'feed';
import { escapedHtml } from '../../platform/text/escaped-html';
import { paragraphs } from '../pages/markup';

/** Something that happened, as the news tells it. */
export interface NewsItem {
  /** Names it for good. */
  id: string;
  at: Date;
  title: string;
  text: string;
  /** Where there is more of it, under the public address. */
  path: string;
}

const MOST_ITEMS = 100;

/** The newest, the newest first. */
export function newest(items: readonly NewsItem[]): NewsItem[] {
  return [...items].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1)).slice(0, MOST_ITEMS);
}

/** What XML has no way to write. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What a feed is called, and where it and what it tells of stand under the public address. */
export interface FeedFacts {
  /** Names it for good. */
  id: string;
  title: string;
  page: string;
  path: string;
}

/** An Atom feed of what happened. */
export function newsText(
  items: readonly NewsItem[],
  { id: feedId, title: feedTitle, ...feedAt }: FeedFacts,
  address: string,
): string {
  const feed = new Feed({
    id: `urn:throughline:${feedId}`,
    title: feedTitle,
    link: `${address}${feedAt.page}`,
    feedLinks: { atom: `${address}${feedAt.path}` },
    updated: items[0]?.at ?? new Date(0),
    generator: 'Throughline',
    author: { name: 'Throughline' },
  });
  for (const { id, at, title, text, path } of items) {
    feed.addItem({
      id: `urn:throughline:${encodeURIComponent(id)}`,
      // Readers take the title for HTML.
      title: escapedHtml(title.replace(NOT_XML, '')),
      link: `${address}${path}`,
      date: at,
      content: paragraphs(text.replace(NOT_XML, '')).html,
    });
  }
  return feed.atom1();
}
