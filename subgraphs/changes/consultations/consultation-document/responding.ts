import type { Block } from './blocks';
import { findDates } from './calendar-date';
import type { Responding } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { collapse, sentences, withoutMarks } from './prose';

const EMAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}$/;
const WEBSITE = /^(?:https?:\/\/|www\.)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:\/\S{0,200})?$/;
const QUESTIONS =
  /\bquestions? (?:about|on|regarding|concerning) (.{3,200}?),? (?:please )?(?:contact|write to|email|e-mail|send)\b/i;

/** The closing day as the document writes it, and where. */
export interface Closing {
  line: number;
  written: string;
}

/** Reads where responses go and until when, and whom to ask. */
export function readResponding(
  blocks: readonly Block[],
  line: number,
  problems: DocumentProblems,
): Responding & { closing: Closing } {
  const found: Responding & { closing: Closing } = {
    email: null,
    website: null,
    contacts: [],
    closesOn: '',
    closing: { line, written: '' },
  };
  for (const block of blocks) {
    if (block.kind === 'table') continue;
    const texts = block.kind === 'list' ? block.items : [block];
    for (const text of texts)
      for (const sentence of sentences(withoutMarks(text.text))) readSentence(sentence, text.line, found, problems);
  }
  if (found.closesOn === '') {
    problems.add(
      line,
      'CLOSING_DATE_MISSING',
      'Nothing says until when responses are taken.',
      'Say “Responses should reach DCC by 4 March 2020 at …”.',
    );
  }
  return found;
}

function readSentence(
  sentence: string,
  line: number,
  found: Responding & { closing: Closing },
  problems: DocumentProblems,
): void {
  const addresses = readAddresses(sentence, line, problems);
  const [email, another] = addresses.emails;
  if (another !== undefined) {
    problems.add(
      line,
      'CONTACT_UNREADABLE',
      `${excerpt(sentence)} gives two addresses in one sentence.`,
      'Give each address in a sentence of its own, which begins with a capital letter.',
    );
  }
  found.website ??= addresses.websites[0] ?? null;
  const [, purpose] = QUESTIONS.exec(sentence) ?? [];
  if (purpose !== undefined) {
    if (email === undefined) reportAddress(sentence, line, problems);
    else found.contacts.push({ purpose: collapse(purpose.replace(/^(?:the|our) /, '')), email });
    return;
  }
  const [closes, second] = findDates(sentence);
  const asksForResponses =
    /\brespon(?:ses?|d)\b/i.test(sentence) &&
    /\b(?:by|before|until|no later than|closes? on)\b/i.test(sentence) &&
    /\bplease\b|\bmust\b|\bshould\b|\binvited\b/i.test(sentence);
  if (closes && asksForResponses) {
    if (second || found.closesOn !== '') {
      problems.add(
        line,
        'CLOSING_DATE_UNCLEAR',
        'More than one day is given until which responses are taken.',
        'Give one closing date.',
      );
    }
    found.closesOn = closes.day ?? '';
    found.closing = { line, written: closes.text };
    found.email = email ?? null;
    if (email === undefined && addresses.websites.length === 0) reportAddress(sentence, line, problems);
  } else if (email !== undefined || /\bcontact\b.*\bat\b|\bplease (?:contact|email)\b/i.test(sentence)) {
    problems.add(
      line,
      'CONTACT_UNREADABLE',
      `${excerpt(sentence)} does not say what the address is for.`,
      'Write “Responses should reach DCC by … at …”, or “If you have questions about …, please contact …”.',
    );
  } else if (closes) {
    problems.add(
      line,
      'CLOSING_DATE_UNCLEAR',
      `What happens on ${closes.text} is not understood.`,
      'Give the closing date in the sentence that asks for responses.',
    );
  }
}

function readAddresses(
  sentence: string,
  line: number,
  problems: DocumentProblems,
): { emails: string[]; websites: string[] } {
  const emails: string[] = [];
  const websites: string[] = [];
  for (const word of sentence.split(' ').map((written) => written.replace(/^[(<[“"]+|[)>\]”".,;:?!]+$/g, ''))) {
    if (EMAIL.test(word)) emails.push(word);
    else if (WEBSITE.test(word)) websites.push(word);
    else if (word.includes('@') || /^(?:https?:|www)/i.test(word)) reportAddress(word, line, problems);
  }
  return { emails, websites };
}

function reportAddress(text: string, line: number, problems: DocumentProblems): void {
  problems.add(
    line,
    'ADDRESS_UNREADABLE',
    `${excerpt(text)} holds no readable address.`,
    'Write e-mail addresses as name@example.org and websites as www.example.org.',
  );
}
