/** Clauses as a document cites them, and the clause numbers that this means. */
export interface ClauseReferences {
  /** One per part between semicolons, as cited. */
  references: string[];
  /** Ranges written out, in the order of citing, each number once. */
  numbers: string[];
}

export type ClauseReferenceCode =
  | 'CLAUSE_REFERENCE_MISSING'
  | 'CLAUSE_REFERENCE_UNREADABLE'
  | 'CLAUSE_RANGE_DESCENDS'
  | 'CLAUSE_RANGE_TOO_LONG';

export interface ClauseReferenceProblem {
  code: ClauseReferenceCode;
  message: string;
  suggestion: string;
}

export type ExpandedClauseReferences =
  | ({ ok: true } & ClauseReferences)
  | { ok: false; problem: ClauseReferenceProblem };

/** A longer range is far more likely a slip of the pen than a wish to change 200 clauses. */
const LONGEST_RANGE = 200;
const MOST_CLAUSES = 2000;
const LONGEST_CITATION = 8000;

const NUMBER = /^[A-Z]?[1-9]\d{0,2}(?:\.[1-9]\d{0,2}){0,7}$/;
const RANGE = /^(\S+?)\s*(?:\bto\b|[-–—])\s*(\S+)$/;

/** Reads "1; 1.10.3 – 5; 1.10.14." as 1, 1.10.3, 1.10.4, 1.10.5, 1.10.14. */
export function expandClauseReferences(cited: string): ExpandedClauseReferences {
  if (cited.length > LONGEST_CITATION) {
    return refused('CLAUSE_RANGE_TOO_LONG', `The citation has ${cited.length} characters.`, 'Cite fewer clauses.');
  }
  const references = cited
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*\.$/, '')
    .split(';')
    .map((part) => part.trim());
  if (references.length === 1 && references[0] === '') {
    return refused('CLAUSE_REFERENCE_MISSING', 'No clause is cited.', 'Cite at least one clause, such as 2.1.3.');
  }
  const numbers = new Set<string>();
  for (const reference of references) {
    for (const part of reference.replace(/^(?:clauses?|sections?|paragraphs?) /i, '').split(/,? and |,/)) {
      const expanded = expandPart(part.trim());
      if (!Array.isArray(expanded)) return { ok: false, problem: expanded };
      for (const number of expanded) numbers.add(number);
    }
    if (numbers.size > MOST_CLAUSES) {
      return refused(
        'CLAUSE_RANGE_TOO_LONG',
        `More than ${MOST_CLAUSES} clauses are cited at once.`,
        'Split the change.',
      );
    }
  }
  return { ok: true, references, numbers: [...numbers] };
}

/** Writes clause numbers the way documents cite them: neighbours as a range, the rest between semicolons. */
export function formatClauseReferences(numbers: readonly string[]): string {
  const runs: { first: string; prefix: string; from: number; to: number }[] = [];
  for (const number of numbers) {
    const { prefix, last } = lastComponent(number);
    const run = runs.at(-1);
    if (run && run.prefix === prefix && last === run.to + 1 && last - run.from < LONGEST_RANGE) run.to = last;
    else runs.push({ first: number, prefix, from: last, to: last });
  }
  return runs.map((run) => (run.from === run.to ? run.first : `${run.first} – ${run.to}`)).join('; ');
}

function expandPart(part: string): string[] | ClauseReferenceProblem {
  if (NUMBER.test(part)) return [part];
  const [, start = '', end = ''] = RANGE.exec(part) ?? [];
  if (!NUMBER.test(start) || !NUMBER.test(end)) return unreadable(part);
  const first = lastComponent(start);
  const final = lastComponent(end);
  if (final.prefix !== '' && final.prefix !== first.prefix) return unreadable(part);
  if (final.last <= first.last) {
    return {
      code: 'CLAUSE_RANGE_DESCENDS',
      message: `The range “${part}” ends before or where it begins.`,
      suggestion: 'Write the lower clause number first, or cite a single clause.',
    };
  }
  const length = final.last - first.last + 1;
  if (length > LONGEST_RANGE) {
    return {
      code: 'CLAUSE_RANGE_TOO_LONG',
      message: `The range “${part}” covers ${length} clauses; at most ${LONGEST_RANGE} are taken at once.`,
      suggestion: 'Check the range, or cite the clause above these.',
    };
  }
  return Array.from({ length }, (_, step) => `${first.prefix}${first.last + step}`);
}

/** "1.10.3" is 3 under "1.10."; "H8" is 8 under "H". */
function lastComponent(number: string): { prefix: string; last: number } {
  const [digits = ''] = /\d+$/.exec(number) ?? [];
  return { prefix: number.slice(0, number.length - digits.length), last: Number(digits) };
}

function unreadable(part: string): ClauseReferenceProblem {
  return {
    code: 'CLAUSE_REFERENCE_UNREADABLE',
    message: `“${part.slice(0, 60)}” is no clause number and no range of clauses.`,
    suggestion: 'Write clauses as 2.1.3, ranges as 2.1.3 – 5, and put semicolons between them.',
  };
}

function refused(code: ClauseReferenceCode, message: string, suggestion: string): ExpandedClauseReferences {
  return { ok: false, problem: { code, message, suggestion } };
}
