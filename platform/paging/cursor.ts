import type { GraphQLError } from 'graphql';
import { badArgument } from '../errors';

export type CursorValue = string | number | null;

/** An opaque place in a sorted list: the list's name and order, and the sort keys of the thing at that place. */
export function encodeCursor(order: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** What a cursor may hold for a sort key. */
export interface CursorKey {
  kind: 'instant' | 'number' | 'text';
  nullable: boolean;
}

function isValueOf(value: unknown, { kind, nullable }: CursorKey): value is CursorValue {
  if (value === null) return nullable;
  if (kind === 'number') return typeof value === 'number' && Number.isSafeInteger(value);
  if (typeof value !== 'string') return false;
  return kind === 'text' || !Number.isNaN(Date.parse(value));
}

/** A cursor that was not made by this list, or whose thing is there no more. */
export function strayCursor(): GraphQLError {
  return badArgument(
    'after or before',
    'The cursor does not belong to this list in this order.',
    "Use a cursor from this field's own pageInfo or edges, with the same sort.",
  );
}

/** @throws BAD_USER_INPUT for a cursor that was not made by this list in this order */
export function decodeCursor(cursor: string, order: string, keys: readonly CursorKey[]): CursorValue[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) {
      const [madeFor, ...values]: unknown[] = parsed;
      const fits = (value: unknown, index: number): value is CursorValue => {
        const key = keys[index];
        return key !== undefined && isValueOf(value, key);
      };
      if (madeFor === order && values.length === keys.length && values.every(fits)) return values;
    }
  } catch {
    // Not JSON: refused below like every other cursor that is not of this list.
  }
  throw strayCursor();
}
