import type { QueryPlan } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type FieldShape, type ObjectShape, shapeOf } from './answer-shape';
import { AnswerWriter } from './answer-writer';
import { askedOfSubgraphs, type Conditions } from './asked-of-subgraphs';
import { changesInOrder } from './changes-in-order';
import type { JsonObject } from './json';
import { type PlannedNames, planNames } from './names-in-plan';
import { type PlaceInAnswer, placeInAnswer } from './place-in-answer';
import type { Place } from './places';
import type { Step } from './run';
import { compilePlan } from './steps';
import type { PlannedSupergraph } from './supergraph';

/** Writers that are kept of an operation: one for each way in which its conditions come out. */
const WRITERS = 16;
/** The same of plans, which are larger. */
const PLANS = 8;

/** An operation that is planned and compiled, and can be executed as often as it is asked for. */
export class PreparedOperation {
  readonly definition: OperationDefinitionNode;
  readonly fetchAll: Step;
  /** Makes the plan anew, for those who want to see it: it is not kept. */
  readonly planAgain: () => QueryPlan;
  /** Roughly how much memory it takes, in bytes. */
  readonly size: number;
  private readonly fragments: readonly FragmentDefinitionNode[];
  private readonly conditionNames: readonly string[];
  private readonly writers = new LRUCache<string, AnswerWriter>({ max: WRITERS });
  private readonly names: PlannedNames;
  readonly schema: GraphQLSchema;
  readonly isMutation: boolean;

  /** @param document one that is valid in the API schema */
  constructor(supergraph: PlannedSupergraph, document: DocumentNode, operationName: string | undefined) {
    const definition = getOperationAST(document, operationName);
    if (!definition) throw new TypeError('The document has no operation of that name.');
    this.definition = definition;
    this.schema = supergraph.apiSchema;
    this.isMutation = definition.operation === OperationTypeNode.MUTATION;
    this.fragments = document.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
    this.conditionNames = conditionNamesOf(document);
    this.names = planNames(document, supergraph.required);
    const planFor = (conditions?: Conditions) => {
      const asked = askedOfSubgraphs(this.names.document, conditions);
      return supergraph.plan(this.isMutation ? changesInOrder(asked, operationName) : asked, operationName);
    };
    this.planAgain = () => planFor();
    const plan = this.planAgain();
    const size = JSON.stringify(plan).length;
    const source = document.loc?.source.body.length ?? 0;
    if (this.conditionNames.length > 0) {
      this.fetchAll = this.planningAtLast((conditions) => compilePlan(planFor(conditions), supergraph.types));
      this.size = size * PLANS + source;
    } else {
      this.fetchAll = compilePlan(plan, supergraph.types);
      this.size = size + source;
    }
  }

  /** What is to be fetched is known when it is known how the conditions come out. */
  private planningAtLast(compile: (conditions: Conditions) => Step): Step {
    const plans = new LRUCache<string, Step>({ max: PLANS });
    return (run) => {
      const key = this.keyOf(run.conditions);
      const step = plans.get(key) ?? compile(run.conditions);
      plans.set(key, step);
      return step(run);
    };
  }

  /** How the conditions come out. */
  private keyOf(variables: Readonly<Record<string, unknown>>): string {
    return this.conditionNames.map((name) => variables[name] === true).join();
  }

  /** @param variables as the schema takes them, defaults included */
  writerFor(variables: Readonly<Record<string, unknown>>): AnswerWriter {
    const key = this.keyOf(variables);
    const known = this.writers.get(key);
    if (known) return known;
    const type = this.schema.getRootType(this.definition.operation);
    if (!type) throw new TypeError(`The graph has no ${this.definition.operation}.`);
    const fragments = new Map(this.fragments.map((fragment) => [fragment.name.value, fragment]));
    const { nameInPlan } = this.names;
    const making = { schema: this.schema, fragments, variables, nameInPlan };
    const shape = shapeOf(making, type, this.definition.selectionSet);
    const writer = new AnswerWriter(shape);
    this.writers.set(key, writer);
    return writer;
  }

  /** The place in an answer of a place in what was fetched. */
  placeInAnswer(shape: ObjectShape, data: JsonObject, place: Place): PlaceInAnswer {
    return placeInAnswer(shape, data, place, this.names.nameInAnswer);
  }

  /** The value of a field of introspection, as this schema answers it. */
  schemaPart({ name, nodes }: FieldShape, variableValues: Record<string, unknown>): unknown {
    const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes } as const;
    const { data } = executeSync({
      schema: this.schema,
      document: {
        kind: Kind.DOCUMENT,
        definitions: [{ ...this.definition, selectionSet }, ...this.fragments],
      },
      variableValues,
    });
    return data?.[name] ?? null;
  }
}

/** The variables that decide what an operation leaves out. */
function conditionNamesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }: DirectiveNode) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}
