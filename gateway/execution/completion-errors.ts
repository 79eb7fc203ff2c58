import { GraphQLError } from 'graphql';
import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { isObject, type JsonObject, own } from './json';
import { isLeafValue } from './leaf';
import type { Place } from './places';

/**
 * What keeps fetched data from being a right answer: values that are not what the API schema says, and nulls where there
 * can be none; with their places. Looked for only when an answer was found not to be right.
 */
export function completionErrors(shape: ObjectShape, data: JsonObject): GraphQLError[] {
  const errors: GraphQLError[] = [];
  completeObject(shape, data, [], errors);
  return errors;
}

/** What becomes of a value: null may be told of already, and what cannot be null takes its parent with it. */
type Outcome = 'value' | 'null' | 'toldNull' | 'takesParent';

function complete(shape: ValueShape, value: unknown, field: FieldShape, place: Place, errors: GraphQLError[]): Outcome {
  const refuse = (): Outcome => {
    errors.push(new GraphQLError(`The value of ${field.coordinate} is not of its type.`, { path: place }));
    return 'toldNull';
  };
  switch (shape.kind) {
    case 'nonNull': {
      const outcome = complete(shape.of, value, field, place, errors);
      if (outcome === 'value') return outcome;
      if (outcome === 'null') {
        const message = `Cannot return null for non-nullable field ${field.coordinate}.`;
        errors.push(new GraphQLError(message, { path: place }));
      }
      return 'takesParent';
    }
    case 'list': {
      if (value === null) return 'null';
      if (!Array.isArray(value)) return refuse();
      const outcomes = value.map((item: unknown, index) => complete(shape.of, item, field, [...place, index], errors));
      return outcomes.includes('takesParent') ? 'toldNull' : 'value';
    }
    case 'leaf':
      if (value === null) return 'null';
      return isLeafValue(shape.type, value) ? 'value' : refuse();
    case 'object':
      if (value === null) return 'null';
      return (isObject(value) && completeObject(shape, value, place, errors)) || refuse();
  }
}

/** @returns undefined for an object of a type that it cannot have */
function completeObject(
  shape: ObjectShape,
  source: JsonObject,
  place: Place,
  errors: GraphQLError[],
): Outcome | undefined {
  const fields = shape.fieldsOf(typeNameOf(shape, source));
  if (!fields) return undefined;
  let outcome: Outcome = 'value';
  for (const field of fields) {
    if (typeof field.holds === 'string') continue;
    const value = own(source, field.name) ?? null;
    if (complete(field.holds.value, value, field, [...place, field.name], errors) === 'takesParent') {
      outcome = 'toldNull';
    }
  }
  return outcome;
}

/** The type of an object in an answer; empty when it does not say which of several it has. */
export function typeNameOf({ only }: ObjectShape, { __typename: given }: JsonObject): string {
  return only ?? (typeof given === 'string' ? given : '');
}
