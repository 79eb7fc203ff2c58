import { badArgument } from '../errors';

export type CursorValue = string | number | null;

/** An opaque place in a sorted list: the list's name and order, and the sort keys of the thing at that place. */
export function encodeCursor(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** @throws BAD_USER_INPUT for a cursor that was not made by this list in this order */
export function decodeCursor(cursor: string, order: string, length: number): CursorValue[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) {
      const [madeFor, ...values]: unknown[] = parsed;
      if (madeFor === order && values.length === length && values.every(isCursorValue)) return values;
    }
  } catch {
    // Not JSON: refused below like every other cursor that is not of this list.
  }
  throw badArgument(
    'after or before',
    'The cursor does not belong to this list in this order.',
    "Use a cursor from this field's own pageInfo or edges, with the same sort.",
  );
}
