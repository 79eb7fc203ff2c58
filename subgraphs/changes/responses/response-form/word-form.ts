import type { Problems } from '../../../../platform/input/problems';
import { withoutEmphasis } from '../../../../platform/word/emphasis';
import { readWord } from '../../../../platform/word/read-word';
import { UnreadableWord } from '../../../../platform/word/unreadable-word';
import type { WordOutBlock } from '../../../../platform/word/word-out-block';
import type { WordBlock } from '../../../../platform/word/word-reading';
import { writeWord } from '../../../../platform/word/write-word';
import { type AskedConsultation, type AskedQuestion, detailsOf, GUIDANCE, LABELS } from './form-lines';
import { CONTENT, type FormNotice, type FormReading, readWhole, readWritten } from './form-reading';

const ROWS = { question: 'Question', stance: 'Stance', answer: 'Answer' } as const;

const paragraph = (text: string, outline: number | null = null): WordOutBlock => ({
  kind: 'paragraph',
  outline,
  runs: [{ text }],
});

const row = (...texts: string[]) => texts.map((text) => ({ runs: text === '' ? [] : [{ text }] }));

/** The empty response form as a Word document: a table of what is asked about the whole, and one a question. */
export function writeWordForm(consultation: AskedConsultation, questions: readonly AskedQuestion[]): Promise<Buffer> {
  const { title, opensOn } = consultation;
  const widths = [1, 4];
  const details = detailsOf(consultation);
  const blocks: WordOutBlock[] = [
    { kind: 'paragraph', outline: null, style: 'Title', runs: [{ text: 'Response form' }] },
    paragraph(title),
    ...GUIDANCE.map(
      (text): WordOutBlock => ({ kind: 'paragraph', outline: null, listItem: 'bullet', runs: [{ text }] }),
    ),
    ...details.filter(({ asked }) => asked !== '').map(({ label, asked }) => paragraph(`${label}: ${asked}`)),
    { kind: 'table', widths, rows: details.map(({ label, value }) => row(label, value)) },
    ...questions.flatMap(({ code, text }): WordOutBlock[] => [
      paragraph(`${ROWS.question} ${code}`, 0),
      paragraph(text),
      { kind: 'table', widths, rows: [row(ROWS.question, code), row(ROWS.stance, ''), row(ROWS.answer, '')] },
    ]),
  ];
  return writeWord(blocks, { title: `Response form: ${title}`, author: 'Throughline', date: new Date(opensOn) });
}

const TRACKED: FormNotice = {
  code: 'TRACKED_CHANGES',
  message: 'The form has tracked changes; it was read as if all of them were accepted.',
  suggestion: 'Check with the respondent that they are.',
};

/** Reads the filled form. */
export async function readWordForm(
  problems: Problems,
  content: Buffer,
  asked: readonly string[],
): Promise<FormReading> {
  const { blocks, notices } = await readBlocks(problems, content);
  const details = new Map<string, string>();
  const answers = writtenIn(problems, blocks, details).flatMap((one) => readWritten(problems, one, asked) ?? []);
  const detail = (label: string) => details.get(label.toLowerCase())?.trim() ?? '';
  return {
    answers,
    confidentiality: readWhole(problems, LABELS.whole, detail(LABELS.whole), answers),
    reason: detail(LABELS.reason) || null,
    consultation: detail(LABELS.consultation) || null,
    sentAt: null,
    notices,
  };
}

async function readBlocks(
  problems: Problems,
  content: Buffer,
): Promise<{ blocks: WordBlock[]; notices: FormNotice[] }> {
  try {
    const { after, tracked, notices } = await readWord(content);
    const unread = notices.map((message) => ({
      ...{ code: 'NOT_READ', message },
      suggestion: 'Look into the file; what matters can be written as text into the form.',
    }));
    return { blocks: after, notices: [...(tracked ? [TRACKED] : []), ...unread] };
  } catch (error) {
    if (!(error instanceof UnreadableWord)) throw error;
    problems.add(CONTENT, error.code, error.message, error.suggestion);
    return { blocks: [], notices: [] };
  }
}

/** The tables' rows, question by question; what is asked about the whole goes to the details. */
function writtenIn(problems: Problems, blocks: readonly WordBlock[], details: Map<string, string>) {
  const written: { questionCode: string; stance: string; answer: string; where: string }[] = [];
  let answered = false;
  for (const { kind, outline, text, rows = [] } of blocks) {
    if (kind === 'paragraph') {
      if (outline !== null) answered = false;
      else if (answered) strayText(problems, written.at(-1)?.where ?? '');
    }
    for (const [label = '', ...cells] of rows) {
      const name = withoutEmphasis(label).trim().toLowerCase();
      const value = withoutEmphasis(cells.join('\n')).trim();
      const last = written.at(-1);
      if (name === ROWS.question.toLowerCase()) {
        written.push({ questionCode: value, stance: '', answer: '', where: `question ${value}` });
      } else if (last && name === ROWS.stance.toLowerCase()) last.stance = value;
      else if (last && name === ROWS.answer.toLowerCase()) {
        last.answer = last.answer === '' ? value : `${last.answer}\n${value}`;
        answered = true;
      } else if (last) strayText(problems, last.where);
      else details.set(name, value);
    }
    if (kind === 'table' && rows.length === 0 && text !== '') strayText(problems, written.at(-1)?.where ?? '');
  }
  if (written.length === 0 && !problems.any) {
    problems.add(
      CONTENT,
      'NO_FORM',
      'The document has none of the tables of the response form.',
      'Fill in the form of the consultation; responseForm has it.',
    );
  }
  return written;
}

function strayText(problems: Problems, where: string): void {
  problems.add(
    [CONTENT, where],
    'STRAY_TEXT',
    'There is text below the answer, outside the table or in a row that the form does not have.',
    'Move it into the row Answer, so that it is clear what it answers.',
  );
}
