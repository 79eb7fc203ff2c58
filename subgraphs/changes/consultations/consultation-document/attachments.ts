import type { Block } from './blocks';
import type { Attachment, DeclaredDocument } from './consultation-document';
import { documentTitled } from './document-of-section';
import { type DocumentProblems, excerpt } from './document-problem';
import { listPoints } from './list-items';

const ATTACHMENT = /^Attachment (\d{1,2})[:.]? (?:[–—-] )?([^;:]{3,200})$/;

/** Reads the list of attachments, numbered from 1; each document consulted on must be attached. */
export function readAttachments(
  blocks: readonly Block[],
  line: number,
  documents: readonly DeclaredDocument[],
  subjectCodes: readonly string[],
  problems: DocumentProblems,
): Attachment[] {
  const attachments: Attachment[] = [];
  const lists = blocks.filter((block) => block.kind === 'list');
  for (const { line: at, text } of lists.flatMap((list) => listPoints(list.items, problems))) {
    const [, number, title = ''] = ATTACHMENT.exec(text) ?? [];
    if (number === undefined || /\bAttachment \d/.test(title)) {
      problems.add(
        at,
        'ATTACHMENT_UNREADABLE',
        `${excerpt(text)} is not an attachment with number and title.`,
        'Write “- Attachment 1 Incident Management Policy (IMP)”, one a point.',
      );
      continue;
    }
    const expected = attachments.length + 1;
    if (Number(number) !== expected) {
      problems.add(
        at,
        'ATTACHMENT_NUMBERING',
        `Attachment ${number} stands where Attachment ${expected} is expected.`,
        'Number the attachments 1, 2, 3 … and leave none out.',
      );
    }
    const coded = /\([A-Z][A-Z0-9 ]*\)$/.test(title) || documents.some((document) => document.title === title);
    const document = coded ? documentTitled(title, at, documents, problems) : undefined;
    attachments.push({ number: Number(number), title, documentCode: document?.code ?? null });
  }
  for (const code of subjectCodes) {
    const times = attachments.filter(({ documentCode }) => documentCode === code).length;
    if (times === 0) {
      problems.add(
        line,
        'ATTACHMENT_MISSING',
        `The draft of ${code} is not among the attachments.`,
        'List it with its title and its code in brackets.',
      );
    } else if (times > 1) {
      problems.add(line, 'ATTACHMENT_REPEATED', `The draft of ${code} is attached ${times} times.`, 'List it once.');
    }
  }
  return attachments;
}
