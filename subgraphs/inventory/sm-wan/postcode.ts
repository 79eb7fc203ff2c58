import type { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';

/** Outward part: one or two letters, a digit, and perhaps a digit or letter more, as in M1, LS6, B15, AB10, W1A, SW1A. */
const OUTWARD = '[A-Z]{1,2}[0-9][A-Z0-9]?';
/** Inward part: a digit and two letters, which are never C, I, K, M, O or V. */
const INWARD = '[0-9][ABD-HJLNP-UW-Z]{2}';

const FULL = new RegExp(`^(${OUTWARD})(${INWARD})$`);
const OUTWARD_ALONE = new RegExp(`^${OUTWARD}$`);

/** Longest text that can be a postcode, blanks included. */
const MAX_LENGTH = 20;

const HOW_TO_WRITE = 'Write it like M1 4BT or SW1A 1AA.';

/** Digits that are taken for letters, and the other way round. */
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', 0: 'O', I: '1', 1: 'I', S: '5', 5: 'S', Z: '2', 2: 'Z' };

function compact(text: string): string {
  return text.length > MAX_LENGTH ? '' : text.replace(/\s/g, '').toUpperCase();
}

/**
 * A UK postcode in full, as it is written: capitals, and a blank before the inward part.
 * @returns undefined when the text is none
 */
export function parsePostcode(text: string): string | undefined {
  const [, outward, inward] = FULL.exec(compact(text)) ?? [];
  return outward !== undefined && inward !== undefined ? `${outward} ${inward}` : undefined;
}

/**
 * The outward part of a UK postcode, of one in full or of the outward part alone, in capitals.
 * @returns undefined when the text is neither
 */
export function outwardCodeOf(text: string): string | undefined {
  const letters = compact(text);
  return FULL.exec(letters)?.[1] ?? OUTWARD_ALONE.exec(letters)?.[0];
}

/** What to do about a text that is no postcode: the postcode that it most likely was meant to be, or how to write one. */
export function postcodeSuggestion(text: string): string {
  const letters = compact(text);
  for (const [index, letter] of [...letters].entries()) {
    const meant = parsePostcode(letters.slice(0, index) + (TAKEN_FOR[letter] ?? letter) + letters.slice(index + 1));
    if (meant !== undefined) return `Did you mean ${meant}? ${HOW_TO_WRITE}`;
  }
  return outwardCodeOf(letters) === undefined ? HOW_TO_WRITE : `That is its first part alone. ${HOW_TO_WRITE}`;
}

/** The postcode that an input gives, in full; what is wrong with it is added to the problems. */
export function checkPostcode(
  problems: Problems,
  field: string | readonly string[],
  text: string | null | undefined,
): string | null {
  if (text === null || text === undefined) return null;
  const postcode = parsePostcode(text);
  if (postcode !== undefined) return postcode;
  const message = `${JSON.stringify(shown(text))} is no UK postcode in full.`;
  problems.add(field, 'POSTCODE_INVALID', message, postcodeSuggestion(text));
  return null;
}
