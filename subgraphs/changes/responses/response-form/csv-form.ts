import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Problems } from '../../../../platform/input/problems';
import { type AskedConsultation, type AskedQuestion, detailsOf, GUIDANCE, LABELS } from './form-lines';
import { CONTENT, type FormReading, readWhole, readWritten } from './form-reading';

const COLUMNS = ['question', 'asked', 'stance', 'answer'] as const;
const NEEDED = ['question', 'answer'] as const;

/** More rows than any form has. */
const MOST_ROWS = 1000;

/** More characters than all answers to a consultation have. */
const LONGEST = 2_000_000;

/** Spreadsheets compute a cell that begins like this, whoever wrote it. */
const FORMULA = /^[=+\-@\t\r]/;
const neutral = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The empty response form as a table, with a byte order mark, by which spreadsheets know its encoding. */
export function writeCsvForm(consultation: AskedConsultation, questions: readonly AskedQuestion[]): string {
  const rows = [
    ...detailsOf(consultation).map(({ label, asked, value }) => [label, asked, '', neutral(value)]),
    ...GUIDANCE.map((line) => ['', line, '', '']),
    ...questions.map(({ code, text }) => [code, neutral(text), '', '']),
  ];
  return stringify([[...COLUMNS], ...rows], { bom: true, record_delimiter: 'windows' });
}

interface FormRow {
  question: string;
  stance: string;
  answer: string;
  where: string;
}

/** Reads the filled form. */
export function readCsvForm(problems: Problems, content: string, asked: readonly string[]): FormReading {
  const rows = readRows(problems, content).filter(({ question }) => question !== '');
  const detail = (label: string) => {
    const row = rows.find(
      ({ question }) => !asked.includes(question) && question.toLowerCase() === label.toLowerCase(),
    );
    return { where: row?.where ?? label, value: row?.answer.trim() ?? '' };
  };
  const labels = new Set(Object.values(LABELS).map((label) => label.toLowerCase()));
  const answers = rows
    .filter(({ question }) => asked.includes(question) || !labels.has(question.toLowerCase()))
    .flatMap(({ question, ...row }) => readWritten(problems, { questionCode: question, ...row }, asked) ?? []);
  const whole = detail(LABELS.whole);
  return {
    answers,
    confidentiality: readWhole(problems, whole.where, whole.value, answers),
    reason: detail(LABELS.reason).value || null,
    consultation: detail(LABELS.consultation).value || null,
    sentAt: null,
    notices: [],
  };
}

function readRows(problems: Problems, content: string): FormRow[] {
  const records = parseRecords(problems, content);
  const [header, ...rows] = records;
  if (!header) return [];
  const names = header.cells.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `The first row names no column ${missing.join(' and no column ')}.`;
    problems.add(
      [CONTENT, `row ${header.row}`],
      'COLUMN_MISSING',
      message,
      `Keep the first row of the form as it is: ${COLUMNS.join(', ')}.`,
    );
    return [];
  }
  return rows.map(({ row, cells }) => {
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const [question, stance, answer] = [cell('question').trim(), cell('stance'), cell('answer')];
    return { question, stance, answer, where: `row ${row}` };
  });
}

/** The rows of a table, with the numbers by which a spreadsheet shows them. */
function parseRecords(problems: Problems, content: string): { row: number; cells: string[] }[] {
  if (content.length > LONGEST) {
    const message = `It has ${content.length} characters; at most ${LONGEST} are taken.`;
    problems.add(CONTENT, 'TOO_LARGE', message, 'Fill in the form of the consultation, and that alone.');
    return [];
  }
  try {
    const [first = ''] = content.split(/\r?\n/, 1);
    const delimiter = [',', ';', '\t'].find((mark) => first.includes(mark)) ?? ',';
    const records: string[][] = parse(content, { bom: true, delimiter, relax_column_count: true, to: MOST_ROWS + 1 });
    if (records.length > MOST_ROWS) {
      problems.add(CONTENT, 'TOO_MANY', `It has more than ${MOST_ROWS} rows.`, 'Fill in the form of the consultation.');
      return [];
    }
    const filled = records
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (filled.length === 0) problems.add(CONTENT, 'EMPTY', 'It has no rows.', 'Fill in the form of the consultation.');
    return filled;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(
      [CONTENT, `line ${error.lines ?? '?'}`],
      'BROKEN_CSV',
      'It is no table with commas between its cells: a quotation mark has no counterpart, or stands within a cell.',
      'Save the form again as CSV in the program that it was filled in with.',
    );
    return [];
  }
}
