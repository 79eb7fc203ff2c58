/** Why a record could not be read as it should: it is longer than any record, or a quote in it never ends. */
export type RowFault = 'ROW_TOO_LONG' | 'QUOTE_NOT_CLOSED';

/**
 * One record of a CSV text; the header is the first. Its cells are made each time that they are asked for: many records
 * are held at once, and cells take several times the room of the line that they stand in.
 */
export class CsvRow {
  private constructor(
    private readonly content: string | readonly string[],
    private readonly separator: string,
    readonly fault: RowFault | undefined,
  ) {}

  /** A record in which no quote has a meaning. */
  static ofLine(line: string, separator: string, fault?: RowFault): CsvRow {
    return new CsvRow(line, separator, fault);
  }

  static ofCells(cells: readonly string[], fault?: RowFault): CsvRow {
    return new CsvRow(cells, '', fault);
  }

  get cells(): readonly string[] {
    return typeof this.content === 'string' ? this.content.split(this.separator) : this.content;
  }

  /** Characters that it takes, separators included. */
  get length(): number {
    if (typeof this.content === 'string') return this.content.length;
    return this.content.reduce((length, cell) => length + cell.length + 1, 0);
  }

  /** Whether nothing stands in it, as in an empty line; separators are something. */
  get isEmpty(): boolean {
    if (typeof this.content !== 'string') return this.content.length < 2 && (this.content[0] ?? '').trim() === '';
    return this.content.trim() === '' && !this.content.includes(this.separator);
  }
}
