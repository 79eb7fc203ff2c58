import fc from 'fast-check';
import { type DeviceBatch, deviceBatches } from './device-batches';

const HEADER = 'deviceId,type,standard,manufacturer\n';
const lineOf = (length: number, cells: number) =>
  `00DB121122334455,CHF,SMETS2,${'x'.repeat(length)}${','.repeat(cells)}\n`;

async function batchesOf(lines: readonly string[], passedOver = 0): Promise<DeviceBatch[]> {
  async function* pieces() {
    yield HEADER;
    yield* lines;
  }
  const batches: DeviceBatch[] = [];
  for await (const batch of deviceBatches(pieces(), passedOver)) batches.push(batch);
  return batches;
}

describe('the batches of a file', () => {
  it('are of ten thousand rows of devices', async () => {
    const sizes = (await batchesOf(Array.from({ length: 22_500 }, () => lineOf(10, 0)))).map(({ rows }) => rows.length);
    expect(sizes).toEqual([10_000, 10_000, 2_500]);
  });

  it.each([
    ['of long cells', lineOf(99_000, 0)],
    ['of many cells', lineOf(1, 99_000)],
    ['that say nothing', lineOf(200_000, 0)],
  ])('hold little at a time of rows %s', async (_what, line) => {
    const batches = await batchesOf(Array.from({ length: 300 }, () => line));
    const characters = batches.map(({ rows }) => rows.flatMap(({ cells }) => cells).join(',').length);
    expect(Math.max(...characters)).toBeLessThan(2_700_000);
    expect(batches.flatMap(({ rows }) => rows)).toHaveLength(300);
  });

  it('have every row once, in its place, from wherever they begin, and the last one says so', async () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(5, 95_000, 120_000), fc.constantFrom(0, 3, 60_000)), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(60), async (shapes, passedOver) => {
        const batches = await batchesOf(
          shapes.map(([length, cells]) => lineOf(length, cells)),
          passedOver,
        );
        const numbers = batches.flatMap((batch) => batch.rows.map((_row, place) => batch.from + place));
        expect(numbers).toEqual([...shapes.keys()].map((place) => place + 1).slice(passedOver));
        expect(batches.map(({ last }) => last)).toEqual(batches.map((_, place) => place === batches.length - 1));
      }),
      { numRuns: 15 },
    );
  });
});
