import type { Column } from './block';
import type { SaidComment } from './comments';
import type { Edition } from './edition';
import { inWords } from './plain-text';

/** A comment in a matrix, with the edition that the matrix is. */
interface Row {
  comment: SaidComment;
  edition: Edition;
}

export interface MatrixColumn extends Column {
  /** Whether it stands in reports too, or in spreadsheets only, where there is room. */
  inReports: boolean;
  cell(row: Row): string;
}

const words = (constant: string | null | undefined): string => (constant ? inWords(constant) : '');
const list = (items: readonly string[]): string => items.join('; ');

/** Clauses as they came out of a decision, e.g. `IMP 2.1.3 (baseline 2.0)`. */
export function resultsOf({ disposition }: SaidComment): string[] {
  return (disposition?.resultingClauses ?? []).map(
    ({ number, baseline }) => `${baseline.document.code} ${number} (baseline ${baseline.label})`,
  );
}

export function clausesOf({ clauses }: SaidComment): string[] {
  return clauses.map(({ number, document }) => `${document.code} ${number}`);
}

/** The columns of a response matrix: one row a comment. */
export const MATRIX_COLUMNS: readonly MatrixColumn[] = [
  { title: 'Question', width: 10, inReports: true, cell: ({ comment }) => comment.answer.question.code },
  { title: 'Question text', width: 40, inReports: false, cell: ({ comment }) => comment.answer.question.text },
  {
    title: 'Organisation',
    width: 24,
    inReports: true,
    cell: ({ comment }) => comment.answer.response.organisation?.name ?? 'Not named',
  },
  { title: 'Late', width: 6, inReports: false, cell: ({ comment }) => (comment.answer.response.late ? 'Yes' : 'No') },
  { title: 'Stance', width: 14, inReports: true, cell: ({ comment }) => words(comment.answer.stance) },
  { title: 'Clauses', width: 16, inReports: true, cell: ({ comment }) => list(clausesOf(comment)) },
  { title: 'Comment', width: 60, inReports: true, cell: ({ comment }) => comment.text },
  { title: 'Redacted', width: 10, inReports: false, cell: ({ comment }) => (comment.redacted ? 'Yes' : 'No') },
  { title: 'Themes', width: 20, inReports: true, cell: ({ comment }) => list(comment.themes) },
  {
    title: 'Near identical',
    width: 10,
    inReports: false,
    cell: ({ comment }) => (comment.campaign ? String(comment.campaign.size) : ''),
  },
  { title: 'Assignee', width: 20, inReports: false, cell: ({ comment }) => comment.assignee ?? '' },
  { title: 'Outcome', width: 16, inReports: true, cell: ({ comment }) => words(comment.disposition?.outcome) },
  { title: 'Reasoning', width: 60, inReports: true, cell: ({ comment }) => comment.disposition?.reasoning ?? '' },
  { title: 'Resulting clauses', width: 24, inReports: true, cell: ({ comment }) => list(resultsOf(comment)) },
  {
    title: 'Why no clause changes',
    width: 40,
    inReports: false,
    cell: ({ comment }) => comment.disposition?.noChangeReason ?? '',
  },
  { title: 'Decided', width: 22, inReports: false, cell: ({ comment }) => comment.disposition?.decidedAt ?? '' },
  { title: 'Comment id', width: 34, inReports: false, cell: ({ comment }) => comment.id },
  { title: 'Edition', width: 30, inReports: false, cell: ({ edition }) => edition.label },
];

/** The rows of a matrix, in these of its columns. */
export async function* matrixRows(
  comments: AsyncIterable<SaidComment>,
  edition: Edition,
  columns: readonly MatrixColumn[],
): AsyncGenerator<string[]> {
  for await (const comment of comments) yield columns.map(({ cell }) => cell({ comment, edition }));
}
