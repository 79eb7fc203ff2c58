/** What a Word file says, without its tracked changes and with them. */
export interface WordReading {
  /** The document with every tracked change rejected. */
  before: WordBlock[];
  /** The document with every tracked change accepted. */
  after: WordBlock[];
  /** Which blocks are the same paragraph of the file: the place in `before` by the place in `after`. */
  same: ReadonlyMap<number, number>;
  /** Whether the file has tracked changes at all. */
  tracked: boolean;
  /** What stands in the file and was not read, for the person who brought it. */
  notices: string[];
}

/** A paragraph or a table. Paragraphs that say nothing are left out. */
export interface WordBlock {
  kind: 'paragraph' | 'table';
  /** The name of the paragraph's style, e.g. "heading 2"; built-in names are in lower case as Word stores them. */
  style: string | null;
  /** Level of the heading, from 0; null for what is no heading. */
  outline: number | null;
  /** The automatic number as Word shows it, e.g. "2.1.3" or "(a)", without a full stop or tab after it. */
  number: string | null;
  /** What list the paragraph stands in; a heading's number makes it no list item. */
  listItem: 'bullet' | 'number' | null;
  /** Level in the list, from 0; null outside lists. */
  depth: number | null;
  /** Text with marks of emphasis (see emphasis.ts), line breaks as LF; of a table, its rows with tabs between cells. */
  text: string;
  /** The table's rows, each a text a column of the grid. */
  rows?: string[][];
}

/** The two texts that a file with tracked changes holds. */
export type Side = 'before' | 'after';
