import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../platform/package-folder';

/** A piece of work and what it is measured against, in the same run and on the same machine. */
export interface Comparison {
  /** Names the file of its result, e.g. `red-line`. */
  name: string;
  /** What is measured, in a sentence. */
  what: string;
  ours: { label: string; run(): Promise<unknown> };
  peer: { label: string; run(): Promise<unknown> };
  /** Times that each of them runs before it is measured. */
  warmUp?: number;
  /** Times that each of them is measured. */
  rounds: number;
  /** The largest ratio of our time to the peer's that is good enough. */
  bar: number;
}

export interface Result {
  name: string;
  what: string;
  /** E.g. `milliseconds, median of 30`. */
  unit: string;
  ours: { label: string; value: number };
  peer: { label: string; value: number };
  /** Ours by the peer's, or ours above the peer's where a difference is asked for. */
  figure: number;
  bar: number;
  holds: boolean;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Runs the two in turns, so that whatever else the machine does meets both alike. */
export async function compare({ name, what, ours, peer, warmUp = 3, rounds, bar }: Comparison): Promise<Result> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (let round = -warmUp; round < rounds; round += 1) {
    const took = { ours: await timed(ours.run), peer: await timed(peer.run) };
    if (round < 0) continue;
    times.ours.push(took.ours);
    times.peer.push(took.peer);
  }
  const [value, peerValue] = [median(times.ours), median(times.peer)];
  const figure = value / peerValue;
  return {
    name,
    what,
    unit: `milliseconds, median of ${rounds}`,
    ours: { label: ours.label, value },
    peer: { label: peer.label, value: peerValue },
    figure,
    bar,
    holds: figure <= bar,
  };
}

/** Keeps a result in `bench/results/`, with the machine that it was measured on, and prints it in a line. */
export function report(result: Result): void {
  const folder = join(PACKAGE_FOLDER, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const processors = cpus();
  const machine = {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  writeFileSync(join(folder, `${result.name}.json`), `${JSON.stringify({ ...result, machine }, null, 2)}\n`);
  const { name, ours, peer, figure, bar, holds } = result;
  const shown = (value: number) => value.toFixed(2);
  process.stdout.write(
    `${holds ? 'holds' : 'MISSED'}  ${name}: ${ours.label} ${shown(ours.value)}, ${peer.label} ${shown(peer.value)}: ${shown(figure)} (bar ${bar})\n`,
  );
}
