/** Code points of a text, start included, end excluded. */
export interface TextSpan {
  start: number;
  end: number;
}

/** What stands for a confidential part, however long it is. */
export const MASK = '▇▇▇';

/** In order, those that touch or overlap made one. */
export function mergedSpans(spans: readonly TextSpan[]): TextSpan[] {
  const merged: TextSpan[] = [];
  for (const { start: given, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(given, 0);
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Whether spans cover all that others do. */
export function coversAll(spans: readonly TextSpan[], others: readonly TextSpan[]): boolean {
  const merged = mergedSpans(spans);
  return mergedSpans(others).every((other) =>
    merged.some(({ start, end }) => start <= other.start && other.end <= end),
  );
}

/** The public parts of a text, with the confidential ones between them left out. */
export function publicParts(text: string, confidential: readonly TextSpan[]): string[] {
  const characters = [...text];
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of mergedSpans(confidential)) {
    parts.push(characters.slice(from, start).join(''));
    from = end;
  }
  return [...parts, characters.slice(from).join('')];
}

/** The text for those who may not see its confidential parts: each of them is replaced by the same mask. */
export function redacted(text: string, confidential: readonly TextSpan[]): string {
  return publicParts(text, confidential).join(MASK);
}

/** Confidential spans of an excerpt of a text, counted from the excerpt's start. */
export function spansWithin(excerpt: TextSpan, confidential: readonly TextSpan[]): TextSpan[] {
  return mergedSpans(
    confidential.map(({ start, end }) => ({
      start: Math.max(start, excerpt.start) - excerpt.start,
      end: Math.min(end, excerpt.end) - excerpt.start,
    })),
  );
}

/** Whether something is confidential and nothing but white space and punctuation is not. */
export function isWhollyConfidential(text: string, confidential: readonly TextSpan[]): boolean {
  return (
    mergedSpans(confidential).length > 0 && publicParts(text, confidential).every((part) => !/[^\s\p{P}]/u.test(part))
  );
}
