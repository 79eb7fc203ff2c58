import { badArgument } from '../errors';

/**
 * A list of texts that `@requires` brings along with a representation; empty when it does not.
 * @throws BAD_USER_INPUT for anything else
 */
export function requiredTexts(field: string, given: unknown): readonly string[] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given) && given.every((each) => typeof each === 'string')) return given;
  throw badArgument('representations', `${field} is no list of texts.`, 'Give the fields as the graph gives them.');
}

/**
 * The ids of a list of entities that `@requires` brings along.
 * @throws BAD_USER_INPUT for anything else
 */
export function requiredIds(field: string, given: unknown): readonly string[] {
  if (!Array.isArray(given)) return requiredTexts(field, given);
  return requiredTexts(
    field,
    given.map((entity: unknown) =>
      typeof entity === 'object' && entity !== null && 'id' in entity ? entity.id : null,
    ),
  );
}
