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
import { type FieldShape, type ObjectShape, shapeOf } from './answer-shape';
import { AnswerWriter } from './answer-writer';
import { askedOfSubgraphs, type Conditions } from './asked-of-subgraphs';
import { changesInOrder } from './changes-in-order';
import type { JsonObject } from './json';
import { type PlannedNames, planNames } from './names-in-plan';
import { Newest } from './newest';
import { type PlaceInAnswer, placeInAnswer } from './place-in-answer';
import type { Place } from './places';
import type { Step } from './run';
import { compilePlan } from './steps';
import type { PlannedSupergraph } from './supergraph';

/** Writers that are kept of an operation: one for each way in which its conditions come out. */
const WRITERS = 16;
/** The same of plans, which are larger. */
const PLANS = 8;

/** What an operation takes for each character of its text and its plan, once it has been executed; as measured. */
const BYTES_A_CHARACTER = 45;
/** Characters of a plan, before there is one: some, and more for each of the operation's. */
const USUAL_PLAN = 1500;
const PLAN_FOR_SOURCE = 4;

/** An operation that is planned and compiled, and can be executed as often as it is asked for. */
export class PreparedOperation {
  readonly definition: OperationDefinitionNode;
  readonly fetchAll: Step;
  /** Roughly how much memory it takes, in bytes. */
  readonly size: number;
  private readonly fragments: readonly FragmentDefinitionNode[];
  private readonly conditionNames: readonly string[];
  private readonly writers = new Newest<AnswerWriter>(WRITERS);
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
    const { types } = supergraph;
    const source = document.loc?.source.body.length ?? 0;
    if (this.conditionNames.length > 0) {
      // What is to be fetched is known when it is known how the conditions come out.
      const steps = new Newest<Step>(PLANS);
      this.fetchAll = (run) => {
        const { conditions } = run;
        const step = steps.get(this.keyOf(conditions), () => compilePlan(this.planFor(supergraph, conditions), types));
        return step(run);
      };
      const plans = Math.min(PLANS, 2 ** this.conditionNames.length);
      this.size = BYTES_A_CHARACTER * (plans * (USUAL_PLAN + PLAN_FOR_SOURCE * source) + source);
    } else {
      const plan = this.planFor(supergraph, {});
      this.fetchAll = compilePlan(plan, types);
      this.size = BYTES_A_CHARACTER * (JSON.stringify(plan).length + source);
    }
  }

  /** Plans what is asked for where the conditions come out so; the plan itself is not kept. */
  planFor(supergraph: PlannedSupergraph, conditions: Conditions): QueryPlan {
    const { name } = this.definition;
    const asked = askedOfSubgraphs(this.names.document, conditions);
    return supergraph.plan(this.isMutation ? changesInOrder(asked, name?.value) : asked, name?.value);
  }

  /** How the conditions come out. */
  private keyOf(variables: Readonly<Record<string, unknown>>): string {
    return this.conditionNames.map((name) => variables[name] === true).join();
  }

  /** @param variables as the schema takes them, defaults included */
  writerFor(variables: Readonly<Record<string, unknown>>): AnswerWriter {
    return this.writers.get(this.keyOf(variables), () => {
      const type = this.schema.getRootType(this.definition.operation);
      if (!type) throw new TypeError(`The graph has no ${this.definition.operation}.`);
      const fragments = new Map(this.fragments.map((fragment) => [fragment.name.value, fragment]));
      const { nameInPlan } = this.names;
      const making = { schema: this.schema, fragments, variables, nameInPlan };
      return new AnswerWriter(shapeOf(making, type, this.definition.selectionSet));
    });
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
