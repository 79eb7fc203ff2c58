import type { GraphLayout } from './graph-layout';
import { Thing } from './thing';

/** The number of the entity whose key may be null. */
const NAMELESS = 2;

/** A part of a key of a thing: it tells things of a type apart. */
export function keyPart({ nullKeys }: GraphLayout, { type, number }: Thing, name: string): unknown {
  switch (name) {
    case 'id':
      return `${type}${number}`;
    case 'code':
      return nullKeys && number === NAMELESS ? null : `code ${number}`;
    case 'x':
      return number;
    case 'y':
      return number === 1 ? null : `y${number}`;
    case 'spot':
      return new Thing('Spot', number);
    case 'side':
      return new Thing('Side', number);
    case 'row':
      return Math.floor(number / 2);
    default:
      return `${number % 2}`;
  }
}

/** Whether what a representation has is what a thing has there. */
export function isLike(given: unknown, there: unknown, partOf: (thing: Thing, name: string) => unknown): boolean {
  if (!(there instanceof Thing)) return given === there;
  if (typeof given !== 'object' || given === null) return false;
  return Object.entries(given).every(
    ([name, value]) => name === '__typename' || isLike(value, partOf(there, name), partOf),
  );
}
