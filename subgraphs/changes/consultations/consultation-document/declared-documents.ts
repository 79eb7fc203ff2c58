import type { Block, List, ListItem } from './blocks';
import type { DeclaredDocument } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { listPoints } from './list-items';
import { CODE, sentences, withoutMarks } from './prose';

const DECLARATION = new RegExp(`^([^();:\\t]{3,200}) \\((${CODE})\\)(?:$|[ ,–—-]+(.+)$)`);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** Reads the lists of documents, each list a tranche, as "Incident Management Policy (IMP)". */
export function readDeclaredDocuments(
  blocks: readonly Block[],
  line: number,
  problems: DocumentProblems,
): DeclaredDocument[] {
  const documents: DeclaredDocument[] = [];
  let highest = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'list') continue;
    const tranche = trancheOf(block, blocks[at - 1], blocks[at + 1], problems);
    if (tranche > 0 && tranche <= highest) {
      problems.add(
        block.line,
        'TRANCHES_OUT_OF_ORDER',
        `Tranche ${tranche} comes after tranche ${highest}.`,
        'List the tranches from the first to the last, each in one list.',
      );
    }
    highest = Math.max(highest, tranche);
    for (const point of listPoints(block.items, problems)) {
      const document = readDeclaration(point, tranche, problems);
      if (document && documents.some(({ code }) => code === document.code)) {
        problems.add(
          point.line,
          'DOCUMENT_DECLARED_TWICE',
          `${document.code} is the code of an earlier document already.`,
          'Give each document one code, and list it once.',
        );
      } else if (document) documents.push(document);
    }
  }
  if (documents.length === 0) {
    problems.add(
      line,
      'DOCUMENTS_MISSING',
      'The introduction lists no documents.',
      'List the documents as points such as “- Incident Management Policy (IMP);”.',
    );
  }
  return documents;
}

function readDeclaration(
  { line, text }: ListItem,
  tranche: number,
  problems: DocumentProblems,
): DeclaredDocument | undefined {
  const [, title = '', code = '', note = ''] = DECLARATION.exec(text) ?? [];
  if (code === '') {
    problems.add(
      line,
      'DOCUMENT_CODE_MISSING',
      `${excerpt(text)} does not give a title and then its code in brackets.`,
      'Write each document as “Incident Management Policy (IMP)”, one a point.',
    );
    return undefined;
  }
  const isNew = /\bnew\b/i.test(note);
  if (note.includes(';') || (note !== '' && !isNew)) {
    problems.add(
      line,
      'DOCUMENT_NOTE_UNREADABLE',
      `What follows the code ${code} is not understood: ${excerpt(note)}.`,
      'After the code only say that the document is new; begin the next document as a point of its own.',
    );
    return undefined;
  }
  return { code, title, tranche, isNew };
}

/** Either the sentence before the list names the tranche, or "These comprise the second tranche" after it does. */
function trancheOf(
  list: List,
  before: Block | undefined,
  after: Block | undefined,
  problems: DocumentProblems,
): number {
  const leadIn = before?.kind === 'paragraph' ? (sentences(before.text).at(-1) ?? '') : '';
  const follows = after?.kind === 'paragraph' ? (sentences(after.text)[0] ?? '') : '';
  const named = new Set([
    ...tranchesNamed(
      leadIn.replace(/\b(?:further to|following|in addition to|beyond|after)\b[^,]*\btranche\b[^,]*,?/i, ''),
    ),
    ...(/^(?:these|this|they|together)\b/i.test(follows) ? tranchesNamed(follows) : []),
  ]);
  const [tranche = 0] = named;
  if (named.size === 1 && tranche > 0) return tranche;
  problems.add(
    list.line,
    named.size > 1 ? 'TRANCHES_DISAGREE' : 'TRANCHE_UNREADABLE',
    named.size > 1
      ? `The list is said to be of tranches ${[...named].join(' and ')}.`
      : 'Nothing says which tranche this list of documents is.',
    'Say it in the sentence before the list (“the first tranche … following documents:”) or after it (“These comprise the second tranche”).',
  );
  return 0;
}

export function tranchesNamed(text: string): number[] {
  const named = withoutMarks(text).matchAll(
    /\b(initial|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) tranche\b|\btranche (\d{1,2})\b/gi,
  );
  return [...named].map(([, ordinal, number]) =>
    number !== undefined ? Number(number) : Math.max(0, ORDINALS.indexOf((ordinal ?? '').toLowerCase())) + 1,
  );
}
