import type { Block } from './blocks';
import type { RelatedDocument } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import type { Footnote } from './footnotes';
import { CODE, codesMentioned, sentences, titleBefore, withoutFullStop, withoutMarks } from './prose';

const BODY = /\b(?:Group|Panel|Board|Committee|Authority|Department|Company|Forum|Strategy)$/;
const IN_BRACKETS = new RegExp(`\\((${CODE})\\)`, 'g');

/** Reads the documents outside the tranches that the open issues and the footnotes name as "Title (CODE)". */
export function readRelatedDocuments(
  blocks: readonly Block[],
  footnotes: readonly Footnote[],
  known: readonly string[],
  problems: DocumentProblems,
): RelatedDocument[] {
  const documents: RelatedDocument[] = [];
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
  for (const { line, text } of [...texts, ...footnotes]) {
    for (const sentence of sentences(withoutMarks(text))) {
      documents.push(...declaredIn(sentence, line, documents, known, problems));
    }
  }
  for (const footnote of footnotes) readNotes(footnote, documents, known, problems);
  return documents;
}

/** Whether a sentence names a document, and not a body, as "Title (CODE)". */
export function namesDocument(sentence: string): boolean {
  return [...sentence.matchAll(IN_BRACKETS)].some((match) => {
    const title = titleBefore(sentence, match.index);
    return title !== '' && !BODY.test(title);
  });
}

function declaredIn(
  sentence: string,
  line: number,
  earlier: readonly RelatedDocument[],
  known: readonly string[],
  problems: DocumentProblems,
): RelatedDocument[] {
  const declared: RelatedDocument[] = [];
  for (const match of sentence.matchAll(IN_BRACKETS)) {
    const [written, code = ''] = match;
    const title = titleBefore(sentence, match.index);
    if (known.includes(code) || BODY.test(title)) continue;
    const same = [...earlier, ...declared].find((document) => document.code === code);
    if (!title.includes(' ') || title.charAt(0) !== code.charAt(0)) {
      problems.add(
        line,
        'CODE_WITHOUT_TITLE',
        `The title before the bracket of ${code} does not begin as the code does.`,
        'Write title and code, such as “Migration Testing Approach Document (MTAD)”.',
      );
    } else if (same) {
      problems.add(
        line,
        'DOCUMENT_DECLARED_TWICE',
        `The code ${code} is declared twice.`,
        'Give the code in brackets once, with its title.',
      );
    } else {
      const [, note] =
        /^,? (?:which|that) (?:was|is|has been) ([^.;]{3,300})/.exec(sentence.slice(match.index + written.length)) ??
        [];
      declared.push({
        code,
        title,
        kind: kindOf(title, sentence),
        note: note === undefined ? null : withoutFullStop(note),
      });
    }
  }
  return declared;
}

function kindOf(title: string, sentence: string): RelatedDocument['kind'] {
  if (/^Section\b/.test(title)) return 'CODE_SECTION';
  return /\btest/i.test(`${title} ${sentence}`) ? 'TESTING_APPROACH' : 'GUIDANCE';
}

/** What a footnote goes on to say about documents that it has declared: "The SVTAD was consulted on …; …". */
function readNotes(
  footnote: Footnote,
  documents: RelatedDocument[],
  known: readonly string[],
  problems: DocumentProblems,
): void {
  const codes = documents.map(({ code }) => code);
  for (const sentence of sentences(footnote.text)) {
    if (sentence.search(IN_BRACKETS) >= 0) continue;
    for (const part of sentence.split(';')) {
      const note = withoutFullStop(part);
      const mentioned = codesMentioned(note, codes);
      const unknown = (note.match(/(?<![A-Za-z0-9])[A-Z]{3,}(?![A-Za-z0-9])/g) ?? []).find(
        (word) => /D$/.test(word) && ![...codes, ...known].includes(word),
      );
      if (mentioned.length === 0 || unknown !== undefined) {
        problems.add(
          footnote.line,
          'CODE_NOT_DECLARED',
          `${excerpt(unknown ?? note)} is no code that the document gives in brackets.`,
          'Give title and code in brackets before using the code.',
        );
      }
      for (const document of documents) {
        if (mentioned.includes(document.code))
          document.note = document.note === null ? note : `${document.note}; ${note}`;
      }
    }
  }
}
