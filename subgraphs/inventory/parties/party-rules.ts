import { DCC_ID } from '../../../platform/caller/acts-for-dcc';
import { typedId } from '../../../platform/ids';
import { addNotFound, checkNames } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { NAME, readText } from '../../../platform/input/text';
import { folded } from '../../../platform/text/folded';
import type { Organisation } from '../organisation';
import type { ServiceProvider } from '../service-provider';
import { OrganisationRole } from '../vocabulary';

type Place = readonly string[];

/** Longest key, in characters. */
const MAX_KEY = 40;

const KEY = /^[A-Z0-9](?:[A-Z0-9.-]*[A-Z0-9])?$/;

/** The id that a key makes; a key that makes none is added to the problems. */
export function readPartyKey(problems: Problems, place: Place, kind: string, key: string): string {
  if (key.length > MAX_KEY || !KEY.test(key)) {
    const meant = key
      .slice(0, MAX_KEY)
      .toUpperCase()
      .replace(/[^A-Z0-9.]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '');
    const message = `${JSON.stringify(shown(key))} cannot end an id: that takes up to ${MAX_KEY} capitals, digits, dots and hyphens.`;
    problems.add(
      place,
      'KEY_INVALID',
      message,
      KEY.test(meant) ? `Write it like ${meant}.` : 'Write it like SUP-ALDER.',
    );
  }
  return typedId(kind, key);
}

/** What an organisation says of itself, by the rules that hold for one alone. */
export function readOrganisation<T extends Pick<Organisation, 'id' | 'name' | 'roles'>>(
  problems: Problems,
  place: Place,
  organisation: T,
): T {
  const { id, name, roles } = organisation;
  const own = new Problems();
  checkNames(own, 'roles', roles, { least: 1, most: Object.keys(OrganisationRole).length });
  const saysDcc = roles.includes(OrganisationRole.DCC);
  if (!own.any && saysDcc !== (id === DCC_ID)) {
    const message = saysDcc ? `${id} is not DCC: that is ${DCC_ID}.` : `${DCC_ID} is DCC, and its roles do not say so.`;
    const way = saysDcc ? 'Leave the role DCC out, or give the key DCC.' : 'Give it the role DCC.';
    own.add('roles', 'DCC_MISMATCH', message, way);
  }
  const read = { ...organisation, name: readText(own, 'name', name, NAME) };
  problems.addAll(own, place);
  return read;
}

/** What a service provider says of itself, by the rules that hold for one alone. */
export function readServiceProvider<T extends Pick<ServiceProvider, 'name' | 'organisationId'>>(
  problems: Problems,
  place: Place,
  provider: T,
  organisations: readonly Pick<Organisation, 'id' | 'roles'>[],
): T {
  const { name, organisationId } = provider;
  const own = new Problems();
  if (organisationId !== null) {
    const company = organisations.find(({ id }) => id === organisationId);
    const list = 'organisations(roles: [SERVICE_PROVIDER]) lists those that there are.';
    if (!company) addNotFound(own, 'organisationId', organisationId, list);
    else if (![OrganisationRole.SERVICE_PROVIDER, OrganisationRole.DCC].some((role) => company.roles.includes(role))) {
      own.add('organisationId', 'WRONG_KIND', `${organisationId} is no service provider to DCC.`, list);
    }
  }
  const read = { ...provider, name: readText(own, 'name', name, NAME) };
  problems.addAll(own, place);
  return read;
}

/** Names are how people tell them apart: no two have the same, in capitals or not, among those held and those to come. */
export function checkNamesApart(
  problems: Problems,
  held: readonly { id: string; name: string }[],
  wanted: readonly { id: string; name: string; place: Place }[],
): void {
  const coming = new Set(wanted.map(({ id }) => id));
  const bearers = new Map(held.filter(({ id }) => !coming.has(id)).map(({ id, name }) => [folded(name), id]));
  for (const { id, name, place } of wanted) {
    const bearer = bearers.get(folded(name));
    if (bearer === undefined) bearers.set(folded(name), id);
    else if (bearer !== id) {
      const message = `${bearer} has the name ${JSON.stringify(shown(name))}.`;
      problems.add(
        [...place, 'name'],
        'NAME_TAKEN',
        message,
        'Give the name in full, or with what tells the two apart.',
      );
    }
  }
}
