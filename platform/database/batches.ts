/** Characters of text that one statement carries, unless a single row has more: servers refuse larger packets. */
const MAX_CHARACTERS = 1_000_000;

function lengthOf(row: object): number {
  let length = 0;
  for (const value of Object.values(row)) if (typeof value === 'string') length += value.length;
  return length;
}

/** Rows in their order, in as few batches as statements can carry. */
export function* batches<T extends object>(rows: readonly T[], mostRows: number): Generator<readonly T[]> {
  let start = 0;
  let length = 0;
  for (const [index, row] of rows.entries()) {
    const own = lengthOf(row);
    if (index > start && (index - start >= mostRows || length + own > MAX_CHARACTERS)) {
      yield rows.slice(start, index);
      start = index;
      length = 0;
    }
    length += own;
  }
  if (start < rows.length) yield rows.slice(start);
}
