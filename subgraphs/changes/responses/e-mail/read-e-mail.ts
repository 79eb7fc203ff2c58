import PostalMime, { type Email } from 'postal-mime';
import type { Problems } from '../../../../platform/input/problems';
import { windowsAsMeant } from '../../../../platform/text/decoded';
import { Confidentiality } from '../../consultations/consultation.vocabulary';
import type { AskedQuestion } from '../response-form/form-lines';
import { CONTENT, type FormNotice, type FormReading, readWritten } from '../response-form/form-reading';
import { speaksOfConfidentiality, withoutAutomaticFooter } from './automatic-footer';
import { textOfHtml } from './html-text';
import { markedQuestions } from './marked-questions';
import { ownWords } from './own-words';

/** That its own words may ask for something to be kept confidential. */
export const CONFIDENTIALITY_MENTIONED = 'CONFIDENTIALITY_MENTIONED';

const NOTICES = {
  footer: {
    code: 'AUTOMATIC_FOOTER',
    message:
      'A confidentiality disclaimer that the mail system added was left out; it is no request for confidentiality.',
    suggestion: 'Nothing is left to be done; a respondent who wants something kept confidential says what and why.',
  },
  asked: {
    code: CONFIDENTIALITY_MENTIONED,
    message: 'The e-mail speaks of confidentiality in its own words; what is confidential was not read from them.',
    suggestion: 'Read it, and where it asks for more to be kept confidential, say so by setConfidentiality.',
  },
  before: {
    code: 'TEXT_BEFORE_ANSWERS',
    message: 'What stands before the first question was not taken as an answer.',
    suggestion: 'Read it; where it answers a question, put it into the answer.',
  },
  attached: {
    code: 'ATTACHMENTS',
    message: 'The e-mail has attachments; they were not read.',
    suggestion: 'Take in a filled response form by itself.',
  },
} as const satisfies Record<string, FormNotice>;

/** More than anybody writes into an e-mail; what is attached does not count. */
const LONGEST_TEXT = 2_000_000;

interface Message {
  text: string;
  sentAt: Date | null;
  attached: boolean;
}

/** A whole message in base64, a whole message as text, or the text of its body. */
async function openMessage(problems: Problems, content: string): Promise<Message> {
  const packed = content.replace(/\s+/g, '');
  const decoded = /^[A-Za-z0-9+/]{40,}={0,2}$/.test(packed) ? Buffer.from(packed, 'base64') : null;
  const raw = decoded && isMessage(decoded.toString('latin1')) ? decoded : isMessage(content) ? content : null;
  if (raw === null) {
    checkLength(problems, content);
    return { text: content, sentAt: null, attached: false };
  }
  const { text, html, date, attachments } = await parsed(problems, raw);
  const isPlain = text !== undefined && text.trim() !== '';
  const said = isPlain ? text : (html ?? '');
  checkLength(problems, said);
  const sentAt = date === undefined ? null : new Date(date);
  return {
    text: windowsAsMeant(isPlain ? said : textOfHtml(said)),
    sentAt: sentAt && !Number.isNaN(sentAt.getTime()) ? sentAt : null,
    attached: attachments.length > 0,
  };
}

/** A message that came along inside of it is an attachment: it is not what the sender says now. */
async function parsed(problems: Problems, raw: string | Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { forceRfc822Attachments: true });
  } catch {
    problems.add(
      CONTENT,
      'BROKEN_EMAIL',
      'The e-mail has a header that is too long, or parts that stand in each other too deep, and cannot be read.',
      'Save it again as .eml in the mail program, or send its text alone.',
    );
    throw problems.refusal();
  }
}

function checkLength(problems: Problems, said: string): void {
  if (said.length <= LONGEST_TEXT) return;
  const message = `The e-mail says ${said.length} characters; at most ${LONGEST_TEXT} are read.`;
  problems.add(CONTENT, 'TOO_LONG', message, 'Send long answers in the response form, or take out what it quotes.');
  throw problems.refusal();
}

/** Begins with header lines, of which one is there in every message. */
function isMessage(content: string): boolean {
  const [head = ''] = content.replace(/^\uFEFF/, '').split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/);
  return (
    /^[!-9;-~]+:/.test(head) &&
    lines.every((line) => /^(?:[!-9;-~]+:|[ \t])/.test(line)) &&
    /^(?:from|date|received|mime-version):/im.test(head)
  );
}

const plain = (text: string) =>
  text
    .replace(/[\s>*_]+/g, ' ')
    .trim()
    .toLowerCase();

/** An answer without the question that the sender has copied above it. */
function withoutQuestion(answer: string, question: string | undefined): string {
  if (question === undefined) return answer;
  const wanted = plain(question);
  const lines = answer.split('\n');
  let head = '';
  for (const [index, line] of lines.entries()) {
    head = `${head} ${plain(line)}`.trim();
    if (head === wanted)
      return lines
        .slice(index + 1)
        .join('\n')
        .trim();
    if (!wanted.startsWith(head)) return answer;
  }
  return answer;
}

/** Reads a response that came by e-mail, in which lines such as "Question 1:" say what is answered. */
export async function readEMail(
  problems: Problems,
  content: string,
  questions: readonly AskedQuestion[],
): Promise<FormReading> {
  const codes = questions.map(({ code }) => code);
  const { text: whole, sentAt, attached } = await openMessage(problems, content);
  const { found } = withoutAutomaticFooter(whole.replace(/\r\n?/g, '\n'));
  const { text } = withoutAutomaticFooter(ownWords(whole));
  const { before, parts } = markedQuestions(text, codes);
  if (parts.length === 0) {
    problems.add(
      CONTENT,
      'NO_QUESTION_MARKED',
      'No line of the e-mail says which question is answered.',
      `Put a line such as “Question ${codes[0] ?? '1'}:” before each answer; the consultation asks ${codes.join(', ')}.`,
    );
  }
  const answers = parts.flatMap(({ questionCode, line, text: part }) => {
    const own = withoutQuestion(part, questions.find(({ code }) => code === questionCode)?.text);
    const [, stance = '', rest = own] = /^stance\s*:\s*(.*)\n?([\s\S]*)$/i.exec(own) ?? [];
    return readWritten(problems, { questionCode, stance, answer: rest, where: `line ${line}` }, codes) ?? [];
  });
  const partly = answers.some(({ confidentialSpans }) => confidentialSpans.length > 0);
  return {
    answers,
    confidentiality: partly ? Confidentiality.PARTIAL : Confidentiality.NONE,
    reason: null,
    consultation: null,
    sentAt,
    notices: [
      ...(found ? [NOTICES.footer] : []),
      ...(speaksOfConfidentiality(text) ? [NOTICES.asked] : []),
      ...(before.replace(/^(?:dear|hello|hi|good (?:morning|afternoon))\b[^\n]*$/i, '').trim() === ''
        ? []
        : [NOTICES.before]),
      ...(attached ? [NOTICES.attached] : []),
    ],
  };
}
