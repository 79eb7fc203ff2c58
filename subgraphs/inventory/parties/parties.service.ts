import type { EntityManager } from 'typeorm';
import { updateVersioned, type Versioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { type Authorship, authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { readOptionalText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Organisation } from '../organisation';
import { ServiceProvider } from '../service-provider';
import { holdParties } from './held-parties';
import type {
  RegisterOrganisationInput,
  RegisterServiceProviderInput,
  UpdateOrganisationInput,
  UpdateServiceProviderInput,
} from './party.input';
import { checkNamesApart, readOrganisation, readPartyKey, readServiceProvider } from './party-rules';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function registerOrganisation(
  context: RequestContext,
  { key, name, roles }: RegisterOrganisationInput,
): Promise<Organisation> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const { organisations } = await holdParties(transaction);
    const id = readPartyKey(problems, ['key'], 'organisation', key);
    checkKeyFree(problems, organisations, id);
    const organisation = readOrganisation(problems, [], { id, name, roles, version: 1 });
    checkNamesApart(problems, organisations, [{ ...organisation, place: [] }]);
    problems.refuseIfAny();
    await transaction.insert(Organisation, organisation);
    const changes = changesBetween(null, organisation);
    await recordNew(transaction, authorship(context, 'registerOrganisation'), [{ thingId: id, changes }]);
    return Object.assign(new Organisation(), organisation);
  });
}

/**
 * @throws CONFLICT when the organisation has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateOrganisation(context: RequestContext, input: UpdateOrganisationInput): Promise<Organisation> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const reason = readOptionalText(problems, 'reason', input.reason, SUMMARY);
    const { organisations } = await holdParties(transaction);
    const before = named(problems, organisations, input, 'organisations');
    checkKept(problems, { name: input.name, roles: input.roles });
    const { name, roles } = { name: input.name ?? before.name, roles: input.roles ?? before.roles };
    const after = readOrganisation(problems, [], { ...before, name, roles });
    checkNamesApart(problems, organisations, [{ ...after, place: [] }]);
    problems.refuseIfAny();
    const by = authorship(context, 'updateOrganisation');
    const version = await change(transaction, by, Organisation, before, after, reason);
    return Object.assign(new Organisation(), after, { version });
  });
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function registerServiceProvider(
  context: RequestContext,
  { key, name, kind, organisationId = null }: RegisterServiceProviderInput,
): Promise<ServiceProvider> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const { organisations, serviceProviders } = await holdParties(transaction);
    const id = readPartyKey(problems, ['key'], 'serviceProvider', key);
    checkKeyFree(problems, serviceProviders, id);
    const given = { id, name, kind, organisationId, version: 1 };
    const provider = readServiceProvider(problems, [], given, organisations);
    checkNamesApart(problems, serviceProviders, [{ ...provider, place: [] }]);
    problems.refuseIfAny();
    await transaction.insert(ServiceProvider, provider);
    const changes = changesBetween(null, provider);
    await recordNew(transaction, authorship(context, 'registerServiceProvider'), [{ thingId: id, changes }]);
    return Object.assign(new ServiceProvider(), provider);
  });
}

/**
 * @throws CONFLICT when the service provider has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateServiceProvider(
  context: RequestContext,
  input: UpdateServiceProviderInput,
): Promise<ServiceProvider> {
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const reason = readOptionalText(problems, 'reason', input.reason, SUMMARY);
    const { organisations, serviceProviders } = await holdParties(transaction);
    const before = named(problems, serviceProviders, input, 'serviceProviders');
    checkKept(problems, { name: input.name });
    const organisationId = input.organisationId === undefined ? before.organisationId : input.organisationId;
    const given = { ...before, name: input.name ?? before.name, organisationId };
    const after = readServiceProvider(problems, [], given, organisations);
    checkNamesApart(problems, serviceProviders, [{ ...after, place: [] }]);
    problems.refuseIfAny();
    const by = authorship(context, 'updateServiceProvider');
    const version = await change(transaction, by, ServiceProvider, before, after, reason);
    return Object.assign(new ServiceProvider(), after, { version });
  });
}

function checkKeyFree(problems: Problems, held: readonly { id: string }[], id: string): void {
  if (!held.some((party) => party.id === id)) return;
  problems.add('key', 'DUPLICATE', `There is ${id} already.`, 'Give another key; to change what is there, update it.');
}

function checkKept(problems: Problems, given: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(given)) {
    if (value !== null) continue;
    problems.add(field, 'CANNOT_BE_CLEARED', `It always has ${field}.`, 'Give it, or leave it out.');
  }
}

/** The party that an input changes. */
function named<T extends Versioned>(
  problems: Problems,
  held: readonly T[],
  { id, version }: Versioned,
  listedBy: string,
): T {
  const party = held.find((known) => known.id === id);
  if (!party) {
    addNotFound(problems, 'id', id, `Check the id; the query ${listedBy} lists them.`);
    throw problems.refusal();
  }
  if (party.version !== version) throw conflict(id, version, party.version);
  return party;
}

/**
 * Changes a party, unless nothing of it changes.
 * @returns its version from then on
 */
async function change<T extends Organisation | ServiceProvider>(
  transaction: EntityManager,
  by: Authorship,
  entity: typeof Organisation | typeof ServiceProvider,
  before: T,
  after: T,
  reason: string | null,
): Promise<number> {
  const changes = changesBetween(before, after);
  if (changes === '[]') return before.version;
  await updateVersioned<Organisation | ServiceProvider>(transaction, entity, before, { ...after });
  await record(transaction, by, { thingId: before.id, changes, reason });
  return before.version + 1;
}
