import type { Block } from './blocks';
import type { ConsultationQuestion } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { CODE, codesMentioned, collapse, withoutMarks } from './prose';
import { readTableRows } from './table-rows';

const QUESTION = /^(Q\d{1,2})[.:]?(?: (.+))?$/;
const EXAMPLE = 'Consultation Questions';

/** The questions that are asked right after the changes to one document. */
export function readAskedQuestions(
  blocks: readonly Block[],
  documentCode: string,
  problems: DocumentProblems,
): ConsultationQuestion[] {
  const asked: ConsultationQuestion[] = [];
  let announced: number | undefined;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') continue;
    const text = withoutMarks(block.text);
    checkCodes(text, documentCode, block.line, problems);
    const [, code, sameLine] = QUESTION.exec(text) ?? [];
    if (code === undefined) {
      if (text.includes('?')) reportUncoded(text, block.line, problems);
      if (announced !== undefined) reportUnasked(announced, problems);
      announced = /\bfollowing questions?\b/i.test(text) ? block.line : undefined;
      continue;
    }
    announced = undefined;
    const next = blocks[at + 1];
    const wording = sameLine ?? (next?.kind === 'paragraph' ? withoutMarks(next.text) : '');
    if (sameLine === undefined && next?.kind === 'paragraph') {
      at += 1;
      checkCodes(wording, documentCode, next.line, problems);
    }
    if (wording === '' || QUESTION.test(wording)) {
      problems.add(
        block.line,
        'QUESTION_TEXT_MISSING',
        `${code} is not followed by its text.`,
        'Put the text of the question into the paragraph after its code.',
      );
    } else asked.push({ code, text: collapse(wording), documentCode, line: block.line });
  }
  if (announced !== undefined) reportUnasked(announced, problems);
  return asked;
}

/** Reads the table of all questions, which repeats those asked before and may add general ones. */
export function readQuestionTable(
  blocks: readonly Block[],
  line: number,
  asked: readonly ConsultationQuestion[],
  subjectCodes: readonly string[],
  problems: DocumentProblems,
): ConsultationQuestion[] {
  const tables = blocks.filter((block) => block.kind === 'table');
  if (tables.length === 0) {
    problems.add(
      line,
      'QUESTION_TABLE_MISSING',
      'The section has no table of the questions.',
      `Add a table headed “${EXAMPLE}”, with code and text of each question in cells.`,
    );
  }
  const heading = (cells: readonly string[]) =>
    /^(?:consultation )?questions?(?: no\.?| number)?$/i.test(cells[0] ?? '') ? [0, 1] : undefined;
  const questions: ConsultationQuestion[] = [];
  for (const row of tables.flatMap((table) => readTableRows(table, heading, EXAMPLE, problems))) {
    const [code = '', text = ''] = row.cells.map(collapse);
    const last = questions.at(-1);
    if (code === '' && last) last.text = `${last.text} ${text}`;
    else if (!/^Q\d{1,2}$/.test(code) || text === '') {
      problems.add(
        row.line,
        'QUESTION_UNREADABLE',
        `${excerpt(row.cells.join(' | '))} is not a code such as Q1 and the text of a question.`,
        'Put the code into the first cell and the text into the second.',
      );
    } else questions.push({ code, text, documentCode: null, line: row.line });
  }
  checkNumbering(questions, problems);
  reconcile(questions, asked, subjectCodes, problems);
  return questions;
}

function checkNumbering(questions: readonly ConsultationQuestion[], problems: DocumentProblems): void {
  for (const [at, { code, line }] of questions.entries()) {
    if (questions.findIndex((question) => question.code === code) < at) {
      problems.add(
        line,
        'QUESTION_REPEATED',
        `${code} is asked twice in the table.`,
        'Give each question its own number.',
      );
    } else if (code !== `Q${at + 1}`) {
      problems.add(
        line,
        'QUESTION_NUMBERING',
        `${code} stands where Q${at + 1} is expected.`,
        'Number the questions Q1, Q2, Q3 … and leave none out.',
      );
    }
  }
}

/** A question asked under a document and its row in the table are one question, and must say the same. */
function reconcile(
  questions: readonly ConsultationQuestion[],
  asked: readonly ConsultationQuestion[],
  subjectCodes: readonly string[],
  problems: DocumentProblems,
): void {
  for (const question of asked) {
    const same = questions.find(({ code }) => code === question.code);
    if (asked.find(({ code }) => code === question.code) !== question) {
      problems.add(
        question.line,
        'QUESTION_REPEATED',
        `${question.code} is asked under two documents.`,
        'Give each question its own number.',
      );
    } else if (!same) {
      problems.add(
        question.line,
        'QUESTION_NOT_LISTED',
        `${question.code} is asked here but is not in the table of questions.`,
        'Add it to the table.',
      );
    } else if (same.text !== question.text) {
      problems.add(
        same.line,
        'QUESTION_TEXTS_DISAGREE',
        `${question.code} is worded differently on line ${question.line}.`,
        'Use the same words in both places.',
      );
    } else same.documentCode = question.documentCode;
  }
  for (const question of questions) {
    const mentioned = codesMentioned(question.text, subjectCodes);
    if (question.documentCode === null && mentioned.length === 1 && !asked.some(({ code }) => code === question.code)) {
      problems.add(
        question.line,
        'QUESTION_NOT_ASKED',
        `${question.code} is about ${mentioned[0]} but is not asked where the changes to it are told.`,
        'Ask it there too, or make it a general question.',
      );
    }
  }
}

const CHANGES_TO = new RegExp(`\\b(?:changes|amendments|modifications) to the (${CODE})(?![A-Za-z0-9])(?! [A-Z])`, 'g');

function checkCodes(text: string, documentCode: string, line: number, problems: DocumentProblems): void {
  for (const [, code = ''] of text.matchAll(CHANGES_TO)) {
    if (code === documentCode) continue;
    problems.add(
      line,
      'CODE_NOT_DECLARED_HERE',
      `The text speaks of changes to ${code}, but stands under ${documentCode}.`,
      'Use the code that the introduction gives the document in brackets.',
    );
  }
}

function reportUncoded(text: string, line: number, problems: DocumentProblems): void {
  problems.add(
    line,
    'QUESTION_CODE_MISSING',
    `${excerpt(text)} is a question without a code.`,
    'Put its code, such as Q1, into the paragraph before it.',
  );
}

function reportUnasked(line: number, problems: DocumentProblems): void {
  problems.add(
    line,
    'QUESTION_MISSING',
    'A question is announced here but none follows.',
    'Put its code, such as Q1, and its text into the next paragraphs.',
  );
}
