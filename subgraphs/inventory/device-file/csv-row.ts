/** Why a record could not be read as it should: it is longer than any record, or a quote in it never ends. */
export type RowFault = 'ROW_TOO_LONG' | 'QUOTE_NOT_CLOSED';

/** What a record is kept as, which can go from one thread to another: its line, or its cells where quotes have a meaning. */
export interface PlainRow {
  content: string | readonly string[];
  separator: string;
  fault: RowFault | undefined;
}

/**
 * One record of a CSV text; the header is the first. Its cells are made each time that they are asked for: many records
 * are held at once, and cells take several times the room of the line that they stand in.
 */
export class CsvRow {
  constructor(readonly plain: PlainRow) {}

  /** A record in which no quote has a meaning. */
  static ofLine(line: string, separator: string, fault?: RowFault): CsvRow {
    return new CsvRow({ content: line, separator, fault });
  }

  static ofCells(cells: readonly string[], fault?: RowFault): CsvRow {
    return new CsvRow({ content: cells, separator: '', fault });
  }

  get fault(): RowFault | undefined {
    return this.plain.fault;
  }

  get cells(): readonly string[] {
    const { content, separator } = this.plain;
    return typeof content === 'string' ? content.split(separator) : content;
  }

  /** Characters that it takes, separators included. */
  get length(): number {
    const { content } = this.plain;
    return typeof content === 'string' ? content.length : content.reduce((length, cell) => length + cell.length + 1, 0);
  }

  /** Whether nothing stands in it, as in an empty line; separators are something. */
  get isEmpty(): boolean {
    const { content, separator } = this.plain;
    if (typeof content === 'string') return content.trim() === '' && !content.includes(separator);
    return content.length < 2 && (content[0] ?? '').trim() === '';
  }
}
