import { contentsOfAll } from './contents';
import type { Answer, Json, TestProduct } from './product';

/** What a mutation was refused for: the place in the input and the code. */
export interface Refused {
  field: string;
  code: string;
}

/** The mutation's payload of an answer. */
export function payloadOf({ data }: Answer): Json {
  return Object.values(data ?? {})[0];
}

function refusalOf(answer: Answer): Refused[] {
  expect(answer.errors).toBeUndefined();
  const { userErrors, ...rest } = payloadOf(answer);
  expect(Object.values(rest)).toEqual([null]);
  return userErrors.map(({ field, code, message, suggestion }: Json) => {
    expect(message).toMatch(/\S/);
    expect(suggestion).toMatch(/\S/);
    expect(message.length + suggestion.length).toBeLessThan(2000);
    return { field: field.join('.'), code };
  });
}

/**
 * Sends operations of which each must be refused for its input, with a typed answer that says what to do, and checks
 * that no table of any database has changed.
 * @returns for each of them the places, joined by dots, and the codes
 */
export async function refusedAll(product: TestProduct, asks: (() => Promise<Answer>)[]): Promise<Refused[][]> {
  const before = await contentsOfAll(product);
  const refusals: Refused[][] = [];
  for (const ask of asks) refusals.push(refusalOf(await ask()));
  expect(await contentsOfAll(product)).toEqual(before);
  return refusals;
}

/** As `refusedAll`, for one operation. */
export async function refusedBy(product: TestProduct, ask: () => Promise<Answer>): Promise<Refused[]> {
  return (await refusedAll(product, [ask]))[0] ?? [];
}

/**
 * Sends an operation that must end in a GraphQL error, and checks that it has a suggestion and that no table of any
 * database has changed.
 * @returns the error's extensions, with its message
 */
export async function failedWith(product: TestProduct, ask: () => Promise<Answer>): Promise<Json> {
  const before = await contentsOfAll(product);
  const { errors } = await ask();
  expect(errors).toHaveLength(1);
  const [error] = errors ?? [];
  expect(error?.message).toMatch(/\S/);
  expect(error?.extensions.suggestion).toMatch(/\S/);
  expect(await contentsOfAll(product)).toEqual(before);
  return { message: error?.message, ...error?.extensions };
}

/** Texts that no text field takes, with the code of each. */
export const BAD_TEXTS: readonly (readonly [what: string, text: string, code: string])[] = [
  ['nothing', '', 'EMPTY'],
  ['blanks', ' \t\n ', 'EMPTY'],
  ['a megabyte', 'x'.repeat(1_000_000), 'TOO_LONG'],
  ['a null character', 'a\u0000b', 'CONTROL_CHARACTER'],
  ['half an emoji', 'a\uD83Db', 'CONTROL_CHARACTER'],
  ['a right-to-left mark', 'a\u202Eb', 'DIRECTION_MARK'],
];

/** Texts that are no id at all, though some look like the one given. */
export function malformedIds(id: string): string[] {
  const [kind = '', key = ''] = id.split(':');
  return [
    '',
    kind,
    `${kind}:`,
    key,
    `${id} `,
    ` ${id}`,
    `${id}\u0000`,
    `${id}\u202E`,
    `${kind.toUpperCase()}:${key}`,
    `${id}' OR '1'='1`,
    `${id}${'0'.repeat(1_000_000)}`,
  ];
}
