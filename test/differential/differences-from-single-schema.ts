import type { Compared } from './explained-differences';
import type { GraphLayout } from './graph-layout';
import { isWithin, nullPlace, samePlace } from './null-place';
import type { Told, ToldError } from './told';

interface Against extends Compared {
  single: Told;
}

/** Why an error that only one of the two tells is right all the same. */
type Explanation = (
  error: ToldError,
  against: Against & { others: readonly ToldError[]; all: readonly ToldError[] },
) => boolean;

/** What takes something with it, so that several things may be said to be the reason. */
function takesWith({ path = [] }: ToldError, data: string): boolean {
  const place = nullPlace(data, path);
  return place !== undefined && place.length < path.length;
}

const NOT_OF_ITS_TYPE = /^The value of (.+) is not of its type\.$/;
const INACCESSIBLE_TYPE = /^Abstract type "\w+" was resolved to a type "\w" that does not exist inside the schema\.$/;
const REFUSED_BY_SCHEMA = [/^Enum "Colour" cannot represent value: "BLUE"$/, INACCESSIBLE_TYPE];
/** Complaints that name a field by its coordinate. */
const OF_FIELD = [
  /^(Cannot return null for non-nullable field )(\w+)(\.\w+\.)$/,
  /^(The value of )(\w+)(\.\w+ is not of its type\.)$/,
];
const NULL_IN_NON_NULL = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/;

/** Errors that only the gateway tells. */
const OURS: Record<string, Explanation> = {
  /** A value that is inaccessible is refused by the gateway in its own words. */
  wordsOfCompletion: ({ message, path }, { others }) =>
    NOT_OF_ITS_TYPE.test(message) &&
    others.some((other) => samePlace(other.path, path) && REFUSED_BY_SCHEMA.some((words) => words.test(other.message))),
  /** What is of an inaccessible type is refused at its place, and by a subgraph that is not given what it requires. */
  inaccessibleTypesAreNotFetched: ({ message, path = [] }, { others }) =>
    message.startsWith('A representation lacks ') &&
    others.some((other) => INACCESSIBLE_TYPE.test(other.message) && isWithin(path, other.path ?? [])),
  /** A subgraph knows only the interface of what it has as an interface object. */
  interfaceObjectsSayInterface: (error, { others, layout }) =>
    others.some((other) => samePlace(other.path, error.path) && isOfInterface(layout, error.message, other.message)),
  /** Subgraphs are asked at once, and each tells what it finds; a single schema stops at the first. */
  siblingsOfWhatIsNullToo: (error, { ours, others, all }) => {
    const place = nullPlace(ours.data, error.path ?? []);
    const isReason =
      all.some((other) => samePlace(other.path, error.path) && isSaidOf(error, other)) ||
      NULL_IN_NON_NULL.test(error.message);
    return (
      isReason &&
      takesWith(error, ours.data) &&
      others.some((other) => samePlace(nullPlace(ours.data, other.path ?? []), place))
    );
  },
  /** Nobody asked for the field by itself, but another is computed from it. */
  requiredFieldFailed: ({ message }, { asked }) =>
    [...asked.faults.required].some(
      ({ parent, name }) => message.startsWith(`${parent}.${name} of `) && message.endsWith(' is at fault.'),
    ),
};

/** Errors that only the single schema tells. */
const SINGLE: Record<string, Explanation> = {
  inaccessibleTypesAreNotFetched: ({ message, path = [] }, { others }) =>
    INACCESSIBLE_TYPE.test(message) &&
    others.some((other) => other.message.startsWith('A representation lacks ') && isWithin(other.path ?? [], path)),
  wordsOfCompletion: ({ message, path }, { others }) =>
    REFUSED_BY_SCHEMA.some((words) => words.test(message)) &&
    others.some((other) => samePlace(other.path, path) && NOT_OF_ITS_TYPE.test(other.message)),
  interfaceObjectsSayInterface: (error, { others, layout }) =>
    others.some((other) => samePlace(other.path, error.path) && isOfInterface(layout, other.message, error.message)),
  /** Of what takes the same with it, one is told. */
  oneReasonIsEnough: (error, { ours, others }) => {
    const place = nullPlace(ours.data, error.path ?? []);
    return (
      takesWith(error, ours.data) && others.some((other) => samePlace(nullPlace(ours.data, other.path ?? []), place))
    );
  },
};

/** Whether the two are about one field, of an interface and of a type that implements it. */
function isOfInterface({ interfaces }: GraphLayout, ofInterface: string, ofType: string): boolean {
  return OF_FIELD.some((words) => {
    const [, before, name = '', after] = words.exec(ofInterface) ?? [];
    const implementers = interfaces.get(name)?.implementers ?? [];
    return implementers.some((type) => ofType === `${before}${type}${after}`);
  });
}

function isSaidOf({ message }: ToldError, other: ToldError): boolean {
  return (
    other.message === message ||
    (NOT_OF_ITS_TYPE.test(message) && REFUSED_BY_SCHEMA.some((words) => words.test(other.message)))
  );
}

export async function differencesFromSingleSchema(against: Against): Promise<string[]> {
  const { ours, single } = against;
  if (ours.data !== single.data) return [`The data is ${ours.data} instead of ${single.data}.`];
  const ownErrors = ours.errors.filter((error) => !isAmong(error, single.errors));
  const missing = single.errors.filter((error) => !isAmong(error, ours.errors));
  if (ownErrors.length + missing.length === 0) return [];
  const all = await against.allErrors();
  const explains = (table: Record<string, Explanation>, others: readonly ToldError[]) => (error: ToldError) =>
    Object.values(table).some((explanation) => explanation(error, { ...against, others, all }));
  const explainsOurs = explains(OURS, single.errors);
  const explainsSingle = explains(SINGLE, ours.errors);
  return [
    ...ownErrors.filter((error) => !explainsOurs(error)).map((error) => `Told, and should not be: ${inWords(error)}`),
    ...missing.filter((error) => !explainsSingle(error)).map((error) => `Not told, and should be: ${inWords(error)}`),
  ];
}

function isAmong({ message, path }: ToldError, errors: readonly ToldError[]): boolean {
  return errors.some((other) => other.message === message && samePlace(other.path, path));
}

function inWords({ message, path }: ToldError): string {
  return `${message} at ${JSON.stringify(path)}`;
}
