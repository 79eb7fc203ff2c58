import { GraphQLError, type GraphQLFormattedError, getVariableValues } from 'graphql';
import { type CompletionError, completionErrors } from './completion-errors';
import type { Explanation } from './explanation';
import type { JsonObject } from './json';
import type { PlaceInAnswer } from './place-in-answer';
import type { Place } from './places';
import type { PreparedOperation } from './prepared-operation';
import type { TellExtensions } from './public-extensions';
import type { Run } from './run';
import { inSpanAtOnce } from './spans';

/** An answer that several callers may get. */
export interface Answered {
  /** Its JSON text, errors left out; undefined when nothing was executed. */
  text?: string;
  errors: readonly GraphQLError[];
}

/** What an operation is executed with. */
export interface Executing extends Pick<Run, 'send' | 'refuse'> {
  tellExtensions: TellExtensions;
  explanation?: Explanation | undefined;
}

const MOST_VARIABLE_ERRORS = 50;

/** Executes an operation for one caller. */
export async function executeOperation(
  operation: PreparedOperation,
  given: Readonly<Record<string, unknown>>,
  { send, refuse, tellExtensions, explanation }: Executing,
): Promise<Answered> {
  const { variableDefinitions = [] } = operation.definition;
  const { coerced = {}, errors: refused } =
    variableDefinitions.length === 0
      ? { coerced: {} }
      : getVariableValues(operation.schema, variableDefinitions, given, { maxErrors: MOST_VARIABLE_ERRORS });
  if (refused) return { errors: refused };
  const told: { error: GraphQLFormattedError; place: Place }[] = [];
  const data: JsonObject = {};
  await operation.fetchAll({
    data,
    variables: given,
    conditions: coerced,
    isMutation: operation.isMutation,
    send,
    refuse,
    tell: (error, place) => told.push({ error, place }),
  });
  const writer = operation.writerFor(coerced);
  const write = () => writer.write(data, (field) => operation.schemaPart(field, coerced));
  const { text, faulty } = inSpanAtOnce('gateway.shape', {}, () => explanation?.timed('shape', write) ?? write());
  const placed = told.map(({ error, place }) => ({ error, ...operation.placeInAnswer(writer.shape, data, place) }));
  const errors = toldOnce(
    placed.map(({ error: { message, extensions = {} }, place }) => {
      const path = place.length > 0 ? { path: place } : {};
      return new GraphQLError(message, { ...path, extensions: tellExtensions(extensions) });
    }),
  );
  if (faulty) {
    const found = completionErrors(writer.shape, data).filter((fault) => !isExplained(fault, placed));
    errors.push(...found.map(({ error }) => error));
  }
  return { text, errors };
}

/** What was asked for only to fetch more is told where the answer has its like; there it is told once. */
function toldOnce(errors: GraphQLError[]): GraphQLError[] {
  if (errors.length < 2) return errors;
  const known = new Set<string>();
  return errors.filter(({ message, path }) => {
    const key = JSON.stringify([message, path]);
    return !known.has(key) && known.add(key);
  });
}

/** Whether another error already says why there is nothing: at its place, around or below it, or by what it takes along. */
function isExplained({ error: { path = [] }, nulls }: CompletionError, told: readonly PlaceInAnswer[]): boolean {
  return told.some(
    (other) =>
      isWithin(path, other.place) ||
      isWithin(other.place, path) ||
      (other.nulls !== undefined && isWithin(nulls, other.nulls)),
  );
}

function isWithin(place: Place, around: Place): boolean {
  return around.length <= place.length && around.every((step, depth) => step === place[depth]);
}
