import type { Place } from '../../gateway/execution/places';
import type { Compared } from './explained-differences';
import { LEAVES } from './graph-layout';
import { nullPlace } from './null-place';
import type { Told, ToldError } from './told';

interface Against extends Compared {
  apollo: Told;
}

/** Why other data than Apollo's is right all the same. */
const DATA: Record<string, (against: Against) => boolean | Promise<boolean>> = {
  /** Nothing that is missing was needed, and a single schema says the same. */
  asIfNothingWereMissing: async ({ ours, truth }) => ours.data === (await truth()).data,
  /** A field that is asked for several times stands where it is asked for first, also when its parts differ. */
  orderOfRepeatedFields: ({ ours, apollo }) => ours.data !== 'undefined' && sorted(ours.data) === sorted(apollo.data),
  /** Apollo's planner refuses some fragments that ask for parts of the schema itself. */
  schemaPartsInFragments: ({ apollo }) =>
    apollo.errors.some(({ message }) => /^Was not able to find any options for .*__(schema|type)\b/s.test(message)),
  /** Apollo's executor sends null for objects in lists of lists that something is computed from. */
  requiredListsOfLists: ({ asked: { faults } }) =>
    [...faults.required].some(({ type }) => type.nonNull.length > 2 && !LEAVES.includes(type.named)),
  /** Apollo's executor forgets of which type an object is when it asks a subgraph that knows only the interface. */
  typesOfInterfaceObjects: async ({ layout, ours, apollo, asked, truth }) =>
    [...layout.interfaces.values()].some(({ object }) => object !== undefined) &&
    asked.operation.text.includes('__typename') &&
    isPartOf(apollo.data, ours.data) &&
    isPartOf(ours.data, (await truth()).data),
  /** Apollo's executor takes the type of a fragment for that of an object, and finds no fragment within it to be on that. */
  fragmentsWithinFragments: async ({ ours, apollo, asked, truth }) =>
    /\.\.\.\s?(on|F\d)/.test(asked.operation.text) &&
    isPartOf(apollo.data, ours.data, true) &&
    isPartOf(ours.data, (await truth()).data, true),
};

const COMPLETION = [/^The value of .+ is not of its type\.$/, /^Cannot return null for non-nullable field .+\.$/];

type Explanation = (error: ToldError, others: readonly ToldError[], data: string) => boolean;

/** Why errors that only one of the two tells are right all the same. */
const OURS: Record<string, Explanation> = {
  /** Apollo's executor tells of what is null where it cannot be, or of another type, outside of the errors. */
  toldInExtensions: ({ message, path }, _others, data) =>
    COMPLETION.some((words) => words.test(message)) && nullPlace(data, path ?? []) !== undefined,
  /** What is about no field is told at every field that was asked for. */
  errorsWithoutPlace: ({ message }, others) =>
    others.some((other) => other.message === message && other.path === undefined),
  /** What is about an entity is told at every place that has it. */
  errorsOfSharedRepresentations: isToldElsewhere,
};

const APOLLO: Record<string, Explanation> = {
  errorsWithoutPlace: ({ message, path }, others) =>
    path === undefined && others.some((other) => other.message === message),
  /** Apollo's executor counts entities that it did not send, and tells of fields that nobody asked for. */
  placesInAnswer: isToldElsewhere,
};

/** Told at a place that differs by its numbers, or by being within the other. */
function isToldElsewhere({ message, path }: ToldError, others: readonly ToldError[]): boolean {
  return others.some((other) => other.message === message && areAlike(path ?? [], other.path ?? []));
}

function areAlike(one: Place, other: Place): boolean {
  const [names, otherNames] = [one, other].map((place) => place.filter((step) => typeof step === 'string'));
  const shared = Math.min(names?.length ?? 0, otherNames?.length ?? 0);
  return names?.slice(0, shared).every((step, depth) => step === otherNames?.[depth]) ?? false;
}

export async function differencesFromApollo(against: Against): Promise<string[]> {
  const { ours, apollo } = against;
  if (ours.data !== apollo.data) {
    for (const explanation of Object.values(DATA)) if (await explanation(against)) return [];
    return [`The data is ${ours.data} instead of Apollo's ${apollo.data}.`];
  }
  return [
    ...unexplained('Told, and not by Apollo', OURS, ours.errors, apollo.errors, ours.data),
    ...unexplained('Told by Apollo, and not told', APOLLO, apollo.errors, ours.errors, ours.data),
  ];
}

function unexplained(
  words: string,
  table: Record<string, Explanation>,
  errors: readonly ToldError[],
  others: readonly ToldError[],
  data: string,
): string[] {
  return errors
    .filter(
      (error) =>
        !others.some((other) => JSON.stringify(other) === JSON.stringify(error)) &&
        !Object.values(table).some((explanation) => explanation(error, others, data)),
    )
    .map(({ message, path }) => `${words}: ${message} at ${JSON.stringify(path)}`);
}

/** JSON with the fields of all objects in one order. */
function sorted(json: string): string {
  return JSON.stringify(json === 'undefined' ? null : JSON.parse(json), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** Whether some JSON is another with null for some of its parts, or even without some fields. */
function isPartOf(part: string, whole: string, without = false): boolean {
  return part !== 'undefined' && whole !== 'undefined' && isPart(JSON.parse(part), JSON.parse(whole), without);
}

function isPart(part: unknown, whole: unknown, without: boolean): boolean {
  if (part === null || part === whole) return true;
  if (typeof part !== 'object' || typeof whole !== 'object' || whole === null) return false;
  const names = Object.keys(part);
  const namesOfWhole = Object.keys(whole);
  const among = without && !Array.isArray(part) ? namesOfWhole.filter((name) => names.includes(name)) : namesOfWhole;
  return (
    JSON.stringify(names) === JSON.stringify(among) &&
    names.every((name) => isPart(Reflect.get(part, name), Reflect.get(whole, name), without))
  );
}
