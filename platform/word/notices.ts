/** What a file holds that is not read, with how it is told to the person who brought it. */
const TELLING = {
  footnote: ['a footnote', 'footnotes', 'not read'],
  comment: ['a comment in the margin', 'comments in the margin', 'not read'],
  textBox: ['a text box', 'text boxes', 'not read'],
  picture: ['a picture or drawing', 'pictures or drawings', 'not read'],
  embedded: ['an embedded object', 'embedded objects', 'not read'],
  attached: ['an attached document', 'attached documents', 'not read'],
  formula: ['a formula', 'formulas', 'read as its characters only'],
  nestedTable: ['a table inside a table', 'tables inside tables', 'read as text of the outer cell'],
  mergedCell: ['a tracked merging of cells', 'tracked mergings of cells', 'read as it stands'],
  symbol: ['a character of a symbol font', 'characters of a symbol font', 'not known and read as \u{fffd}'],
  hidden: ['a stretch of hidden text', 'stretches of hidden text', 'read like other text'],
  struck: ['a stretch struck through by hand', 'stretches struck through by hand', 'read like other text'],
  field: ['a field that does not end', 'fields that do not end', 'not read'],
  numberFormat: ['a kind of numbering that is not known', 'kinds of numbering that are not known', 'read as 1, 2, 3'],
} as const satisfies Record<string, readonly [one: string, several: string, what: string]>;

export type Unread = keyof typeof TELLING;

/** Gathers what was not read, so that each kind is told once, with how often it stands in the file. */
export class Notices {
  private readonly counts = new Map<Unread, number>();

  add(kind: Unread): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  /** In sentences. */
  list(): string[] {
    return [...this.counts].map(([kind, count]) => {
      const [one, several, what] = TELLING[kind];
      return count === 1 ? `There is ${one}; it was ${what}.` : `There are ${count} ${several}; they were ${what}.`;
    });
  }
}
