import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { type GraphQLFormattedError, Kind, parse, type SelectionSetNode } from 'graphql';
import type { GraphAnswer } from '../../platform/graph-client';
import { isObject, type JsonObject } from './json';
import { mergeInto } from './merge';
import { objectsAt, type Place, placesAt } from './places';
import { compileRepresentation } from './representation';
import { compileRewrites, type Rewrite, renamedFields } from './rewrites';
import type { Run, Step } from './run';
import type { TypeConditions } from './supergraph';

const ENTITIES = '_entities';

/** What is known of a fetch before any request. */
interface Fetch {
  subgraph: string;
  path: ResponsePath;
  operation: { text: string; name: string | undefined; kind: FetchNode['operationKind'] };
  variableNames: readonly string[];
  outputRewrites: readonly Rewrite[];
  /** Names of the answer for fields that are asked for by names of their own. */
  renamed: ReadonlyMap<string, string>;
  /** Names of the fields that it asks for of each place. */
  fieldNames: readonly string[];
}

/** Sends an operation to a subgraph and takes in what comes. */
export function compileFetch(node: FetchNode, path: ResponsePath, types: TypeConditions): Step {
  const fetch: Fetch = {
    subgraph: node.serviceName,
    path,
    operation: { text: node.operation, name: node.operationName, kind: node.operationKind },
    variableNames: node.variableUsages ?? [],
    outputRewrites: compileRewrites(node.outputRewrites, types),
    renamed: renamedFields(node.outputRewrites),
    fieldNames: fieldNamesOf(node),
  };
  return node.requires ? fetchEntities(fetch, node, types) : fetchFields(fetch);
}

function fetchFields(fetch: Fetch): Step {
  return async (run) => {
    if (objectsAt(run.data, fetch.path).length === 0) return;
    const answer = await send(run, fetch, variablesOf(run, fetch));
    const { data } = answer;
    tellErrors(run, fetch, answer, () => placesAt(run.data, fetch.path));
    if (!data) return;
    for (const rewrite of fetch.outputRewrites) rewrite(data);
    for (const target of objectsAt(run.data, fetch.path)) mergeInto(target, data);
  };
}

function fetchEntities(fetch: Fetch, node: FetchNode, types: TypeConditions): Step {
  const take = compileRepresentation(node.requires ?? [], types);
  const inputRewrites = compileRewrites(node.inputRewrites, types);
  return async (run) => {
    const targets = objectsAt(run.data, fetch.path);
    const representations: JsonObject[] = [];
    /** For each target its representation; -1 for one that has none. */
    const indexes: number[] = [];
    const known = new Map<string, number>();
    for (const target of targets) {
      const representation = take(target);
      if (!representation || typeof representation.__typename !== 'string') {
        indexes.push(-1);
        continue;
      }
      // Objects of different types may stand for the same one elsewhere, and go on differently.
      const typeName = representation.__typename;
      for (const rewrite of inputRewrites) rewrite(representation);
      const key = `${typeName} ${JSON.stringify(representation)}`;
      const index = known.get(key) ?? representations.push(representation) - 1;
      known.set(key, index);
      indexes.push(index);
    }
    if (representations.length === 0) return;
    const answer = await send(run, fetch, { ...variablesOf(run, fetch), representations });
    const entities = answer.data?.[ENTITIES];
    const whole = Array.isArray(entities) && entities.length === representations.length;
    const told = whole || answer.errors ? answer : { errors: [NO_ENTITIES] };
    tellErrors(run, fetch, told, (index) => {
      const places = placesAt(run.data, fetch.path);
      return places.filter((_place, target) =>
        index === undefined ? indexes[target] !== -1 : indexes[target] === index,
      );
    });
    if (!whole) return;
    for (const entity of entities) if (isObject(entity)) for (const rewrite of fetch.outputRewrites) rewrite(entity);
    targets.forEach((target, position) => {
      const entity = entities[indexes[position] ?? -1];
      if (isObject(entity)) mergeInto(target, entity);
    });
  };
}

const NO_ENTITIES: GraphQLFormattedError = {
  message: 'A subgraph did not answer for the things that it was asked for.',
};

function send(run: Run, { subgraph, operation }: Fetch, variables: Record<string, unknown>): Promise<GraphAnswer> {
  return run.send(subgraph, { operation, variables, inMutation: run.isMutation });
}

function variablesOf({ variables }: Run, { variableNames }: Fetch): Record<string, unknown> {
  const used: Record<string, unknown> = {};
  for (const name of variableNames) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) used[name] = variables[name];
  }
  return used;
}

/**
 * Tells the errors of an answer at the places of the answer to the caller: one that is about an entity at every place
 * that has it, one that is about no field at every field that was asked for.
 */
function tellErrors(
  run: Run,
  fetch: Fetch,
  { errors = [] }: GraphAnswer,
  placesOf: (entity: number | undefined) => Place[],
): void {
  for (const error of errors) {
    const path = error.path?.map((step) => (typeof step === 'string' ? (fetch.renamed.get(step) ?? step) : step));
    const [first, second, ...rest] = path ?? [];
    const isOfEntity = first === ENTITIES && typeof second === 'number';
    const places = placesOf(isOfEntity ? second : undefined);
    const within = isOfEntity ? [rest] : path && first !== ENTITIES ? [path] : fetch.fieldNames.map((name) => [name]);
    for (const place of places) for (const rest of within) run.tell(error, [...place, ...rest]);
  }
}

/** The fields that an operation asks for of a root, or of an entity of any type. */
function fieldNamesOf({ operation, requires, outputRewrites }: FetchNode): string[] {
  const renamed = renamedFields(outputRewrites);
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet]] : [],
    ),
  );
  const names = new Set<string>();
  const visit = (selectionSet: SelectionSetNode | undefined) => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) visit(fragments.get(selection.name.value));
      else if (requires && selection.name.value === ENTITIES) visit(selection.selectionSet);
      else if (selection.name.value !== '__typename') names.add(selection.alias?.value ?? selection.name.value);
    }
  };
  for (const definition of definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet);
  }
  return [...names].map((name) => renamed.get(name) ?? name);
}
