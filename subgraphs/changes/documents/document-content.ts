import type { Problems } from '../../../platform/input/problems';
import { DocumentFormat } from './document-format';

const MB = 1024 * 1024;

/** The largest file that is taken, in bytes; the command reads it from the disk. */
export const MAX_FILE_BYTES = 20 * MB;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The content of a file as an input carries it; null when it cannot be read, which is added to the problems. */
export function readContent(problems: Problems, format: DocumentFormat, content: string): Buffer | null {
  if (content.trim() === '') {
    problems.add('content', 'EMPTY', 'It is empty.', 'Send the document as its content.');
    return null;
  }
  if (format === DocumentFormat.MARKDOWN) return Buffer.from(content, 'utf8');
  const packed = content.replace(/\s+/g, '');
  if (!BASE64.test(packed) || packed.length % 4 === 1) {
    problems.add(
      'content',
      'NOT_BASE64',
      'A Word file comes as base64, and this is none.',
      'Encode the bytes of the .docx file as base64, or say that the format is MARKDOWN.',
    );
    return null;
  }
  return Buffer.from(packed, 'base64');
}

/** Far more lines than a document of a thousand pages has. */
const MOST_LINES = 200_000;

const LF = 0x0a;
const CR = 0x0d;

/** Names a Markdown text of more lines than any document, before it is looked into: each costs more than its length. */
export function checkLines(problems: Problems, format: DocumentFormat, content: Buffer): void {
  if (format !== DocumentFormat.MARKDOWN) return;
  let lines = 1;
  for (const byte of content) if (byte === LF || byte === CR) lines += 1;
  if (lines <= MOST_LINES) return;
  const message = `It has ${lines} lines; at most ${MOST_LINES} are taken.`;
  problems.add('content', 'TOO_LARGE', message, 'Check that it is the document, or bring it in parts.');
}

/** Names a file that is larger than any document, before it is looked into. */
export function checkSize(problems: Problems, content: Buffer): void {
  if (content.length <= MAX_FILE_BYTES) return;
  const message = `It has ${(content.length / MB).toFixed(1)} MB; at most ${MAX_FILE_BYTES / MB} MB are taken.`;
  problems.add('content', 'TOO_LARGE', message, 'Leave pictures out, or bring the document in parts.');
}
