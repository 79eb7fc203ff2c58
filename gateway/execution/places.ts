import type { ResponsePath } from '@apollo/query-planner';
import { isObject, type JsonObject, own } from './json';

/** Where a value stands in an answer. */
export type Place = readonly (string | number)[];

const EACH = '@';

/** The objects at a path of a plan, in the order in which they stand; what is null or absent is left out. */
export function objectsAt(root: JsonObject, path: ResponsePath): JsonObject[] {
  const found: JsonObject[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: ResponsePath, depth: number, found: JsonObject[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const next = path[depth] === EACH ? depth + 1 : depth;
    for (const item of value) collect(item, path, next, found);
    return;
  }
  const step = path[depth];
  if (!isObject(value)) return;
  if (step === undefined) found.push(value);
  else if (step !== EACH) collect(own(value, String(step)), path, depth + 1, found);
}

/** The objects that `objectsAt` finds, in the same order, each after those that it stands in, from the root on. */
export function lineagesAt(root: JsonObject, path: ResponsePath): JsonObject[][] {
  const found: JsonObject[][] = [];
  trace(root, path, 0, [], found);
  return found;
}

function trace(
  value: unknown,
  path: ResponsePath,
  depth: number,
  around: readonly JsonObject[],
  found: JsonObject[][],
): void {
  if (Array.isArray(value)) {
    const next = path[depth] === EACH ? depth + 1 : depth;
    for (const item of value) trace(item, path, next, around, found);
    return;
  }
  const step = path[depth];
  if (!isObject(value)) return;
  const lineage = [...around, value];
  if (step === undefined) found.push(lineage);
  else if (step !== EACH) trace(own(value, String(step)), path, depth + 1, lineage, found);
}

/** The places of the objects that `objectsAt` finds, in the same order. */
export function placesAt(root: JsonObject, path: ResponsePath): Place[] {
  const found: Place[] = [];
  locate(root, path, 0, [], found);
  return found;
}

function locate(value: unknown, path: ResponsePath, depth: number, place: Place, found: Place[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    const next = path[depth] === EACH ? depth + 1 : depth;
    value.forEach((item, index) => {
      locate(item, path, next, [...place, index], found);
    });
    return;
  }
  const step = path[depth];
  if (!isObject(value)) return;
  if (step === undefined) found.push(place);
  else if (step !== EACH) locate(own(value, String(step)), path, depth + 1, [...place, step], found);
}
