import { GraphQLError, type GraphQLFormattedError, getVariableValues } from 'graphql';
import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { completionErrors, typeNameOf } from './completion-errors';
import { isObject, type JsonObject, own } from './json';
import type { Place } from './places';
import type { PreparedOperation } from './prepared-operation';
import type { Run } from './run';

/** An answer that several callers may get. */
export interface Answered {
  /** The JSON text of its data; undefined when nothing was executed. */
  text?: string;
  errors: readonly GraphQLError[];
}

/** Executes an operation for one caller. */
export async function executeOperation(
  operation: PreparedOperation,
  given: Readonly<Record<string, unknown>>,
  send: Run['send'],
): Promise<Answered> {
  const { variableDefinitions = [] } = operation.definition;
  const { coerced = {}, errors: refused } =
    variableDefinitions.length === 0
      ? { coerced: {} }
      : getVariableValues(operation.schema, variableDefinitions, given, { maxErrors: 50 });
  if (refused) return { errors: refused };
  const told: { error: GraphQLFormattedError; place: Place }[] = [];
  const data: JsonObject = {};
  await operation.fetchAll({
    data,
    variables: given,
    conditions: coerced,
    isMutation: operation.isMutation,
    send,
    tell: (error, place) => told.push({ error, place }),
  });
  const writer = operation.writerFor(coerced);
  const { text, faulty } = writer.write(data, (field) => operation.schemaPart(field, coerced));
  const errors = told.map(({ error, place }) => toldAt(error, withinAnswer(writer.shape, data, place)));
  if (faulty) {
    const found = completionErrors(writer.shape, data);
    errors.push(...found.filter((error) => !isCovered(error, errors)));
  }
  return { text, errors };
}

function toldAt({ message, extensions }: GraphQLFormattedError, path: Place): GraphQLError {
  return new GraphQLError(message, { path, extensions: extensions ?? {} });
}

/** The part of a place that the answer has: a plan also fetches what nobody asked for. */
function withinAnswer(root: ObjectShape, data: JsonObject, place: Place): Place {
  let shape: ValueShape = root;
  let value: unknown = data;
  for (const [depth, step] of place.entries()) {
    while (shape.kind === 'nonNull') shape = shape.of;
    if (typeof step === 'number') {
      if (shape.kind !== 'list') return place.slice(0, depth);
      shape = shape.of;
      value = Array.isArray(value) ? value[step] : undefined;
      continue;
    }
    if (shape.kind !== 'object') return place.slice(0, depth);
    const source: JsonObject = isObject(value) ? value : {};
    const fields = shape.fieldsOf(typeNameOf(shape, source));
    if (!fields) return place;
    const field: FieldShape | undefined = fields.find(({ name }) => name === step);
    if (!field || typeof field.holds === 'string') return place.slice(0, depth);
    shape = field.holds.value;
    value = own(source, step);
  }
  return place;
}

/** Whether another error already says why there is no value: at its place, above it, or below it. */
function isCovered({ path = [] }: GraphQLError, errors: readonly GraphQLError[]): boolean {
  return errors.some(({ path: other = [] }) => {
    const shared = Math.min(path.length, other.length);
    return path.slice(0, shared).every((step, depth) => step === other[depth]);
  });
}
