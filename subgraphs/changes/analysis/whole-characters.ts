import type { TextSpan } from '../responses/redaction';

/** What readers take for characters: an accent or a joiner of emoji never stands without what it goes with. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A span of a text in code points, widened so that it cuts through no character that a reader sees as one. */
export function wholeCharacters(text: string, { start, end }: TextSpan): TextSpan {
  const widened = { start, end };
  let place = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = place + [...segment].length;
    if (place < start && start < next) widened.start = place;
    if (place < end && end < next) widened.end = next;
    if (next >= end) break;
    place = next;
  }
  return widened;
}
