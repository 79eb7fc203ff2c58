import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../../platform/database/rows';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { readId, typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { GONE } from '../communications-hub-responsibility';
import { Device } from '../device';
import { describeDevice } from '../device-rules';
import { parseEui64 } from '../eui64';
import { factsFor } from '../inventory.service';
import type { RegisterDeviceInput } from '../register-device';
import { checkMove } from './device-life-cycle';
import { DeviceStatusMove } from './device-status-move';
import type { UpdateDeviceInput } from './update-device.input';

/** The changes between two things that are alike. */
const NOTHING = '[]';

/**
 * Changes what is given and leaves the rest; the device that comes of it keeps every rule that a new one keeps. An update
 * that changes nothing leaves the version and the history as they are.
 * @throws CONFLICT when the device has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateDevice(context: RequestContext, input: UpdateDeviceInput): Promise<Device> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'updateDevice');
    const problems = new Problems();
    const reason = readOptionalText(problems, 'reason', input.reason, PARAGRAPHS);
    const before = await readDeviceToChange(transaction, problems, input);
    checkKept(problems, input);
    const moves = await transaction.findBy(DeviceStatusMove, { standard: before.standard });
    if (input.status) checkMove(problems, moves, before, input.status, reason);
    const merged = mergedInput(before, input);
    const facts = await factsFor(transaction, [merged], by.at);
    await checkHubInPlace(transaction, problems, before, merged);
    const described = describeDevice(problems, merged, facts);
    problems.refuseIfAny();
    const changes = changesBetween(before, described);
    if (changes === NOTHING) return before;
    await updateVersioned(transaction, Device, before, described);
    await record(transaction, by, { thingId: before.id, changes, reason });
    return Object.assign(new Device(), before, described, { version: before.version + 1 });
  });
}

async function readDeviceToChange(
  transaction: EntityManager,
  problems: Problems,
  { id, version }: UpdateDeviceInput,
): Promise<Device> {
  if (isIdOf('device', id)) {
    // Held until the transaction ends, so that nobody changes it between the check and the change.
    await transaction.increment(Device, { id }, 'version', 0);
    const query = transaction.createQueryBuilder(Device, 'thing').where('thing.id = :id', { id });
    const [device] = await entitiesOf(query);
    if (device?.id === id) {
      if (version !== device.version) throw conflict(id, version, device.version);
      return device;
    }
  }
  addNotFound(problems, 'id', id, 'Check the id; the query devices lists them.');
  throw problems.refusal();
}

/** What a device always has cannot be cleared. */
function checkKept(problems: Problems, { status, cspRegion }: UpdateDeviceInput): void {
  for (const [field, value] of Object.entries({ status, cspRegion })) {
    if (value !== null) continue;
    problems.add(field, 'CANNOT_BE_CLEARED', `A device always has a ${field}.`, 'Give it, or leave it out.');
  }
}

/** The device as somebody would register it who knew all that is held, and what the input changes of it. */
function mergedInput(before: Device, given: UpdateDeviceInput): RegisterDeviceInput {
  const { communicationsHubId, ...held } = before;
  const hub = communicationsHubId === null ? null : readId(communicationsHubId)?.key;
  const { id: _, version: __, reason: ___, ...changes } = given;
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined);
  const merged = { ...held, communicationsHubDeviceId: hub ?? null, ...Object.fromEntries(changed) };
  return { ...merged, status: merged.status ?? before.status, cspRegion: merged.cspRegion ?? before.cspRegion };
}

/** A device is not moved to a hub that is out of the home for good. */
async function checkHubInPlace(
  transaction: EntityManager,
  problems: Problems,
  before: Device,
  { communicationsHubDeviceId }: RegisterDeviceInput,
): Promise<void> {
  const hubId = parseEui64(communicationsHubDeviceId ?? '');
  if (hubId === undefined || typedId('device', hubId) === before.communicationsHubId) return;
  const query = transaction.createQueryBuilder(Device, 'thing').where('thing.deviceId = :hubId', { hubId });
  const [hub] = await entitiesOf(query);
  if (!hub || !GONE.includes(hub.status)) return;
  const way = 'Give the hub that is in the home now, or change the status of this one first.';
  problems.add('communicationsHubDeviceId', 'HUB_OUT_OF_SERVICE', `The hub ${hubId} is ${hub.status}.`, way);
}
