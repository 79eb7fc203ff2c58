import { GraphQLError } from 'graphql';
import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { isObject, type JsonObject, own } from './json';
import { isLeafValue } from './leaf';
import type { Place } from './places';

export interface CompletionError {
  error: GraphQLError;
  /** The place that becomes null because of it. */
  nulls: Place;
}

const SUGGESTION = 'Ask without this field; if it stays so, tell the operator of the graph.';

/**
 * What keeps fetched data from being a right answer: values that are not what the API schema says, and nulls where there
 * can be none; with their places. Looked for only when an answer was found not to be right.
 *
 * What takes its parent with it is told once, for the first of the parent's fields.
 * @source GraphQL, 6.4.4 Handling Field Errors
 */
export function completionErrors(shape: ObjectShape, data: JsonObject): CompletionError[] {
  const errors: CompletionError[] = [];
  completeObject(shape, data, { place: [], nulls: [] }, errors);
  return errors;
}

/** What becomes of a value: null may be told of already, and what cannot be null takes its parent with it. */
type Outcome = 'value' | 'null' | 'toldNull' | 'takesParent';

interface Standing {
  place: Place;
  nulls: Place;
}

function told(message: string, { place, nulls }: Standing): CompletionError {
  const extensions = { code: 'SUBGRAPH_ANSWER_INVALID', suggestion: SUGGESTION };
  return { error: new GraphQLError(message, { path: place, extensions }), nulls };
}

function complete(
  shape: ValueShape,
  value: unknown,
  field: FieldShape,
  at: Standing,
  errors: CompletionError[],
): Outcome {
  const refuse = (): Outcome => {
    errors.push(told(`The value of ${field.coordinate} is not of its type.`, at));
    return 'toldNull';
  };
  switch (shape.kind) {
    case 'nonNull': {
      const outcome = complete(shape.of, value, field, at, errors);
      if (outcome === 'value') return outcome;
      if (outcome === 'null') errors.push(told(`Cannot return null for non-nullable field ${field.coordinate}.`, at));
      return 'takesParent';
    }
    case 'list': {
      if (value === null) return 'null';
      if (!Array.isArray(value)) return refuse();
      for (const [index, item] of value.entries()) {
        if (complete(shape.of, item, field, below(at, index, shape.of), errors) === 'takesParent') return 'toldNull';
      }
      return 'value';
    }
    case 'leaf':
      if (value === null) return 'null';
      return isLeafValue(shape.type, value) ? 'value' : refuse();
    case 'object':
      if (value === null) return 'null';
      return (isObject(value) && completeObject(shape, value, at, errors)) || refuse();
  }
}

function below({ place, nulls }: Standing, step: string | number, shape: ValueShape): Standing {
  const here = [...place, step];
  return { place: here, nulls: shape.kind === 'nonNull' ? nulls : here };
}

/** @returns undefined for an object of a type that it cannot have */
function completeObject(
  shape: ObjectShape,
  source: JsonObject,
  at: Standing,
  errors: CompletionError[],
): Outcome | undefined {
  const fields = shape.fieldsOf(typeNameOf(shape, source));
  if (!fields) return undefined;
  for (const field of fields) {
    if (field.holds === 'unknownTypeName') {
      const message = `Cannot return null for non-nullable field ${field.coordinate}.`;
      errors.push(told(message, { ...at, place: [...at.place, field.name] }));
      return 'toldNull';
    }
    if (typeof field.holds === 'string') continue;
    const { value: shapeOfValue } = field.holds;
    const value = own(source, field.reads) ?? null;
    const here = below(at, field.name, shapeOfValue);
    if (complete(shapeOfValue, value, field, here, errors) === 'takesParent') return 'toldNull';
  }
  return 'value';
}

/** The type of an object in an answer; empty when it does not say which of several it has. */
export function typeNameOf({ only }: ObjectShape, { __typename: given }: JsonObject): string {
  return only ?? (typeof given === 'string' ? given : '');
}
