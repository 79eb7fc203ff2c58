import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';
import { entitiesOf } from '../../../platform/database/rows';
import { type Authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { holdDisasters } from '../losses/hold-disasters';
import { RecoveryScenario } from '../recovery-scenario';
import { compareServiceRequestNumbers, ServiceRequest } from '../service-request';
import { readScenario } from './scenario-definition';
import { readScenarioFile, type ScenarioFile } from './scenario-file';
import { checkSubject, givenScenario } from './scenarios.service';
import { readServiceRequest } from './service-request-definition';
import { changeScenario, definitionOf, insertScenario, readStoredScenario } from './stored-scenario';

/** How many things a file defined, changed, and found as they are. */
export interface ScenarioImport {
  defined: number;
  changed: number;
  unchanged: number;
}

/** Ends a trial: everything is rolled back. */
class TrialOver extends Error {
  constructor(readonly done: ScenarioImport) {
    super('Everything was checked, and nothing is to be changed.');
  }
}

function checkOnce(problems: Problems, list: string, names: readonly string[], field: string): void {
  for (const [index, name] of names.entries()) {
    const first = names.indexOf(name);
    if (first === index) continue;
    const message = `It stands at place ${first + 1} already.`;
    problems.add([list, String(index), field], 'DUPLICATE', message, 'Keep one of the two.');
  }
}

async function takeScenarios(
  transaction: EntityManager,
  problems: Problems,
  given: ScenarioFile['scenarios'],
  by: Authorship,
  done: ScenarioImport,
): Promise<void> {
  const held = await entitiesOf(transaction.createQueryBuilder(RecoveryScenario, 'thing'));
  const byCode = new Map(held.map((scenario) => [scenario.code, scenario]));
  for (const [index, entry] of given.entries()) {
    const place = ['scenarios', String(index)];
    const faults = new Problems();
    const definition = readScenario(faults, givenScenario(entry), place);
    const scenario = byCode.get(definition.code);
    const stored = scenario && (await readStoredScenario(transaction, scenario));
    if (stored) {
      const before = { ...definitionOf(stored), id: stored.scenario.id };
      await checkSubject(transaction, faults, before, definition, place);
    }
    problems.addAll(faults);
    // What is wrong anywhere ends it all; the rest is only looked through for what else is wrong.
    if (problems.any) continue;
    if (!stored) {
      byCode.set(definition.code, await insertScenario(transaction, by, definition));
      done.defined += 1;
    } else if ((await changeScenario(transaction, by, stored, definition)) === stored.scenario) done.unchanged += 1;
    else done.changed += 1;
  }
}

async function takeServiceRequests(
  transaction: EntityManager,
  problems: Problems,
  given: ScenarioFile['serviceRequests'],
  by: Authorship,
  done: ScenarioImport,
): Promise<void> {
  const held = await entitiesOf(transaction.createQueryBuilder(ServiceRequest, 'thing'));
  const byNumber = new Map(held.map((service) => [service.number, service]));
  for (const [index, entry] of given.entries()) {
    const service = readServiceRequest(problems, entry, ['serviceRequests', String(index)]);
    if (problems.any) continue;
    const before = byNumber.get(service.number);
    const thingId = typedId('serviceRequest', service.number);
    const changes = changesBetween(before ?? null, service);
    if (!before) {
      await transaction.insert(ServiceRequest, service);
      await recordNew(transaction, by, [{ thingId, changes }]);
      done.defined += 1;
    } else if (changes === '[]') done.unchanged += 1;
    else {
      await transaction.update(ServiceRequest, { number: service.number }, service);
      await record(transaction, by, { thingId, changes });
      done.changed += 1;
    }
  }
}

/**
 * Takes scenarios and service requests from a file: all of it or nothing. What is there already and says the same stays
 * untouched, so that a file can be taken again; what is there and not in the file stays.
 * @throws Refusal with everything that is wrong, each with its path in the file; then nothing was changed
 */
export async function importScenarios(
  database: Database,
  by: Authorship,
  text: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ScenarioImport> {
  const file = readScenarioFile(text);
  const work = async (transaction: EntityManager) => {
    await holdDisasters(transaction);
    const problems = new Problems();
    const done = { defined: 0, changed: 0, unchanged: 0 };
    const codes = file.scenarios.map(({ code }) => code);
    const numbers = file.serviceRequests.map(({ number }) => number);
    checkOnce(problems, 'scenarios', codes, 'code');
    checkOnce(problems, 'serviceRequests', numbers, 'number');
    await takeScenarios(transaction, problems, file.scenarios, by, done);
    await takeServiceRequests(transaction, problems, file.serviceRequests, by, done);
    problems.refuseIfAny();
    if (dryRun) throw new TrialOver(done);
    return done;
  };
  return database.write(work).catch((error: unknown) => {
    if (error instanceof TrialOver) return error.done;
    throw error;
  });
}

/** Everything that `importScenarios` takes, as a file that changes nothing when it is taken again. */
export async function exportScenarios({ reads }: Database): Promise<string> {
  const held = await entitiesOf(reads.createQueryBuilder(RecoveryScenario, 'thing').orderBy('thing.code'));
  const scenarios = await Promise.all(
    held.map(async (scenario) => definitionOf(await readStoredScenario(reads, scenario))),
  );
  const services = await entitiesOf(reads.createQueryBuilder(ServiceRequest, 'thing'));
  const serviceRequests = services
    .sort((a, b) => compareServiceRequestNumbers(a.number, b.number))
    .map(({ number, name, standards, critical, providerKinds }) => ({
      ...{ number, name, standards, critical, providerKinds },
    }));
  return `${JSON.stringify({ scenarios, serviceRequests }, null, 2)}\n`;
}
