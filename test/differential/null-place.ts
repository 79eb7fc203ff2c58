import type { Place } from '../../gateway/execution/places';

/** The place in an answer that is null where something of a place is missing; undefined where nothing is. */
export function nullPlace(data: string, place: Place): Place | undefined {
  let value: unknown = data === 'undefined' ? null : JSON.parse(data);
  for (const [depth, step] of place.entries()) {
    if (value === null || value === undefined) return place.slice(0, depth);
    value = typeof value === 'object' ? Reflect.get(value, step) : undefined;
  }
  return value === null || value === undefined ? place : undefined;
}

export function samePlace(one: Place | undefined, other: Place | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function isWithin(place: Place, around: Place): boolean {
  return around.length <= place.length && samePlace(place.slice(0, around.length), around);
}
