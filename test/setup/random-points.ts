/** Numbers from 0 up to, and without, 1, the same for the same seed (mulberry32). */
function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** The seed of a run: one of its own, or that of a run that is to be repeated. */
export const SEED = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 1_000_000));

/**
 * Points from the start (0) to the end (1) of something, one at random in each of as many parts of equal length, so that
 * none of it goes untried.
 */
export function pointsOver(count: number, seed = SEED): number[] {
  const numbers = numbersFrom(seed);
  return Array.from({ length: count }, (_, part) => (part + numbers.next().value) / count);
}
