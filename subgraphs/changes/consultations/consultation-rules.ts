import { DateTime } from 'luxon';
import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { NAME, PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import type { ResponseInstructions } from './consultation';
import { LONGEST_REFERENCE } from './published-text';

/** Longest time for which responses are taken, in days. */
const LONGEST_DAYS = 1830;
const MOST_QUESTIONS = 200;
const MOST_CONTACTS = 20;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

export interface QuestionFacts {
  code: string;
  text: string;
  documentCode: string | null;
}

/** The stem of the ids of all that belongs to a consultation. */
export function readReference(problems: Problems, reference: string): string {
  if (reference.length <= LONGEST_REFERENCE && REFERENCE.test(reference)) return reference;
  problems.add(
    'reference',
    'MALFORMED',
    `${JSON.stringify(shown(reference))} cannot be a reference.`,
    `Give up to ${LONGEST_REFERENCE} letters, digits, points, underscores and hyphens, e.g. 2018-05-04-IMP.`,
  );
  return reference;
}

/** Its days, as days of the UK: it must not close before it opens, nor years later. */
export function checkDays(problems: Problems, opensOn: string, closesOn: string): void {
  const days = DateTime.fromISO(closesOn, { zone: 'utc' }).diff(
    DateTime.fromISO(opensOn, { zone: 'utc' }),
    'days',
  ).days;
  if (days < 0) {
    const message = `It would close on ${closesOn}, before it opens on ${opensOn}.`;
    problems.add('closesOn', 'CLOSES_BEFORE_OPENING', message, 'Give the opening day or a later one.');
  } else if (days > LONGEST_DAYS) {
    const message = `It would be open for ${days} days.`;
    problems.add('closesOn', 'OPEN_TOO_LONG', message, `Check the year; at most ${LONGEST_DAYS} days are taken.`);
  }
}

interface GivenQuestion {
  code: string;
  text: string;
  documentCode?: string | null;
}

export interface QuestionRule {
  /** Codes of the documents that the consultation is on. */
  documentCodes: readonly string[];
  /** 1 when at least one must be asked, else 0. */
  least: 0 | 1;
}

export function readQuestions(
  problems: Problems,
  questions: readonly GivenQuestion[],
  { documentCodes, least }: QuestionRule,
): QuestionFacts[] {
  if (questions.length < least) {
    problems.add('questions', 'EMPTY', 'It asks nothing.', 'Ask one question at least, or keep it as a draft.');
  }
  if (questions.length > MOST_QUESTIONS) {
    const message = `It asks ${questions.length} questions; at most ${MOST_QUESTIONS} are taken.`;
    problems.add('questions', 'TOO_MANY', message, 'Ask fewer.');
    return [];
  }
  const seen = new Set<string>();
  return questions.map(({ code, text, documentCode = null }, index) => {
    const at = (field: string) => ['questions', String(index), field];
    if (!CODE.test(code)) {
      const message = `${JSON.stringify(shown(code))} cannot be the code of a question.`;
      problems.add(at('code'), 'MALFORMED', message, 'Give up to 20 letters, digits, points and hyphens, e.g. Q1.');
    } else if (seen.has(code)) {
      problems.add(at('code'), 'DUPLICATE', `There is a question ${code} already.`, 'Give each a code of its own.');
    }
    seen.add(code);
    if (documentCode !== null && !documentCodes.includes(documentCode)) {
      const message = `The consultation is not on ${JSON.stringify(shown(documentCode))}.`;
      const way =
        documentCodes.length === 0
          ? 'Name it in documentCodes too.'
          : `Give one of: ${shown(documentCodes.join(', '))}.`;
      problems.add(at('documentCode'), 'NOT_FOUND', message, way);
    }
    return { code, text: readText(problems, at('text'), text, PARAGRAPHS), documentCode };
  });
}

function readEmail(problems: Problems, field: readonly string[], value: string): string {
  const email = readText(problems, field, value, NAME);
  if (email !== '' && !EMAIL.test(email)) {
    const message = `${JSON.stringify(shown(email))} is no e-mail address.`;
    problems.add(field, 'MALFORMED', message, 'Write it like consultations@example.org.');
  }
  return email;
}

interface GivenInstructions {
  email?: string | null;
  website?: string | null;
  contacts?: readonly { purpose: string; email: string }[] | null;
}

export function readInstructions(problems: Problems, given: GivenInstructions): ResponseInstructions {
  const field = 'responseInstructions';
  const { email = null, website: site } = given;
  const contacts = given.contacts ?? [];
  if (contacts.length > MOST_CONTACTS) {
    const message = `There are ${contacts.length} contacts; at most ${MOST_CONTACTS} are taken.`;
    problems.add([field, 'contacts'], 'TOO_MANY', message, 'Name those that respondents need.');
  }
  const website = readOptionalText(problems, [field, 'website'], site, NAME);
  if (website && !isWebAddress(website)) {
    const message = `${JSON.stringify(shown(website))} is no address of a site.`;
    problems.add([field, 'website'], 'MALFORMED', message, 'Write it like https://example.org/consultations.');
  }
  return {
    email: email === null ? null : readEmail(problems, [field, 'email'], email),
    website,
    contacts: contacts.slice(0, MOST_CONTACTS).map((contact, index) => ({
      purpose: readText(problems, [field, 'contacts', String(index), 'purpose'], contact.purpose, NAME),
      email: readEmail(problems, [field, 'contacts', String(index), 'email'], contact.email),
    })),
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
