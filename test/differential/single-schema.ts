import {
  buildASTSchema,
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  parse,
  printSchema,
  visit,
} from 'graphql';
import { refused } from './rubbish';
import { Thing } from './thing';
import { type Told, toldOf } from './told';
import type { World } from './world';

/** One schema over the whole world, as if there were no subgraphs: what the graph has to be to whoever asks it. */
export class SingleSchema {
  private readonly forgiving: GraphQLSchema;

  constructor(private readonly schema: GraphQLSchema) {
    this.forgiving = withoutNonNull(schema);
  }

  answer(world: World, document: DocumentNode, variables: Readonly<Record<string, unknown>>): Promise<Told> {
    return answerOf(this.schema, world, document, variables);
  }

  /** Everything that is wrong in what was asked for, also where the rules of null take it out of the answer. */
  async allErrors(
    world: World,
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Told['errors']> {
    const { errors } = await answerOf(this.forgiving, world, document, variables);
    return errors;
  }
}

async function answerOf(
  schema: GraphQLSchema,
  world: World,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Promise<Told> {
  const result = await execute({
    schema,
    document,
    contextValue: world,
    variableValues: variables,
    fieldResolver: resolveField,
    typeResolver: ({ type }: Thing) => type,
  });
  return toldOf(JSON.stringify(result));
}

const resolveField: GraphQLFieldResolver<Thing | undefined, World> = (source, taken, world, info) => {
  const thing = source ?? new Thing(info.parentType.name, 0);
  const value = world.valueOf(thing, info.fieldName, taken);
  const rubbish = world.rubbishOf(thing, info.fieldName);
  return rubbish ? refused(value, rubbish, `${info.parentType.name}.${info.fieldName}`) : value;
};

function withoutNonNull(schema: GraphQLSchema): GraphQLSchema {
  const document = visit(parse(printSchema(schema)), {
    FieldDefinition: (field) => ({
      ...field,
      type: visit(field.type, { NonNullType: { leave: ({ type }) => type } }),
    }),
  });
  return buildASTSchema(document.kind === Kind.DOCUMENT ? document : parse(''), { assumeValid: true });
}
