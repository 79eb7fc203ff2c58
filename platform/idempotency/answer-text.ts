import type { EntityManager } from 'typeorm';
import { objectTypeClasses } from '../graphql/decorated';

/** An object with the name of its class, or a time; whatever else JSON has is as it is. */
interface Tagged {
  $: string;
  of: unknown;
}

const TIME = 'Date';
const PLAIN = 'Object';

/**
 * What a mutation answers with, as text: the things themselves, of which the operation then asks what it wants.
 * @throws TypeError for what no text can hold
 */
export function toText(answer: unknown): string {
  return JSON.stringify(tagged(answer));
}

function tagged(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (['string', 'boolean', 'number'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(tagged);
  if (value instanceof Date) return { $: TIME, of: value.toISOString() } satisfies Tagged;
  if (typeof value !== 'object' || value instanceof Map || value instanceof Set || value instanceof Promise) {
    throw new TypeError(`An answer that is kept cannot hold a ${typeof value}: ${String(value)}.`);
  }
  const held = Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, tagged(each)]]));
  return { $: value.constructor?.name ?? PLAIN, of: Object.fromEntries(held) } satisfies Tagged;
}

/** What things are made after, by the names of their classes: those of a database, and types that are kept nowhere. */
type Prototypes = Map<string, object>;

function prototypesFor({ dataSource }: EntityManager): Prototypes {
  const prototypes: Prototypes = new Map();
  const several = new Set<string>();
  for (const { name, prototype } of objectTypeClasses()) {
    if (prototypes.has(name)) several.add(name);
    prototypes.set(name, prototype);
  }
  // Of two types of one name in two subgraphs, it is at most one that the database knows.
  for (const name of several) prototypes.delete(name);
  for (const { target } of dataSource.entityMetadatas) {
    if (typeof target === 'function') prototypes.set(target.name, target.prototype);
  }
  return prototypes;
}

const known = new WeakMap<EntityManager['dataSource'], Prototypes>();

/** The things that a text tells of, each of its class. */
export function fromText(reads: EntityManager, text: string): unknown {
  const prototypes = known.get(reads.dataSource) ?? prototypesFor(reads);
  known.set(reads.dataSource, prototypes);
  return untagged(JSON.parse(text), prototypes);
}

function isTagged(value: unknown): value is Tagged {
  return typeof value === 'object' && value !== null && '$' in value && typeof value.$ === 'string' && 'of' in value;
}

function untagged(value: unknown, prototypes: Prototypes): unknown {
  if (Array.isArray(value)) return value.map((each) => untagged(each, prototypes));
  if (!isTagged(value)) return value;
  if (value.$ === TIME) return new Date(String(value.of));
  const held = Object.entries(Object(value.of)).map(([name, each]) => [name, untagged(each, prototypes)]);
  const made: object = Object.create(prototypes.get(value.$) ?? Object.prototype);
  return Object.assign(made, Object.fromEntries(held));
}
