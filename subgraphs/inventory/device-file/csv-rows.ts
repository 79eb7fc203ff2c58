import { CsvRow } from './csv-row';

/** Longest record, in characters; what is longer is passed over to the end of its line. */
export const MAX_ROW = 100_000;

/** What a message can show of a record that is too long. */
const SHOWN_OF_LONG = 100;

const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

/** What stands between the cells, told by the header: comma, or what some spreadsheets write in its place. */
function separatorOf(header: string): Separator {
  const [most = ','] = [...SEPARATORS].sort((a, b) => header.split(b).length - header.split(a).length);
  return most;
}

/** A record and where the next one begins; undefined when the text ends before it does. */
type Found = { row: CsvRow; next: number } | undefined;

/**
 * Reads the records of a CSV text (RFC 4180) that comes piece by piece. Line ends may be LF, CRLF or CR; lines with
 * nothing on them are passed over. A record that cannot be read is told, and the next line is read as if nothing had
 * happened, so that one fault costs one row: csv-parse, which ends at the first, is no help here.
 */
export class CsvReader {
  private text = '';
  private separator: Separator | undefined;
  private lineEnd = '\n';
  /** Whether the rest of a line that is too long is still to come. */
  private passingOver = false;

  /** The records that a further piece of the text makes whole. */
  *read(piece: string, last = false): Generator<CsvRow> {
    this.text = this.text === '' ? piece : this.text + piece;
    if (this.separator === undefined && !this.begin(last)) return;
    let position = 0;
    while (position < this.text.length) {
      if (this.passingOver) {
        const end = this.text.indexOf(this.lineEnd, position);
        if (end < 0) {
          position = this.text.length;
          break;
        }
        this.passingOver = false;
        position = end + 1;
        continue;
      }
      const found = this.record(position, last) ?? this.tooLong(position);
      if (!found) break;
      position = found.next;
      if (!found.row.isEmpty || found.row.fault) yield found.row;
    }
    this.text = this.text.slice(position);
  }

  /** Learns the line end and the separator from the first line that says something. */
  private begin(last: boolean): boolean {
    this.text = this.text.trimStart();
    const end = /\r\n?|\n/.exec(this.text);
    // A CR at the very end of a piece may have its LF in the next one.
    const known = end && (end[0] !== '\r' || end.index + 1 < this.text.length);
    if (!known && !last && this.text.length <= MAX_ROW) return false;
    this.lineEnd = end?.[0] === '\r' ? '\r' : '\n';
    this.separator = separatorOf(this.text.slice(0, end?.index ?? MAX_ROW));
    return true;
  }

  private record(from: number, last: boolean): Found {
    const { text, lineEnd } = this;
    let end = text.indexOf(lineEnd, from);
    if (end < 0) {
      if (!last) return undefined;
      end = text.length;
    }
    if (end - from > MAX_ROW) return undefined;
    const line = text.slice(from, text[end - 1] === '\r' && lineEnd === '\n' ? end - 1 : end);
    const { separator = ',' } = this;
    if (!line.includes('"')) return { row: CsvRow.ofLine(line, separator), next: end + 1 };
    const quoted = this.quotedRecord(from, last);
    if (quoted !== 'OPEN') return quoted;
    const beyond = last || text.length - from > MAX_ROW;
    return beyond ? { row: CsvRow.ofLine(line, separator, 'QUOTE_NOT_CLOSED'), next: end + 1 } : undefined;
  }

  /** A record in which quotes stand, cell by cell; a quote within an unquoted cell stands for itself. */
  private quotedRecord(from: number, last: boolean): Found | 'OPEN' {
    const { text, lineEnd, separator = ',' } = this;
    const cells: string[] = [];
    for (let position = from; ; ) {
      while (text[position] === ' ') position += 1;
      let cell = '';
      if (text[position] === '"') {
        let end = position;
        do {
          const start = end + 1;
          end = text.indexOf('"', start);
          if (end < 0 || end - from > MAX_ROW) return 'OPEN';
          cell += text.slice(start, end);
          if (text[end + 1] === '"') cell += '"';
          end += 1;
        } while (text[end] === '"');
        position = end;
        if (position >= text.length && !last) return 'OPEN';
      }
      let end = position;
      while (end < text.length && text[end] !== separator && text[end] !== lineEnd) end += 1;
      if (end >= text.length && !last) return undefined;
      cells.push(cell + text.slice(position, end).trimEnd());
      if (text[end] !== separator) return { row: CsvRow.ofCells(cells), next: end + 1 };
      position = end + 1;
    }
  }

  private tooLong(from: number): Found {
    if (this.text.length - from <= MAX_ROW) return undefined;
    this.passingOver = true;
    const shown = this.text.slice(from, from + SHOWN_OF_LONG);
    return { row: CsvRow.ofCells([shown], 'ROW_TOO_LONG'), next: from };
  }
}
