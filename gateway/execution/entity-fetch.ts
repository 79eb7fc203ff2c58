import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { compileContext } from './contexts';
import { REPRESENTATIONS } from './contextual-operation';
import { compileContextualSend } from './contextual-send';
import { ENTITIES, type Representations, representationsOf } from './entities';
import { isObject, type JsonObject } from './json';
import { mergeInto } from './merge';
import { lineagesAt, objectsAt, type Place, placesAt } from './places';
import { compileRepresentation } from './representation';
import { compileRewrites } from './rewrites';
import type { Run, Step } from './run';
import type { TypeConditions } from './supergraph';
import { type Destinations, errorTeller } from './tell-errors';
import { plannedOperation } from './transport';
import { textWith, variablesFor } from './variables';

/** Fetches more of the entities at a path, each of them once, however often it stands there. */
export function compileEntityFetch(node: FetchNode, path: ResponsePath, types: TypeConditions): Step {
  const { serviceName: subgraph, contextRewrites = [] } = node;
  const take = compileRepresentation(node.requires ?? [], types);
  const inputRewrites = compileRewrites(node.inputRewrites, types);
  const outputRewrites = compileRewrites(node.outputRewrites, types);
  const tellErrors = errorTeller(node);
  const send = contextRewrites.length > 0 ? compileContextualSend(node) : compilePlainSend(node);
  const contextOf = contextRewrites.length > 0 ? compileContext(contextRewrites, types) : undefined;
  return async (run) => {
    const targets = objectsAt(run.data, path);
    const contexts = contextOf && lineagesAt(run.data, path).map(contextOf);
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
    if (errors) tellErrors(run, errors, destinationsOf(run, path, sent));
    if (!whole) {
      if (errors && !Array.isArray(entities)) return;
      const reason = `It was asked for ${sent.values.length} entities.`;
      tellErrors(run, run.refuse(subgraph, reason, run.isMutation).errors, destinationsOf(run, path, sent));
      return;
    }
    if (outputRewrites.length > 0) {
      entities.forEach((entity: unknown, number) => {
        if (!isObject(entity)) return;
        entity.__typename ??= sent.typeNames[number];
        for (const rewrite of outputRewrites) rewrite(entity);
      });
    }
    targets.forEach((target, position) => {
      const entity: unknown = entities[sent.numbers[position] ?? -1];
      if (isObject(entity)) mergeInto(target, entity, types);
    });
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
  return (run, { values, texts, numbers }) => {
    const variables = variablesOf(run);
    return run.send(node.serviceName, {
      operation,
      variables: { ...variables, representations: values },
      variablesText: () => textWith(variables, REPRESENTATIONS, `[${texts.join()}]`),
      inMutation: run.isMutation,
      entities: { found: numbers.length, sent: values.length },
    });
  };
}

function destinationsOf(run: Run, path: ResponsePath, { numbers }: Representations): Destinations {
  let byEntity: Map<number, Place[]> | undefined;
  const sorted = () => {
    if (byEntity) return byEntity;
    byEntity = new Map();
    for (const [position, place] of placesAt(run.data, path).entries()) {
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
