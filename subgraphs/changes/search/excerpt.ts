import { foldedWithPlaces } from '../../../platform/text/folded';
import { patternOf, type SearchTerm } from '../../../platform/text/search-terms';
import type { Found } from './find-in';

/** A piece of a text that was found, and whether it is what was looked for. */
export interface Segment {
  text: string;
  matched: boolean;
}

interface Range {
  start: number;
  end: number;
}

/** How much is shown before the first word found, and twice that after it, in code points. */
const AROUND = 80;
/** As many units of text as so many code points take at most, with one to spare. */
const UNITS_AROUND = 4 * AROUND + 2;

/** Where the terms stand in a text, in order, those that touch or overlap made one. */
function rangesIn(text: string, terms: readonly SearchTerm[]): Range[] {
  const { folded, placeOf } = foldedWithPlaces(text);
  const ranges = terms.flatMap((term) =>
    [...folded.matchAll(patternOf(term))].map(({ 0: match, index }) => ({
      start: placeOf(index),
      end: placeOf(index + match.length),
    })),
  );
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

function segmentsOf(text: string, { start, end }: Range, ranges: readonly Range[]): Segment[] {
  const segments: Segment[] = [];
  let at = start;
  for (const range of ranges) {
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    if (from > at) segments.push({ text: text.slice(at, from), matched: false });
    segments.push({ text: text.slice(from, to), matched: true });
    at = to;
  }
  if (at < end) segments.push({ text: text.slice(at, end), matched: false });
  return segments;
}

/** The part of a text that is shown: around a place in it, whole characters only. */
function windowAround(text: string, place: number): Range {
  const before = [...text.slice(Math.max(0, place - UNITS_AROUND), place)].slice(-AROUND).join('');
  const after = [...text.slice(place, place + UNITS_AROUND)].slice(0, 2 * AROUND).join('');
  return { start: place - before.length, end: place + after.length };
}

/** The text around the first of the terms in it; its beginning when they are all in the heading, which stands for none. */
export function excerptOf({ heading, text }: Found, terms: readonly SearchTerm[]): Segment[] {
  const shown = text === '' ? heading : text;
  const ranges = rangesIn(shown, terms);
  const { start, end } = windowAround(shown, ranges[0]?.start ?? 0);
  const segments = segmentsOf(shown, { start, end }, ranges);
  if (start > 0) segments.unshift({ text: '…', matched: false });
  if (end < shown.length) segments.push({ text: '…', matched: false });
  return segments;
}

/** The whole heading. */
export function headingOf({ heading }: Found, terms: readonly SearchTerm[]): Segment[] {
  return segmentsOf(heading, { start: 0, end: heading.length }, rangesIn(heading, terms));
}

export function joined(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}
