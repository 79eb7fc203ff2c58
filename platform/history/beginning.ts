/** What stands for a value that is not for everybody. */
export const HIDDEN = '▇';

/** What a history tells of a thing that is new. */
export interface Beginning {
  /** The fields that it has, as JSON text. */
  changes: string;
  /** That text as a JSON string, as its hash is made over it. */
  quoted: string;
}

/** A piece of JSON text within a JSON string. */
function within(json: string): string {
  return JSON.stringify(json).slice(1, -1);
}

/** What stands between the value of a field and the next one. */
const BEHIND = '},';

/** A field of things of a kind: where it stands among theirs, and what stands before its first value. */
interface NewField {
  field: string;
  place: number;
  before: string;
  quoted: string;
}

let lastNames: readonly string[] = [];
let lastInOrder: readonly NewField[] = [];

/** Fields in the order of their names; many things of a kind come one after the other, and are sorted once. */
function inOrder(names: readonly string[]): readonly NewField[] {
  const alike = names.length === lastNames.length && names.every((name, place) => name === lastNames[place]);
  if (!alike) {
    lastNames = names;
    lastInOrder = names
      .map((field, place) => {
        const before = `${BEHIND}{"field":${JSON.stringify(field)},"before":null,"after":`;
        return { field, place, before, quoted: within(before) };
      })
      .sort((a, b) => (a.field < b.field ? -1 : 1));
  }
  return lastInOrder;
}

const HIDDEN_TEXT = JSON.stringify(HIDDEN);

/**
 * The fields of a thing that is new, as changes from nothing, in few steps: many things are new at once when they are
 * imported.
 * @param confidential fields whose values are not for everybody
 */
export function beginningOf(after: object, confidential: readonly string[] = []): Beginning {
  const values: unknown[] = Object.values(after);
  let changes = '';
  let quoted = '';
  for (const { field, place, before, quoted: quotedBefore } of inOrder(Object.keys(after))) {
    const value = values[place];
    if (value === undefined || value === null) continue;
    const held = value instanceof Date ? `"${value.toISOString()}"` : JSON.stringify(value);
    if (held === 'null') continue;
    const hidden = confidential.includes(field);
    const shown = hidden ? HIDDEN_TEXT : held;
    // Most values are text in which nothing needs an escape.
    const plain = !hidden && typeof value === 'string' && shown.length === value.length + 2;
    const first = changes === '';
    quoted += (first ? quotedBefore.slice(BEHIND.length) : quotedBefore) + (plain ? `\\"${value}\\"` : within(shown));
    changes += (first ? before.slice(BEHIND.length) : before) + shown;
  }
  return changes === '' ? { changes: '[]', quoted: '"[]"' } : { changes: `[${changes}}]`, quoted: `"[${quoted}}]"` };
}
