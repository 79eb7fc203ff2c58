import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';
import { insertAll } from '../../../platform/database/insert-all';
import { updateVersioned, type Versioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, recordAll, recordNew } from '../../../platform/history/history';
import { keyOf, typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { Organisation } from '../organisation';
import { ServiceProvider } from '../service-provider';
import { checkKeysOnce, readTable, type TableRow } from '../table-file/read-table';
import type { TableImport } from '../table-file/table-import';
import { OrganisationRole, ServiceProviderKind } from '../vocabulary';
import { type HeldParties, holdParties } from './held-parties';
import { checkNamesApart, readOrganisation, readPartyKey, readServiceProvider } from './party-rules';

type OrganisationColumn = 'key' | 'name' | 'roles';
type ServiceProviderColumn = 'key' | 'name' | 'kind' | 'organisation';

const ORGANISATIONS = { field: 'csv', columns: ['key', 'name', 'roles'], required: ['key', 'name', 'roles'] } as const;
const SERVICE_PROVIDERS = {
  field: 'csv',
  columns: ['key', 'name', 'kind', 'organisation'],
  required: ['key', 'name', 'kind'],
} as const;

/**
 * Takes the organisations of a table, those that are new and those that differ from what is held: all of them, or nothing.
 * @throws Refusal with everything that is wrong, by row and column; then nothing was changed
 */
export function importOrganisations(
  database: Database,
  by: Authorship,
  csv: string,
  { dryRun }: { dryRun: boolean },
): Promise<TableImport> {
  return database.write(async (transaction) => {
    const problems = new Problems();
    const { organisations: held } = await holdParties(transaction);
    const rows = readTable<OrganisationColumn>(problems, csv, ORGANISATIONS).map((row) => ({
      row,
      value: readOrganisation(problems, ['csv', String(row.row)], {
        ...party(problems, row, 'organisation'),
        roles: row
          .cell('roles')
          .split(/[\s|]+/)
          .flatMap((name) =>
            name === '' ? [] : (readValue(problems, row.place('roles'), name, OrganisationRole) ?? []),
          ),
      }),
    }));
    checkKeysOnce(problems, 'key', rows, ({ id }) => id);
    checkNamesApart(
      problems,
      held,
      rows.map(({ row, value }) => ({ ...value, place: ['csv', String(row.row)] })),
    );
    problems.refuseIfAny();
    const wanted = rows.map(({ value }) => value);
    return settle(transaction, by, { entity: Organisation, held, wanted, dryRun });
  });
}

/**
 * Takes the service providers of a table, those that are new and those that differ from what is held: all, or nothing.
 * @throws Refusal with everything that is wrong, by row and column; then nothing was changed
 */
export function importServiceProviders(
  database: Database,
  by: Authorship,
  csv: string,
  { dryRun }: { dryRun: boolean },
): Promise<TableImport> {
  return database.write(async (transaction) => {
    const problems = new Problems();
    const held = await holdParties(transaction);
    const rows = readTable<ServiceProviderColumn>(problems, csv, SERVICE_PROVIDERS).map((row) => ({
      row,
      value: readProviderRow(problems, row, held),
    }));
    checkKeysOnce(problems, 'key', rows, ({ id }) => id);
    const named = rows.map(({ row, value }) => ({ ...value, place: ['csv', String(row.row)] }));
    checkNamesApart(problems, held.serviceProviders, named);
    problems.refuseIfAny();
    const wanted = rows.map(({ value }) => value);
    return settle(transaction, by, { entity: ServiceProvider, held: held.serviceProviders, wanted, dryRun });
  });
}

function party(problems: Problems, row: TableRow<'key' | 'name'>, kind: string) {
  const id = readPartyKey(problems, row.place('key'), kind, row.cell('key'));
  return { id, name: row.cell('name'), version: 1 };
}

function readProviderRow(
  problems: Problems,
  row: TableRow<ServiceProviderColumn>,
  { organisations, serviceProviders }: HeldParties,
): ServiceProvider {
  const kind =
    readValue(problems, row.place('kind'), row.cell('kind'), ServiceProviderKind) ?? ServiceProviderKind.S1SP;
  const company = row.cell('organisation');
  const organisationId =
    company === '' ? null : company.includes(':') ? company : typedId('organisation', keyOf(company));
  const given = { ...party(problems, row, 'serviceProvider'), kind, organisationId };
  const before = serviceProviders.find(({ id }) => id === given.id);
  if (before && before.kind !== kind) {
    const message = `${before.id} is of kind ${before.kind}, and that stays.`;
    problems.add(row.place('kind'), 'WRONG_KIND', message, `Write ${before.kind}, or give another key.`);
  }
  const faults = new Problems();
  const provider = readServiceProvider(faults, [], given, organisations);
  for (const {
    field: [field],
    code,
    message,
    suggestion,
  } of faults.list) {
    problems.add(row.place(field === 'organisationId' ? 'organisation' : 'name'), code, message, suggestion);
  }
  return provider;
}

function readValue<V extends string>(
  problems: Problems,
  place: readonly string[],
  text: string,
  values: Readonly<Record<string, V>>,
): V | undefined {
  const value = Object.values(values).find((known) => known === text.toUpperCase());
  if (value === undefined) {
    const message = `${JSON.stringify(shown(text))} is none of the values.`;
    problems.add(place, 'UNKNOWN_VALUE', message, `Write one of: ${Object.values(values).join(', ')}.`);
  }
  return value;
}

interface Settlement<T> {
  entity: new () => T;
  held: readonly T[];
  wanted: readonly T[];
  dryRun: boolean;
}

/** Inserts what is new and changes what differs, each with its history. */
async function settle<T extends Organisation | ServiceProvider>(
  transaction: EntityManager,
  by: Authorship,
  { entity, held, wanted, dryRun }: Settlement<T>,
): Promise<TableImport> {
  const heldById = new Map(held.map((party) => [party.id, party]));
  const added = wanted.filter(({ id }) => !heldById.has(id));
  const changed = wanted.flatMap((after) => {
    const before: Versioned | undefined = heldById.get(after.id);
    const changes = before ? changesBetween(before, { ...after, version: before.version }) : '[]';
    return before && changes !== '[]' ? [{ before, after, changes }] : [];
  });
  if (!dryRun) {
    await insertAll<Organisation | ServiceProvider>(transaction, entity, [...added]);
    const news = added.map((party) => ({ thingId: party.id, changes: changesBetween(null, party) }));
    await recordNew(transaction, by, news);
    for (const { before, after } of changed) {
      await updateVersioned<Organisation | ServiceProvider>(transaction, entity, before, { ...after });
    }
    const changes = changed.map(({ before, changes: what }) => ({ thingId: before.id, changes: what }));
    await recordAll(transaction, by, changes);
  }
  const counts = { rows: wanted.length, added: added.length, changed: changed.length, removed: 0, dryRun };
  return { ...counts, unchanged: wanted.length - added.length - changed.length };
}
