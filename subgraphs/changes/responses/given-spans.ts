import type { TextSpan } from './redaction';

/** Turns a span of a text as it was given into one of the text as it is kept; undefined when nothing of it is kept. */
export type SpanKeeper = (span: TextSpan) => TextSpan | undefined;

/** How many code points of the kept text each code point of the given one makes, white space at its ends apart. */
function widths(characters: readonly string[]): number[] {
  // A line end of two characters is kept as one.
  return characters.map((character, index) => (character === '\r' && characters[index + 1] === '\n' ? 0 : 1));
}

/** For a text that is kept trimmed, and with line ends as LF. */
export function spanKeeper(given: string, kept: string): SpanKeeper {
  const [leading = ''] = /^\s*/.exec(given) ?? [];
  const length = [...kept].length;
  let place = -widths([...leading]).reduce((total, width) => total + width, 0);
  // Where in the kept text each code point of the given one begins.
  const places = [0];
  for (const width of widths([...given])) {
    place += width;
    places.push(Math.min(Math.max(place, 0), length));
  }
  return ({ start, end }) => {
    const span = { start: places[start] ?? length, end: places[end] ?? length };
    return span.start < span.end ? span : undefined;
  };
}
