import type { ForeignReference } from '../../platform/existence';
import { readId } from '../../platform/ids';
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

const SHOWN_CHARACTERS = 60;

/** Checks that an id is one of a kind; whether there is such a thing, the graph is asked later. */
export function readForeignId(
  problems: Problems,
  field: string | readonly string[],
  id: string,
  { kind, example }: ForeignKind,
): ForeignReference[] {
  if (readId(id)?.kind === kind) return [{ field, id, readBy: kind }];
  const message = `${JSON.stringify(id.slice(0, SHOWN_CHARACTERS))} is no id of ${kind === 'organisation' ? 'an' : 'a'} ${kind}.`;
  problems.add(field, 'WRONG_KIND', message, `Give an id like ${example}.`);
  return [];
}

/** Checks a list of ids of a kind: of bounded length, and each named once. */
export function readForeignIds(
  problems: Problems,
  field: string,
  ids: readonly string[],
  kind: ForeignKind,
): ForeignReference[] {
  if (ids.length > MAX_LIST) {
    const message = `It names ${ids.length}; at most ${MAX_LIST} are taken.`;
    problems.add(field, 'TOO_MANY', message, 'Name the most telling ones, and describe the rest in the description.');
    return [];
  }
  return ids.flatMap((id, index) => {
    const place = [field, String(index)];
    const first = ids.indexOf(id);
    if (first === index) return readForeignId(problems, place, id, kind);
    const message = `It was named before, at place ${first}.`;
    problems.add(place, 'DUPLICATE', message, 'Name each only once.');
    return [];
  });
}
