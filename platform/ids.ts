import { randomBytes } from 'node:crypto';

/**
 * Readable, typed ids: `<kind>:<key>`, e.g. `device:00DB1234567890A0`. The kind is the GraphQL type's name with a small
 * first letter, so an id tells what it names without a look-up.
 */
export function typedId(kind: string, key: string): string {
  return `${kind}:${key}`;
}

export interface TypedId {
  kind: string;
  key: string;
}

const TYPED_ID = /^([a-z][A-Za-z]*):([A-Za-z0-9][A-Za-z0-9._#:~()-]*)$/;

/** Longest id that the product gives or takes, in characters. */
export const MAX_ID_LENGTH = 120;

/** Reads an id's kind and key; undefined when it is not of that form. */
export function readId(id: string): TypedId | undefined {
  if (id.length > MAX_ID_LENGTH) return undefined;
  const [, kind, key] = TYPED_ID.exec(id) ?? [];
  return kind !== undefined && key !== undefined ? { kind, key } : undefined;
}

/** A name as the key of an id: spaces become hyphens, so that document "SSI DS" is `document:SSI-DS`. */
export function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, '-');
}

/** Crockford's base 32: digits and capitals, without those that are easily mistaken for others. */
const KEY_CHARACTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_LENGTH = 10;

/**
 * A key that tells nothing: neither how many of its kind there are nor in which order they came, as a running number
 * would. For ids of what does not exist for everybody.
 */
export function randomKey(): string {
  return [...randomBytes(KEY_LENGTH)].map((byte) => KEY_CHARACTERS[byte % KEY_CHARACTERS.length]).join('');
}

/** The GraphQL type that an id names, e.g. `RecoveryScenario` for `recoveryScenario:S1SP-GW`. */
export function typeNameOf(id: string): string {
  const kind = id.slice(0, id.indexOf(':'));
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
