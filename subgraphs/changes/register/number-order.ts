/** The parts of a number, e.g. "4.10(a)" as "4", "10", "a". */
function partsOf(number: string): string[] {
  return number.split(/[.()-]+/).filter((part) => part !== '');
}

function compareParts(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)];
  if (Number.isNaN(a) || Number.isNaN(b)) return one < other ? -1 : one > other ? 1 : 0;
  return a - b;
}

/** Orders numbers as a document has them: 2 before 2.1, and 2.2 before 2.10. */
export function compareNumbers(one: string, other: string): number {
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  for (const [index, part] of ours.entries()) {
    const their = theirs[index];
    if (their === undefined) return 1;
    const order = compareParts(part, their);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}
