/** A stretch of text in one formatting; line breaks are LF, tabs are tabs. */
export interface Run {
  text: string;
  change?: TrackedChange;
  bold?: boolean;
  italic?: boolean;
}

export type TrackedChange = 'inserted' | 'deleted';

export type WordStyle = 'Title' | 'Subtitle' | 'Quote' | 'caption';

export interface WordOutParagraph {
  kind: 'paragraph';
  /** Level of the heading, 0 to 8; null for what is no heading. */
  outline: number | null;
  style?: WordStyle;
  listItem?: 'bullet' | 'number';
  /** Level in the list, 0 to 8. */
  depth?: number;
  runs: readonly Run[];
  /** The whole paragraph is inserted or deleted, its end too; runs of the opposite change are then left out. */
  change?: TrackedChange;
}

export interface WordOutCell {
  runs: readonly Run[];
}

export interface WordOutTable {
  kind: 'table';
  /** The first row is the heading, repeated on each page. Rows may be made while they are written. */
  rows: Iterable<readonly WordOutCell[]> | AsyncIterable<readonly WordOutCell[]>;
  /** Shares of the page's width, a column each; equal when left out. */
  widths?: readonly number[];
  /** All rows are inserted or deleted. */
  change?: TrackedChange;
}

export type WordOutBlock = WordOutParagraph | WordOutTable;

export interface WordOutOptions {
  title: string;
  author: string;
  /** When the document was written and its changes were made. */
  date: Date;
  /** For wide tables. */
  landscape?: boolean;
}
