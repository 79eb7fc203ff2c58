import { type Result, report } from './measure';

/** Measurements by the names that they are asked for by. */
export type Measurements = Readonly<Record<string, () => Promise<Result[]>>>;

async function measure(measurements: Measurements, asked: readonly string[]): Promise<void> {
  const stranger = asked.find((name) => !(name in measurements));
  if (stranger !== undefined) {
    throw new Error(`There is no measurement ${stranger}; there are ${Object.keys(measurements).join(', ')}.`);
  }
  for (const [name, results] of Object.entries(measurements)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const result of await results()) {
      report(result);
      if (!result.holds) process.exitCode = 1;
    }
  }
}

/** Takes the measurements that the command line names, or all of them; fails when a bar is missed. */
export function measureAsked(measurements: Measurements): void {
  measure(measurements, process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  });
}
