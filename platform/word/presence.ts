import type { Side } from './word-reading';
import type { XmlElement } from './xml';

/** In which of the two texts something stands. */
export type Presence = Readonly<Record<Side, boolean>>;

export const SIDES: readonly Side[] = ['before', 'after'];
export const IN_BOTH: Presence = { before: true, after: true };

const INSERTING = new Set(['w:ins', 'w:moveTo', 'w:cellIns']);
const DELETING = new Set(['w:del', 'w:moveFrom', 'w:cellDel']);

/** Whether an element of that name marks a tracked change of what stands in the text. */
export function isTracked(name: string): boolean {
  return INSERTING.has(name) || DELETING.has(name);
}

/** What stands inside a tracked change stands in one text only; inserted and deleted again, in none. */
export function within(presence: Presence, name: string): Presence {
  if (INSERTING.has(name)) return { before: false, after: presence.after };
  if (DELETING.has(name)) return { before: presence.before, after: false };
  return presence;
}

/** The presence of what bears such marks as children, e.g. a paragraph's end or a table's row. */
export function markedBy(presence: Presence, properties: XmlElement | undefined): Presence {
  let marked = presence;
  for (const node of properties?.children ?? []) if (typeof node !== 'string') marked = within(marked, node.name);
  return marked;
}
