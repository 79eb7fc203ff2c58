import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { Problems } from '../../platform/input/problems';

const MPAN_LENGTH = 13;
const MPRN_LENGTH = { min: 6, max: 10 } as const;

/** Weights of the first twelve digits of an MPAN core. */
const MPAN_WEIGHTS = [3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43] as const;

/** The check digit that the first twelve digits of an MPAN core call for. */
export function mpanCheckDigit(digits: string): number {
  const sum = MPAN_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (sum % 11) % 10;
}

/**
 * The two check digits that an MPRN calls for: the digits before them, weighed from the right by 3, 4, 5 and so on,
 * modulo 11.
 */
export function mprnCheckDigits(digits: string): string {
  const payload = [...digits.slice(0, -2)].reverse();
  const sum = payload.reduce((total, digit, index) => total + Number(digit) * (index + 3), 0);
  return String(sum % 11).padStart(2, '0');
}

/** A supply number without the spaces and hyphens that people write in it. */
export function normaliseMpxn(text: string): string {
  return text.replace(/[\s-]/g, '');
}

/** Which of the two a supply number is, by its length; undefined when it can be neither. */
export function kindOfMpxn(number: string): 'MPAN' | 'MPRN' | undefined {
  if (number.length === MPAN_LENGTH) return 'MPAN';
  return number.length >= MPRN_LENGTH.min && number.length <= MPRN_LENGTH.max ? 'MPRN' : undefined;
}

/** Checks an MPAN core (13 digits) or MPRN (6 to 10 digits), check digits included. */
export function checkMpxn(problems: Problems, field: string | readonly string[], text: string): string {
  const number = normaliseMpxn(text);
  const suggestion = 'Check the last digits against the supply number on the bill, or leave mpxn out and add it later.';
  const kind = kindOfMpxn(number);
  if (!/^\d+$/.test(number) || kind === undefined) {
    problems.add(
      field,
      'MPXN_INVALID',
      'A supply number is an MPAN core of 13 digits or an MPRN of 6 to 10 digits.',
      'Write the digits alone; of a full MPAN only the 13 digits of its bottom line.',
    );
  } else if (kind === 'MPAN' && mpanCheckDigit(number) !== Number(number.at(-1))) {
    const message = `MPAN ${number} has check digit ${number.at(-1)}; its other digits give ${mpanCheckDigit(number)}.`;
    problems.add(field, 'CHECK_DIGIT_MISMATCH', message, suggestion);
  } else if (kind === 'MPRN' && mprnCheckDigits(number) !== number.slice(-2)) {
    const message = `MPRN ${number} has check digits ${number.slice(-2)}; its other digits give ${mprnCheckDigits(number)}.`;
    problems.add(field, 'CHECK_DIGIT_MISMATCH', message, suggestion);
  }
  return number;
}

function readText(value: unknown): string {
  if (typeof value === 'string') return normaliseMpxn(value);
  throw new GraphQLError('A supply number is a string of digits.', {
    extensions: { code: 'BAD_USER_INPUT', suggestion: 'Put the digits in quotation marks, so that none is lost.' },
  });
}

/** Text that is no supply number is let through to the rules, which name the field and suggest how to mend it. */
export const MpxnScalar = new GraphQLScalarType<string, string>({
  name: 'MPxN',
  description: 'An MPAN core (13 digits) or MPRN (6 to 10 digits), check digits verified.',
  serialize: readText,
  parseValue: readText,
  parseLiteral: (node) => readText(node.kind === Kind.STRING ? node.value : undefined),
});
