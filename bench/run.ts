import 'reflect-metadata';
import { importOfDevices } from './device-import';
import { pageOfDevices } from './device-page';
import { memoryOfTheGateway } from './gateway-soak';
import { memoryOfMatrices } from './matrix-memory';
import type { Result } from './measure';
import { report } from './measure';
import { overdueLists } from './overdue-list';
import { clauseOnADay } from './point-in-time';
import { redLineOfADocument } from './red-line';
import { responseLists } from './response-list';
import { tracesOnMariadb, tracesOnSqlite } from './trace-walk';

/** By the name that it is asked for by: `npm run bench -- red-line`. */
const MEASUREMENTS: Record<string, () => Promise<Result[]>> = {
  'red-line': async () => [await redLineOfADocument()],
  'point-in-time': async () => [await clauseOnADay()],
  'response-list': responseLists,
  'overdue-list': overdueLists,
  'matrix-memory': memoryOfMatrices,
  'device-import': importOfDevices,
  'device-page': async () => [await pageOfDevices()],
  'trace-walk': tracesOnSqlite,
  'trace-walk-mariadb': tracesOnMariadb,
  'gateway-soak': memoryOfTheGateway,
};

async function main(asked: readonly string[]): Promise<void> {
  const stranger = asked.find((name) => !(name in MEASUREMENTS));
  if (stranger !== undefined) {
    throw new Error(`There is no measurement ${stranger}; there are ${Object.keys(MEASUREMENTS).join(', ')}.`);
  }
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const result of await measure()) {
      report(result);
      if (!result.holds) process.exitCode = 1;
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
