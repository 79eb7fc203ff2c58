import { createHash } from 'node:crypto';
import { keyOf } from '../../../platform/ids';
import type { ConsultationDocument } from './consultation-document';

/** A published text as it is kept: what only an editor or a mail system makes of line ends and trailing space is gone. */
export function plainText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/(?<![ \u00A0])[ \u00A0]+$/, ''))
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** As much of a name as surely stands on one line, in characters. */
const RECOGNISED = 24;

/** The number of the first line on which a name begins that was read from a text; of the first line when none is found. */
export function lineOf(text: string, name: string): number {
  const beginning = name.slice(0, RECOGNISED);
  const lines = plainText(text).split('\n');
  return Math.max(1, lines.findIndex((line) => line.replace(/\s+/g, ' ').includes(beginning)) + 1);
}

export function contentHashOf(plain: string): string {
  return createHash('sha256').update(plain).digest('hex');
}

/** A reference is the stem of the ids of all that belongs to a consultation; ids have a limit. */
export const LONGEST_REFERENCE = 70;

/** A name of the text as a part of an id. */
function asKey(name: string): string {
  return keyOf(name).replace(/[^A-Za-z0-9._-]/g, '-');
}

/** The day of publication and the documents that it is on, e.g. `2018-05-04-IMP-SSI-DS`. */
export function referenceOf({ publishedOn, subjectDocumentCodes }: ConsultationDocument): string {
  const reference = [publishedOn, ...subjectDocumentCodes.map(asKey)].join('-');
  if (reference.length <= LONGEST_REFERENCE) return reference;
  const fingerprint = createHash('sha256').update(reference).digest('hex').slice(0, 8);
  return `${reference.slice(0, LONGEST_REFERENCE - 9)}-${fingerprint}`;
}

/** The key of the organisation that a text names as its publisher, e.g. `DCC`. */
export function publisherKey({ publisher }: ConsultationDocument): string {
  return asKey(publisher).replace(/^[^A-Za-z0-9]+/, '');
}
