/**
 * The places of a longest run of values that rise, in a list of values; among several, one that ends lowest. What is
 * left out is the least that must be moved to bring all in order.
 */
export function longestRun(values: readonly (string | number)[]): number[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = values[ends[middle] ?? 0];
      if (end !== undefined && end < value) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1];
    ends[low] = place;
  }
  const run: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = before[place]) run.push(place);
  return run.reverse();
}
