import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  assertValidSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isUnionType,
  parse,
} from 'graphql';
import type { GraphAnswer } from '../../platform/graph-client';
import { type Rubbish, spoil } from './rubbish';
import { Thing } from './thing';
import type { World } from './world';

/** One request to a subgraph. */
interface Asked {
  world: World;
  rubbish: { path: readonly (string | number)[]; rubbish: Rubbish }[];
}

/** A subgraph over whatever world it is asked about; it speaks JSON, and holds the gateway to what it may ask. */
export class SubgraphService {
  private readonly schema: GraphQLSchema;

  constructor(
    private readonly name: string,
    private readonly place: number,
    sdl: string,
  ) {
    this.schema = buildSubgraphSchema(parse(sdl));
    assertValidSchema(this.schema);
    const entities = this.schema.getQueryType()?.getFields()._entities;
    if (entities) {
      entities.resolve = (_source, { representations }, { world }: Asked) =>
        representations.map((representation: Record<string, unknown>) => this.entity(world, representation));
    }
    const entity = this.schema.getType('_Entity');
    if (isUnionType(entity)) entity.resolveType = typeOf;
  }

  async answer(world: World, query: string, variables: Readonly<Record<string, unknown>>): Promise<GraphAnswer> {
    if (world.faults.isDown(this.place)) return { errors: [{ message: `${this.name} is down.` }] };
    const asked: Asked = { world, rubbish: [] };
    const { data, errors } = await execute({
      schema: this.schema,
      document: parse(query, { noLocation: true }),
      contextValue: asked,
      variableValues: structuredClone(variables),
      fieldResolver: resolveField,
      typeResolver: typeOf,
    });
    const answer: GraphAnswer = JSON.parse(JSON.stringify({ data, ...(errors ? { errors } : {}) }));
    for (const { path, rubbish } of asked.rubbish) spoilAt(answer.data, path, rubbish);
    return answer;
  }

  private entity(world: World, representation: Readonly<Record<string, unknown>>): Thing | null {
    const typeName = String(representation.__typename);
    const thing = world.find(typeName, representation);
    if (!thing) {
      if (world.layout.nullKeys) return null;
      throw new Error(`${this.name} was asked for what there is not: ${JSON.stringify(representation)}`);
    }
    if (world.faults.isMissing(thing.type, thing.number, this.place)) return null;
    const isAbstract = isInterfaceType(this.schema.getType(typeName));
    return new Thing(thing.type, thing.number, representation, isAbstract ? undefined : typeName);
  }
}

const typeOf: GraphQLTypeResolver<Thing, Asked> = ({ as, type }) => as ?? type;

const resolveField: GraphQLFieldResolver<Thing | undefined, Asked> = (source, taken, asked, info) => {
  const { world } = asked;
  const thing = source ?? new Thing(info.parentType.name, 0);
  const value = world.valueOf(thing, info.fieldName, taken);
  const rubbish = world.rubbishOf(thing, info.fieldName);
  if (rubbish) asked.rubbish.push({ path: pathOf(info.path), rubbish });
  if (value === null || !thing.given) return value;
  return world.computed(world.fieldOf(thing, info.fieldName), thing.given) ?? value;
};

type Path = Parameters<typeof resolveField>[3]['path'];

function pathOf(path: Path | undefined): (string | number)[] {
  return path ? [...pathOf(path.prev), path.key] : [];
}

function spoilAt(data: unknown, path: readonly (string | number)[], rubbish: Rubbish): void {
  const [step, ...rest] = path;
  if (typeof data !== 'object' || data === null || step === undefined) return;
  const there: unknown = Reflect.get(data, step);
  if (rest.length === 0) Reflect.set(data, step, spoil(there, rubbish));
  else spoilAt(there, rest, rubbish);
}
