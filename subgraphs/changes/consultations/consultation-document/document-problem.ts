/** Why a document is refused: where, what, and what to do about it. */
export interface DocumentProblem {
  /** Counted from 1. */
  line: number;
  code: string;
  message: string;
  suggestion: string;
}

/** A reader of 500 problems has the wrong file; the rest would only hide that. */
const MOST_PROBLEMS = 500;

/** Collects every problem of one document, so that its author can mend them all at once. */
export class DocumentProblems {
  private readonly found: DocumentProblem[] = [];
  private readonly seen = new Set<string>();

  add(line: number, code: string, message: string, suggestion: string): void {
    const key = `${line} ${code} ${message}`;
    if (this.isFull || this.seen.has(key)) return;
    this.seen.add(key);
    this.found.push({ line, code, message, suggestion });
  }

  get count(): number {
    return this.found.length;
  }

  /** More would not be kept: reading on is of no use. */
  get isFull(): boolean {
    return this.found.length >= MOST_PROBLEMS;
  }

  inLineOrder(): DocumentProblem[] {
    return [...this.found].sort((a, b) => a.line - b.line);
  }
}

/** A short, printable piece of the document for a message. */
export function excerpt(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim();
  return printable.length > 60 ? `“${printable.slice(0, 57)}…”` : `“${printable}”`;
}
