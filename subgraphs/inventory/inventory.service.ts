import type { EntityManager } from 'typeorm';
import { insertAll } from '../../platform/database/insert-all';
import { entitiesOf } from '../../platform/database/rows';
import {
  type Authorship,
  authorship,
  type FirstEntry,
  firstEntries,
  recordFirst,
} from '../../platform/history/history';
import { Problems } from '../../platform/input/problems';
import type { RequestContext } from '../../platform/request-context';
import { Device } from './device';
import { type InventoryFacts, readDevice } from './device-rules';
import { parseEui64 } from './eui64';
import { Organisation } from './organisation';
import type { RegisterDeviceInput } from './register-device';
import { ServiceProvider } from './service-provider';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function registerDevice(context: RequestContext, input: RegisterDeviceInput): Promise<Device> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const facts = await factsFor(transaction, [input], context.clock.now());
    const device = readDevice(problems, input, facts);
    problems.refuseIfAny();
    await insertDevices(transaction, authorship(context, 'registerDevice'), [device]);
    return Object.assign(new Device(), device);
  });
}

/**
 * Inserts devices that keep the rules, each with the first entry of its history.
 * @param entries those entries, where they are made already
 */
export async function insertDevices(
  transaction: EntityManager,
  by: Authorship,
  devices: readonly Device[],
  entries?: readonly FirstEntry[],
): Promise<void> {
  // While the database takes the devices, the entries are made.
  const [made] = await Promise.all([entries ?? firstEntries(by, devices), insertAll(transaction, Device, devices)]);
  await recordFirst(transaction, made);
}

/** What the inventory knows of the things that some inputs name: as many statements for one input as for a thousand. */
export async function factsFor(
  transaction: EntityManager,
  inputs: readonly RegisterDeviceInput[],
  now: Date,
): Promise<InventoryFacts> {
  const [deviceIds, providerIds, supplierIds] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { deviceId, communicationsHubDeviceId: hub, s1spId, dcoId, responsibleSupplierId } of inputs) {
    for (const text of [deviceId, hub]) {
      const parsed = text && parseEui64(text);
      if (parsed) deviceIds.add(parsed);
    }
    if (s1spId) providerIds.add(s1spId);
    if (dcoId) providerIds.add(dcoId);
    if (responsibleSupplierId) supplierIds.add(responsibleSupplierId);
  }
  const devices = await knownOf(transaction, Device, 'deviceId', deviceIds);
  const providers = await knownOf(transaction, ServiceProvider, 'id', providerIds);
  const organisations = await knownOf(transaction, Organisation, 'id', supplierIds);
  return {
    now,
    device: (deviceId) => devices.get(deviceId),
    serviceProvider: (id) => providers.get(id),
    organisation: (id) => organisations.get(id),
  };
}

async function knownOf<T extends Device | ServiceProvider | Organisation>(
  transaction: EntityManager,
  entity: new () => T,
  column: keyof T & string,
  named: ReadonlySet<string>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const names = [...named];
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const some = inFewLengths(names.slice(start, start + NAMES_AT_ONCE));
    const query = transaction.createQueryBuilder(entity, 'thing').where(`thing.${column} IN (:...some)`, { some });
    for (const thing of await entitiesOf(query)) found.set(String(thing[column]), thing);
  }
  return found;
}

/** Names that one statement asks for. */
const NAMES_AT_ONCE = 1024;

/** The names, the last of them repeated up to a power of two: statements of few lengths are prepared once and kept. */
function inFewLengths(names: readonly string[]): string[] {
  const last = names.at(-1);
  if (last === undefined) return [];
  return [...names, ...new Array<string>(2 ** Math.ceil(Math.log2(names.length)) - names.length).fill(last)];
}
