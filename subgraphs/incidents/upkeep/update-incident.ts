import { type EntityManager, In } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { checkExistence, type ForeignReference } from '../../../platform/existence';
import { authorship } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { changeIncident } from '../change-incident';
import { DEVICE, readForeignId, readForeignIds, SERVICE_PROVIDER } from '../foreign-ids';
import type { Incident } from '../incident';
import { IncidentDevice } from '../incident-device';
import { readIncident } from '../read-incident';
import { IncidentEventKind, IncidentStatus } from '../vocabulary';
import type { UpdateIncidentInput } from './upkeep.input';

/**
 * @throws CONFLICT when the incident has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function updateIncident(context: RequestContext, input: UpdateIncidentInput): Promise<Incident> {
  const { id, version } = input;
  const given = new Problems();
  const { changes, deviceIds, references } = readUpdate(given, input);
  await checkExistence(context.graph, given, references);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'updateIncident');
    const problems = new Problems();
    problems.addAll(given);
    const incident = await readIncident(transaction, problems, { id, version });
    checkNotClosed(problems, incident);
    problems.refuseIfAny();
    const told = deviceIds && (await replaceDevices(transaction, id, deviceIds));
    return changeIncident(transaction, by, incident, {
      changes,
      events: [{ kind: IncidentEventKind.UPDATED, text: null }],
      ...(told ? { told } : {}),
      reason: null,
    });
  });
}

type Described = Pick<Incident, 'summary' | 'description' | 'faultArea' | 'serviceProviderId'>;

interface Update {
  changes: Partial<Described>;
  /** All devices, when they are to be others. */
  deviceIds: readonly string[] | null;
  references: ForeignReference[];
}

function readUpdate(problems: Problems, input: UpdateIncidentInput): Update {
  const { summary, description, faultArea, serviceProviderId, deviceIds } = input;
  const changes: Partial<Described> = {
    ...(summary === undefined ? {} : { summary: readText(problems, 'summary', summary ?? '', SUMMARY) }),
    ...(description === undefined
      ? {}
      : { description: readOptionalText(problems, 'description', description, PARAGRAPHS) }),
    ...(faultArea === undefined ? {} : { faultArea }),
    ...(serviceProviderId === undefined ? {} : { serviceProviderId }),
  };
  const devices = deviceIds === undefined ? null : (deviceIds ?? []);
  if (Object.keys(changes).length === 0 && devices === null) {
    problems.add([], 'EMPTY', 'Nothing is given that is to change.', 'Give one of the fields beside id and version.');
  }
  const references = [
    ...(typeof serviceProviderId === 'string'
      ? readForeignId(problems, 'serviceProviderId', serviceProviderId, SERVICE_PROVIDER)
      : []),
    ...(devices ? readForeignIds(problems, 'deviceIds', devices, DEVICE) : []),
  ];
  return { changes, deviceIds: devices, references };
}

function checkNotClosed(problems: Problems, { reference, status }: Incident): void {
  if (status !== IncidentStatus.CLOSED) return;
  const way = 'addNote takes what there is to say; reopen it by transitionIncident if the fault is back.';
  problems.add('id', 'CLOSED', `${reference} is closed and stands as it is.`, way);
}

async function replaceDevices(transaction: EntityManager, incidentId: string, deviceIds: readonly string[]) {
  const before = (await transaction.findBy(IncidentDevice, { incidentId })).map(({ deviceId }) => deviceId).sort();
  const after = [...deviceIds].sort();
  const gone = before.filter((deviceId) => !after.includes(deviceId));
  if (gone.length > 0) await transaction.delete(IncidentDevice, { incidentId, deviceId: In(gone) });
  await insertAll(
    transaction,
    IncidentDevice,
    after.filter((deviceId) => !before.includes(deviceId)).map((deviceId) => ({ incidentId, deviceId })),
  );
  return { before: { deviceIds: before }, after: { deviceIds: after } };
}
