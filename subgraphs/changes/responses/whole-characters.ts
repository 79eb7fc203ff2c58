import type { TextSpan } from './redaction';

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Spans widened to the whole characters that they cut, as a reader sees characters: an accent, a skin tone or one member
 * of a family that stays behind would tell of what was taken out.
 */
export function wholeCharacters(text: string, spans: readonly TextSpan[]): TextSpan[] {
  if (spans.length === 0) return [];
  const { starts, ends } = bounds(text);
  return spans.map(({ start, end }) => ({
    start: starts[start] ?? start,
    end: start < end ? (ends[end - 1] ?? end) : end,
  }));
}

/** For each code point of a text, where the character that it belongs to begins and ends. */
function bounds(text: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { segment } of CHARACTERS.segment(text)) {
    const start = starts.length;
    const end = start + [...segment].length;
    for (let place = start; place < end; place += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts, ends };
}
