import { z } from 'zod';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict, unavailable } from '../../../platform/errors';
import type { GraphClient } from '../../../platform/graph-client';
import { authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { Component } from '../component';
import { holdDisasters } from '../losses/hold-disasters';
import { ServiceProviderKind, ServiceState } from '../vocabulary';
import { checkKey, readNaming } from './component-definition';
import type { RegisterComponentInput, UpdateComponentInput } from './register-component';

const providerAnswer = z.object({
  serviceProvider: z.object({ kind: z.enum(ServiceProviderKind) }).nullable(),
});

const PROVIDER = 'query ProviderKind($id: ID!) { serviceProvider(id: $id) { kind } }';

/** What a provider does for DCC, as the inventory has it; that there is none is added to the problems. */
async function readProviderKind(
  graph: GraphClient,
  problems: Problems,
  id: string,
): Promise<ServiceProviderKind | null> {
  const way = 'The query serviceProviders lists all of them.';
  if (!isIdOf('serviceProvider', id)) {
    addNotFound(problems, 'providerId', id, way);
    return null;
  }
  const { success, data } = providerAnswer.safeParse(await graph.ask(PROVIDER, { id }));
  if (!success) throw unavailable('The inventory');
  if (!data.serviceProvider) addNotFound(problems, 'providerId', id, way);
  return data.serviceProvider?.kind ?? null;
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function registerComponent(context: RequestContext, input: RegisterComponentInput): Promise<Component> {
  const given = new Problems();
  const { key, kind, providerId = null, regions } = input;
  checkKey(given, key);
  const providerKind = providerId === null ? null : await readProviderKind(context.graph, given, providerId);
  const isUnknown = providerId !== null && providerKind === null;
  const naming = isUnknown
    ? { name: input.name, providerKind, regions: [] }
    : { name: input.name, providerKind, regions: regions ?? [] };
  const named = readNaming(given, naming);
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'registerComponent');
    const problems = new Problems();
    problems.addAll(given);
    await holdDisasters(transaction);
    const id = typedId('component', key);
    if (!given.any && (await transaction.existsBy(Component, { id }))) {
      problems.add('key', 'ALREADY_EXISTS', `There is a ${id} already.`, 'Change it with updateComponent.');
    }
    problems.refuseIfAny();
    const component = {
      id,
      kind,
      providerId,
      ...named,
      state: ServiceState.OPERATIONAL,
      stateSince: by.at,
      version: 1,
    };
    await transaction.insert(Component, component);
    await recordNew(transaction, by, [{ thingId: id, changes: changesBetween(null, component) }]);
    return Object.assign(new Component(), component);
  });
}

/**
 * @throws CONFLICT when the component has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export function updateComponent(context: RequestContext, input: UpdateComponentInput): Promise<Component> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'updateComponent');
    const problems = new Problems();
    const { id, version } = input;
    const component = isIdOf('component', id) ? await transaction.findOneBy(Component, { id }) : null;
    if (component?.id !== id) {
      addNotFound(problems, 'id', id, 'The query components lists all of them.');
      throw problems.refusal();
    }
    if (component.version !== version) throw conflict(id, version, component.version);
    const { name, regions } = readNaming(problems, {
      name: input.name ?? component.name,
      providerKind: component.providerKind,
      regions: input.regions ?? component.regions,
    });
    problems.refuseIfAny();
    const changes = changesBetween(component, { name, regions });
    if (changes === '[]') return component;
    await updateVersioned(transaction, Component, component, { name, regions });
    await record(transaction, by, { thingId: id, changes });
    return Object.assign(new Component(), component, { name, regions, version: version + 1 });
  });
}
