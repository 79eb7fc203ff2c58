import type { Block } from './blocks';
import { findDates, mentionsTime } from './calendar-date';
import type { RelatedConsultation } from './consultation-document';
import { tranchesNamed } from './declared-documents';
import { type DocumentProblems, excerpt } from './document-problem';
import type { Footnote } from './footnotes';
import { CODE, capitalised, footnoteMarks, sentences, titleBefore, withoutFullStop, withoutMarks } from './prose';

const EARLIER =
  /^(?:In|On) ([^,]{3,40}), (?:the )?([A-Z][A-Za-z]{1,30}) (?:issued|published|launched|opened) (?:an?|its|the) (consultation (?:on|about|into) .+)$/;
const BY_FOOTNOTE = /^(?:The )?([A-Z][A-Za-z]{1,30}) (consultation (?:on|about|into) .+?) [–—-] (.+)$/;
const OF_A_DOCUMENT = new RegExp(
  `\\((${CODE})\\),? (?:which|that) (?:was|is|has been) (?:issued|published|launched) for (?:an? )?(?:[\\w-]{1,30} ){0,2}consultation (?:on|from) (.+)$`,
);

/** Reads which other consultations the text tells of with a date, in sentences and in footnotes. */
export function readRelatedConsultations(
  blocks: readonly Block[],
  footnotes: readonly Footnote[],
  publisher: string,
  problems: DocumentProblems,
): RelatedConsultation[] {
  const found: RelatedConsultation[] = [];
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const sentence of sentences(block.text)) {
      const consultation = inSentence(sentence, publisher, block.line, problems);
      if (consultation) found.push(consultation);
      for (const mark of footnoteMarks(sentence)) {
        const footnote = footnotes.find(({ number }) => number === mark);
        const told = footnote && inFootnote(footnote, block.text, block.line, problems);
        if (told) found.push(told);
        else if (footnote && /\bconsultation[\u00B9\u00B2\u00B3\u2070\u2074-\u2079]/.test(sentence)) {
          problems.add(
            footnote.line,
            'FOOTNOTE_UNREADABLE',
            `${excerpt(footnote.text)} does not tell whose consultation it was and when.`,
            'Write “BEIS consultation on … – opened on 1 March 2020 and closed on 2 April 2020.”',
          );
        }
      }
    }
  }
  return found;
}

export function tellsOfConsultation(footnote: Footnote): boolean {
  return BY_FOOTNOTE.test(footnote.text);
}

function inSentence(
  written: string,
  publisher: string,
  line: number,
  problems: DocumentProblems,
): RelatedConsultation | undefined {
  const sentence = withoutFullStop(withoutMarks(written));
  const [, when = '', by = '', about = ''] = EARLIER.exec(sentence) ?? [];
  if (about !== '') {
    const [tranche] = tranchesNamed(about);
    const day = findDates(when)[0]?.day ?? null;
    if (day === null && !/^[A-Z][a-z]+ \d{4}$/.test(when)) return unreadable(sentence, line, problems);
    const relation = `Earlier consultation${tranche === undefined ? '' : `, on tranche ${tranche}`}, issued in ${when}`;
    return {
      title: capitalised(about.split(/,? that\b|, /)[0] ?? about),
      publisher: by,
      opensOn: day,
      closesOn: null,
      relation: day ? relation.replace(' in ', ' on ') : relation,
      sections: [],
    };
  }
  const ofDocument = OF_A_DOCUMENT.exec(sentence);
  if (ofDocument) {
    const [, code = '', when2 = ''] = ofDocument;
    const [opens, closes] = findDates(when2);
    const title = titleBefore(sentence, ofDocument.index);
    if (!opens || title === '' || otherDigits(when2)) return unreadable(sentence, line, problems);
    return {
      title: `${title} (${code})`,
      publisher,
      opensOn: opens.day,
      closesOn: closes?.day ?? null,
      relation: 'Consulted on by itself',
      sections: [],
    };
  }
  const another =
    /consult|issued|launched|published/i.test(sentence) &&
    !/\bthis consultation\b/i.test(sentence) &&
    mentionsTime(sentence);
  return another ? unreadable(sentence, line, problems) : undefined;
}

function inFootnote(
  footnote: Footnote,
  paragraph: string,
  line: number,
  problems: DocumentProblems,
): RelatedConsultation | undefined {
  const [, publisher = '', about = '', when = ''] = BY_FOOTNOTE.exec(footnote.text) ?? [];
  if (publisher === '') return undefined;
  const [opens, closes, more] = findDates(when);
  if (!opens || !closes || more || otherDigits(when)) return unreadable(footnote.text, footnote.line, problems);
  if ((opens.day ?? '') > (closes.day ?? '')) {
    problems.add(
      footnote.line,
      'DATES_OUT_OF_ORDER',
      `The consultation closed on ${closes.text}, before it opened on ${opens.text}.`,
      'Correct one of the two dates.',
    );
  }
  const relation = /\bin conjunction with\b|\btogether with\b|\balongside\b/i.test(paragraph)
    ? 'To be read together with this consultation'
    : 'Referred to by this consultation';
  return {
    title: capitalised(about),
    publisher,
    opensOn: opens.day,
    closesOn: closes.day,
    relation,
    sections: readSectionNumbers(paragraph, line, problems),
  };
}

/** Sections of the Code such as "sections F1 and F2 of the SEC". */
function readSectionNumbers(paragraph: string, line: number, problems: DocumentProblems): string[] {
  const [, cited = ''] =
    /\bsections? (?=[A-Z]?\d|[A-Z]\b)([^.;]{1,100}?) of the\b/i.exec(withoutMarks(paragraph)) ?? [];
  const numbers = cited === '' ? [] : cited.split(/,? and |, /);
  const standing = withoutMarks(paragraph).match(/(?<![A-Za-z0-9])[A-Z]\d{1,2}(?![A-Za-z0-9])/g) ?? [];
  const unread = standing.filter((number) => !numbers.includes(number));
  if (unread.length > 0 || numbers.some((number) => !/^[A-Z]\d{1,2}$/.test(number))) {
    problems.add(
      line,
      'SECTION_NUMBER_UNREADABLE',
      `${excerpt(cited || unread.join(', '))} is not read as a list of sections.`,
      'Write “sections F1 and F2 of the SEC”, with commas and “and” between more of them.',
    );
  }
  return numbers;
}

/** A date that is not read leaves its digits behind. */
function otherDigits(text: string): boolean {
  return /\d/.test(findDates(text).reduce((rest, date) => rest.replace(date.text, ''), text));
}

function unreadable(text: string, line: number, problems: DocumentProblems): undefined {
  problems.add(
    line,
    'RELATED_CONSULTATION_UNREADABLE',
    `${excerpt(text)} seems to tell of another consultation, but not who issued it, what about and when.`,
    'Write “In March 2020, DCC issued a consultation on …”, or name its document: “… (ABCD), which was issued for consultation on 3 March 2020”.',
  );
}
