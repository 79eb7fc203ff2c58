import type { ForeignReference } from '../../platform/existence';
import { addNotFound, checkNames, isIdOf } from '../../platform/input/named-things';
import type { Problems } from '../../platform/input/problems';

/** A kind of thing that another subgraph holds: how its ids begin, and an example of one. */
export interface ForeignKind {
  kind: 'organisation' | 'serviceProvider' | 'device';
  example: string;
}

export const ORGANISATION: ForeignKind = { kind: 'organisation', example: 'organisation:DCC' };
export const SERVICE_PROVIDER: ForeignKind = { kind: 'serviceProvider', example: 'serviceProvider:S1SP-A' };
export const DEVICE: ForeignKind = { kind: 'device', example: 'device:00DB1234567890A0' };

/** Most things that one list of an input may name. */
export const MAX_LIST = 200;

/** Checks that an id is one of a kind; whether there is such a thing, the graph is asked later. */
export function readForeignId(
  problems: Problems,
  field: string | readonly string[],
  id: string,
  { kind, example }: ForeignKind,
): ForeignReference[] {
  if (isIdOf(kind, id)) return [{ field, id, readBy: kind }];
  addNotFound(problems, field, id, `Give an id like ${example}.`);
  return [];
}

/** Checks a list of ids of a kind: of bounded length, and each named once. */
export function readForeignIds(
  problems: Problems,
  field: string,
  ids: readonly string[],
  kind: ForeignKind,
): ForeignReference[] {
  checkNames(problems, field, ids, { least: 0, most: MAX_LIST });
  if (ids.length > MAX_LIST) return [];
  return [...new Set(ids)].flatMap((id) => readForeignId(problems, [field, String(ids.indexOf(id))], id, kind));
}
