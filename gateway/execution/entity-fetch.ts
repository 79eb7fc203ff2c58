import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { compileContext } from './contexts';
import { REPRESENTATIONS } from './contextual-operation';
import { compileContextualSend } from './contextual-send';
import { ENTITIES, type Representations, representationsOf } from './entities';
import { copyOf, isObject, type JsonObject } from './json';
import { mergeInto } from './merge';
import { lineagesAt, objectsAt, type Place, placesAt } from './places';
import { compileRepresentation } from './representation';
import { compileRewrites } from './rewrites';
import type { Run, Step } from './run';
import type { TypeConditions } from './supergraph';
import { type Destinations, errorTeller } from './tell-errors';
import { plannedOperation } from './transport';
import { variablesFor } from './variables';

/**
 * Fetches more of the entities at some paths, each of them once, however often it stands there.
 *
 * @param paths several only where nothing is taken from a context
 */
export function compileEntityFetch(node: FetchNode, paths: readonly ResponsePath[], types: TypeConditions): Step {
  const { serviceName: subgraph, contextRewrites = [] } = node;
  const take = compileRepresentation(node.requires ?? [], types);
  const inputRewrites = compileRewrites(node.inputRewrites, types);
  const outputRewrites = compileRewrites(node.outputRewrites, types);
  const tellErrors = errorTeller(node);
  const send = contextRewrites.length > 0 ? compileContextualSend(node) : compilePlainSend(node);
  const contextOf = contextRewrites.length > 0 ? compileContext(contextRewrites, types) : undefined;
  return async (run) => {
    const targetsOfPaths = paths.map((path) => objectsAt(run.data, path));
    const targets = targetsOfPaths.flat();
    const contexts = contextOf && paths.flatMap((path) => lineagesAt(run.data, path)).map(contextOf);
    const sent = representationsOf(
      targets,
      take,
      inputRewrites,
      contexts && ((position) => JSON.stringify(contexts[position])),
    );
    if (sent.values.length === 0) return;
    const { data, errors } = await send(run, sent, contexts);
    const entities = data?.[ENTITIES];
    const whole = Array.isArray(entities) && entities.length === sent.values.length;
    if (errors) tellErrors(run, errors, destinationsOf(run, paths, sent));
    if (!whole) {
      if (errors && !Array.isArray(entities)) return;
      const reason = `It was asked for ${sent.values.length} entities.`;
      tellErrors(run, run.refuse(subgraph, reason, run.isMutation).errors, destinationsOf(run, paths, sent));
      return;
    }
    if (outputRewrites.length > 0) {
      entities.forEach((entity: unknown, number) => {
        if (!isObject(entity)) return;
        entity.__typename ??= sent.typeNames[number];
        for (const rewrite of outputRewrites) rewrite(entity);
      });
    }
    let position = 0;
    for (const [index, targetsOfPath] of targetsOfPaths.entries()) {
      const takeEntity = index === 0 ? (number: number) => entities[number] : copying(entities);
      for (const target of targetsOfPath) {
        const entity = takeEntity(sent.numbers[position] ?? -1);
        if (isObject(entity)) mergeInto(target, entity, types);
        position += 1;
      }
    }
  };
}

/** Sends what stands for entities; what comes is as if it had been sent by one plain operation. */
export type SendRepresentations = (
  run: Run,
  sent: Representations,
  contexts: readonly JsonObject[] | undefined,
) => ReturnType<Run['send']>;

function compilePlainSend(node: FetchNode): SendRepresentations {
  const operation = plannedOperation(node.operation, node.operationName);
  const variablesOf = variablesFor(node);
  return (run, { values, numbers }) => {
    const variables = { ...variablesOf(run), [REPRESENTATIONS]: values };
    let text: string | undefined;
    return run.send(node.serviceName, {
      operation,
      variables,
      variablesText() {
        text ??= JSON.stringify(variables);
        return text;
      },
      inMutation: run.isMutation,
      entities: { found: numbers.length, sent: values.length },
    });
  };
}

/** Entities for another path: what is fetched later goes on differently there, so it shares nothing but the answer. */
function copying(entities: readonly unknown[]): (number: number) => unknown {
  const copies = new Map<number, unknown>();
  return (number) => {
    if (!copies.has(number)) copies.set(number, copyOf(entities[number]));
    return copies.get(number);
  };
}

function destinationsOf(run: Run, paths: readonly ResponsePath[], { numbers }: Representations): Destinations {
  let byEntity: Map<number, Place[]> | undefined;
  const sorted = () => {
    if (byEntity) return byEntity;
    byEntity = new Map();
    for (const [position, place] of paths.flatMap((path) => placesAt(run.data, path)).entries()) {
      const number = numbers[position] ?? -1;
      const places = byEntity.get(number);
      if (places) places.push(place);
      else byEntity.set(number, [place]);
    }
    byEntity.delete(-1);
    return byEntity;
  };
  return { all: () => [...sorted().values()].flat(), of: (entity) => sorted().get(entity) ?? [] };
}
