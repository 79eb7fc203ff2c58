import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { Problems } from '../../platform/input/problems';

const EUI64 = /^[0-9A-F]{16}$/;

/**
 * Reads an IEEE EUI-64 identifier: 16 hexadecimal digits; hyphens, colons and spaces between them are taken away.
 * @returns 16 upper-case hexadecimal digits, or undefined when it is none
 */
export function parseEui64(text: string): string | undefined {
  // As most of them come: millions of them in a file.
  if (EUI64.test(text)) return text;
  const digits = text.replace(/[-: ]/g, '').toUpperCase();
  return EUI64.test(digits) ? digits : undefined;
}

export function checkEui64(problems: Problems, field: string | readonly string[], text: string): string {
  const digits = parseEui64(text);
  if (digits !== undefined) return digits;
  const count = text.replace(/[^0-9A-Fa-f]/g, '').length;
  problems.add(
    field,
    'EUI64_INVALID',
    `A device identifier has 16 hexadecimal digits; ${count} were found${count === 16 ? ' among other characters' : ''}.`,
    'Write it like 00DB1234567890A0 or 00-DB-12-34-56-78-90-A0, as on the label of the device.',
  );
  return text;
}

function readText(value: unknown): string {
  if (typeof value === 'string') return parseEui64(value) ?? value;
  throw new GraphQLError('An EUI-64 identifier is a string.', {
    extensions: { code: 'BAD_USER_INPUT', suggestion: 'Write it like "00DB1234567890A0".' },
  });
}

/** Text that is no EUI-64 is let through to the rules, which name the field and suggest how to mend it. */
export const Eui64Scalar = new GraphQLScalarType<string, string>({
  name: 'EUI64',
  description: 'An IEEE EUI-64 identifier: 16 hexadecimal digits; hyphens and colons are accepted and normalised away.',
  specifiedByURL: 'https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf',
  serialize: readText,
  parseValue: readText,
  parseLiteral: (node) => readText(node.kind === Kind.STRING ? node.value : undefined),
});
