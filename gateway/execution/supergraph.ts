import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, getOperationAST, isAbstractType, parse } from 'graphql';
import { type RequiredNames, requiredNames } from './required-names';
import { supportedSupergraph } from './supported-supergraph';

/** Tells which types a condition of a plan holds for: those of the supergraph, inaccessible ones too. */
export class TypeConditions {
  private readonly held: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly abstract: ReadonlySet<string>;

  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    this.abstract = new Set(types.filter(isAbstractType).map(({ name }) => name));
    this.held = new Map(
      types.map((type) => {
        if (!isAbstractType(type)) return [type.name, new Set([type.name])];
        const { objects, interfaces } =
          'getInterfaces' in type
            ? schema.getImplementations(type)
            : { objects: schema.getPossibleTypes(type), interfaces: [] };
        return [type.name, new Set([type, ...objects, ...interfaces].map(({ name }) => name))];
      }),
    );
  }

  /** Whether it is the name of an interface or a union. */
  isAbstract(typeName: unknown): boolean {
    return typeof typeName === 'string' && this.abstract.has(typeName);
  }

  /** @param unknown the answer for an object that does not say what it is */
  holds(condition: string, typeName: unknown, unknown = false): boolean {
    if (typeof typeName !== 'string') return unknown;
    return typeName === condition || (this.held.get(condition)?.has(typeName) ?? false);
  }
}

/** A supergraph that operations can be planned on. */
export class PlannedSupergraph {
  readonly apiSchema: GraphQLSchema;
  readonly types: TypeConditions;
  readonly required: RequiredNames;
  readonly subgraphs: readonly { name: string; url: string }[];
  private readonly supergraph: Supergraph;
  private readonly planner: QueryPlanner;

  constructor(readonly sdl: string) {
    this.supergraph = supportedSupergraph(sdl);
    this.required = requiredNames(parse(sdl, { noLocation: true }));
    this.apiSchema = this.supergraph.apiSchema().toGraphQLJSSchema();
    this.types = new TypeConditions(this.supergraph.schema.toGraphQLJSSchema());
    this.subgraphs = this.supergraph.subgraphsMetadata();
    this.planner = new QueryPlanner(this.supergraph);
  }

  /** @param document one that is valid in the API schema, without the schema's own parts */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    if (getOperationAST(document, operationName)?.selectionSet.selections.length === 0) return { kind: 'QueryPlan' };
    const options = { validate: false, ...(operationName === undefined ? {} : { operationName }) };
    return this.planner.buildQueryPlan(operationFromDocument(this.supergraph.apiSchema(), document, options));
  }
}
