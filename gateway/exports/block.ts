/** A piece of text, and whether it came in or went out. */
export interface Run {
  text: string;
  change?: 'inserted' | 'deleted';
}

export interface Column {
  title: string;
  /** Share of the width, in characters. */
  width: number;
}

/**
 * What a report is made of. All text in it is text, whatever it looks like; only `words` is Markdown, as clauses are
 * written. A report is a stream of blocks, and a table a stream of rows, so that none has to be held as a whole.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: string }
  /** What somebody said. */
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'words'; markdown: string }
  | { kind: 'redLine'; runs: readonly Run[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: Rows };

export type Rows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

export interface Report {
  title: string;
  /** Which edition it is, told on every page or under every heading. */
  edition: string;
  /** Whether it is wider than high. */
  landscape: boolean;
  blocks: AsyncIterable<Block>;
}
