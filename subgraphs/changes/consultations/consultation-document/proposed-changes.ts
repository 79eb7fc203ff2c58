import type { Block } from './blocks';
import { readRationale } from './change-rationale';
import { expandClauseReferences } from './clause-reference';
import type { ProposedChange } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { collapse } from './prose';
import { type ReadRow, readTableRows } from './table-rows';

const COLUMNS = [/^areas? of changes?$/i, /^rationale\b/i, /\baffected (?:section|clause)s?$/i];
const EXAMPLE = 'Areas of change, Rationale for change, Key affected section';

/** The rows of one change: its first, and those after it with an empty first cell. */
interface ChangeRows {
  line: number;
  area: string;
  rationale: { line: number; cell: string }[];
  cited: string;
}

/** Reads the change table of one document. */
export function readProposedChanges(
  blocks: readonly Block[],
  documentCode: string,
  line: number,
  problems: DocumentProblems,
): ProposedChange[] {
  const tables = blocks.filter((block) => block.kind === 'table');
  if (tables.length === 0) {
    problems.add(
      line,
      'CHANGE_TABLE_MISSING',
      `There is no table of the changes to ${documentCode}.`,
      `Add a table with the columns ${EXAMPLE}, tabs between the cells.`,
    );
  }
  const rows = tables.flatMap((table) => readTableRows(table, headingColumns, EXAMPLE, problems));
  const changes = groupRows(rows, problems).map((change) => readChange(change, documentCode, problems));
  const seen = new Set<string>();
  for (const change of changes) {
    const key = `${change.area} ${change.rationale}`;
    if (seen.has(key))
      problems.add(
        change.line,
        'CHANGE_REPEATED',
        `The change ${excerpt(change.area)} is there twice.`,
        'Take one of the two rows out.',
      );
    seen.add(key);
  }
  return changes;
}

function headingColumns(cells: readonly string[]): number[] | undefined {
  const columns = COLUMNS.map((heading) => cells.findIndex((cell) => heading.test(cell)));
  return columns.includes(-1) ? undefined : columns;
}

function groupRows(rows: readonly ReadRow[], problems: DocumentProblems): ChangeRows[] {
  const changes: ChangeRows[] = [];
  for (const { line, cells } of rows) {
    const [area = '', rationale = '', cited = ''] = cells;
    const change = changes.at(-1);
    if (area.trim() !== '')
      changes.push({ line, area: collapse(area), rationale: [{ line, cell: rationale }], cited: collapse(cited) });
    else if (!change) {
      problems.add(
        line,
        'ROW_CONTINUES_NOTHING',
        'The row has an empty first cell, but no row before it that it could continue.',
        'Say which area the change is in.',
      );
    } else if (cited.trim() !== '' && !/[;,]$/.test(change.cited)) {
      problems.add(
        line,
        'ROW_WITHOUT_AREA',
        `The row cites ${excerpt(cited)} but names no area of change.`,
        'Fill its first cell; a row that continues another cites nothing of its own.',
      );
    } else {
      if (rationale.trim() !== '') change.rationale.push({ line, cell: rationale });
      change.cited = collapse(`${change.cited} ${cited}`);
    }
  }
  return changes;
}

function readChange(rows: ChangeRows, documentCode: string, problems: DocumentProblems): ProposedChange {
  const { line, area } = rows;
  const { rationale, points } = readRationale(rows.rationale, problems);
  if (rationale === '') {
    problems.add(
      line,
      'RATIONALE_MISSING',
      `The change ${excerpt(area)} gives no rationale.`,
      'Say why the change is proposed.',
    );
  }
  const expanded = expandClauseReferences(rows.cited);
  if (!expanded.ok) problems.add(line, expanded.problem.code, expanded.problem.message, expanded.problem.suggestion);
  return {
    documentCode,
    area,
    rationale,
    points,
    clauseReferences: expanded.ok ? expanded.references : [],
    clauses: expanded.ok ? expanded.numbers : [],
    line,
  };
}
