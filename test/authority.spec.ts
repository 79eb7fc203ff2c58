import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { SUBGRAPHS } from '../gateway/subgraphs';
import { Role } from '../platform/caller/role';
import type { GraphAnswer } from '../platform/graph-client';
import { rolesOf } from '../platform/graphql/authority';
import { guardOf } from '../platform/graphql/reference';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { typeNameOf } from '../platform/ids';
import { leastArguments } from './setup/least-values';
import { type Asker, startProduct, type TestProduct } from './setup/product';

const NAMES = SUBGRAPHS.map(({ name }) => name);
const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED'];
/** Everybody that there can be, and what the token says that they are. */
const ASKERS: [who: string, asker: Asker, role: Role][] = [
  ['nobody', null, Role.PUBLIC],
  ...Object.values(Role).map((role): [string, Asker, Role] => [role, role, role]),
];
/** Fields that lead on from a type by many roads; a list of its own is asked for by its nodes. */
const LONGEST_ROAD = 6;

type Field = GraphQLField<unknown, unknown>;
type Roles = readonly Role[] | undefined;

const selected = (field: Field) => (isLeafType(getNamedType(field.type)) ? '' : ' { __typename }');
const may = (role: Role, ...roles: Roles[]) =>
  roles.every((allowed) => allowed === undefined || allowed.includes(Role.PUBLIC) || allowed.includes(role));

/** By alias, what came of each field of an operation. */
interface Came {
  code: string | undefined;
  value: unknown;
}

function cameOf({ data, errors = [] }: GraphAnswer, alias: string): Came {
  const error = errors.find(({ path }) => path === undefined || path[0] === alias);
  return { code: error && String(error.extensions?.code), value: data?.[alias] ?? null };
}

describe('what a role may', () => {
  let product: TestProduct;
  let own: Map<string, readonly Role[]>;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    product = await startProduct();
    own = rolesOf();
    for (const name of NAMES) {
      const { reads } = product.database(name);
      const entries = await reads.createQueryBuilder(AuditEntryRow, 'entry').where('entry.sequence = 1').getMany();
      for (const { thingId } of entries) ids.set(typeNameOf(thingId), ids.get(typeNameOf(thingId)) ?? thingId);
    }
  });
  afterAll(() => product.close());

  const schemaOf = (name: string): GraphQLSchema => product.subgraph(name).schema;
  async function ask(name: string, asker: Asker, query: string): Promise<GraphAnswer> {
    const token = asker === null ? undefined : `Bearer ${await product.token(asker)}`;
    return product.subgraph(name).answer(parse(query), {}, token);
  }
  /** The fields of a type that are told here: what comes with a representation from elsewhere is not. */
  const fieldsOf = (type: GraphQLObjectType | null | undefined): Field[] =>
    Object.values(type?.getFields() ?? {}).filter(
      ({ name, astNode }) =>
        !name.startsWith('_') && !astNode?.directives?.some((directive) => directive.name.value === 'external'),
    );

  /** Each field by itself, of whom it is refused to; where that is not as it is decorated, it is told. */
  async function surprises(name: string, kind: 'query' | 'mutation', coordinate: string, fields: Field[]) {
    const wrong: string[] = [];
    for (const [who, asker, role] of ASKERS) {
      // One operation for those that are refused, which do nothing; the others by themselves.
      for (const field of fields) {
        const roles = own.get(`${coordinate}.${field.name}`);
        const call = `${kind} { it: ${field.name}${leastArguments(field, kind === 'mutation')}${selected(field)} }`;
        const { code, value } = cameOf(await ask(name, asker, call), 'it');
        const isRefused = REFUSED.includes(code ?? '');
        // A mutation can refuse for more than the role, such as an organisation that somebody does not act for.
        const asExpected = may(role, roles) ? !isRefused || kind === 'mutation' : isRefused && value === null;
        if (!asExpected) wrong.push(`${who}: ${coordinate}.${field.name} ${code} ${JSON.stringify(value)}`);
      }
    }
    return wrong;
  }

  it.each(NAMES)('is, of every query of %s, what its decorator says', async (name) => {
    expect(await surprises(name, 'query', 'Query', fieldsOf(schemaOf(name).getQueryType()))).toEqual([]);
  });

  it.each(NAMES)('is, of every mutation of %s, what its decorator says', async (name) => {
    const mutations = fieldsOf(schemaOf(name).getMutationType());
    expect(mutations.length).toBeGreaterThan(5);
    expect(mutations.filter((field) => !own.has(`Mutation.${field.name}`))).toEqual([]);
    expect(await surprises(name, 'mutation', 'Mutation', mutations)).toEqual([]);
  });

  describe.each(SUBGRAPHS)('by _entities of $name', ({ name, references }) => {
    it.each(Object.keys(references))(
      'is, of every field of %s, what it and its reference resolver say',
      async (type) => {
        const object = schemaOf(name).getType(type);
        if (!isObjectType(object)) throw new Error(`${type} is no object type.`);
        const guard = guardOf(references[type] ?? (() => null));
        expect(guard).toBeDefined();
        const id = ids.get(type) ?? `${type.charAt(0).toLowerCase()}${type.slice(1)}:NONE`;
        const of = `representations: [{ __typename: "${type}", id: "${id}" }]`;
        const calls = fieldsOf(object).map(
          (field) =>
            `${field.name}: _entities(${of}) { ... on ${type} { it: ${field.name}${leastArguments(field)}${selected(field)} } }`,
        );
        const wrong: string[] = [];
        for (const [who, asker, role] of ASKERS) {
          const answer = await ask(name, asker, `{ ${calls.join('\n')} }`);
          for (const field of fieldsOf(object)) {
            const { code, value } = cameOf(answer, field.name);
            const [thing = null] = Array.isArray(value) ? value : [];
            const isRefused = REFUSED.includes(code ?? '');
            const allowed = may(role, guard, own.get(`${type}.${field.name}`));
            // What does not exist for a caller is not refused to it: it is not there.
            const asExpected = allowed ? !isRefused : (isRefused || thing === null) && (thing?.it ?? null) === null;
            if (!asExpected) wrong.push(`${who}: ${type}.${field.name} ${code} ${JSON.stringify(thing)}`);
          }
        }
        expect(wrong).toEqual([]);
      },
    );
  });

  /** The way from a query to a field of a type that is no entity, e.g. `disasters { nodes { actionLog { doneBy } } }`. */
  function roadTo(schema: GraphQLSchema, coordinate: string): string | undefined {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    interface Step {
      type: GraphQLObjectType;
      before: string;
      after: string;
      length: number;
    }
    const query = schema.getQueryType();
    const waiting: Step[] = query ? [{ type: query, before: '', after: '', length: 0 }] : [];
    const seen = new Set<string>();
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { type, before, after, length } = step;
      const found = type.name === typeName ? type.getFields()[fieldName] : undefined;
      if (found) return `{ ${before} it: ${found.name}${leastArguments(found)}${selected(found)} ${after} }`;
      if (seen.has(type.name) || length > LONGEST_ROAD) continue;
      seen.add(type.name);
      for (const field of fieldsOf(type)) {
        const next = getNamedType(field.type);
        if (isObjectType(next) && !field.args.some(isRequiredArgument)) {
          waiting.push({ type: next, before: `${before} ${field.name} {`, after: `} ${after}`, length: length + 1 });
        }
      }
    }
    return undefined;
  }

  it('is, of every field of a type that is no entity and has a decorator, what it says', async () => {
    const tried: string[] = [];
    for (const { name, references } of SUBGRAPHS) {
      for (const [coordinate, roles] of own) {
        const [type = ''] = coordinate.split('.');
        const road = ['Query', 'Mutation', ...Object.keys(references)].includes(type)
          ? undefined
          : roadTo(schemaOf(name), coordinate);
        if (road === undefined) continue;
        tried.push(coordinate);
        for (const [who, asker, role] of ASKERS) {
          const answer = await ask(name, asker, road);
          const isRefused =
            answer.errors?.some(({ extensions }) => REFUSED.includes(String(extensions?.code))) ?? false;
          const told = [...JSON.stringify(answer.data ?? null).matchAll(/"it":(?!null)/g)].length;
          if (!may(role, roles)) expect({ who, coordinate, told }).toEqual({ who, coordinate, told: 0 });
          if (role === Role.OPERATIONS && may(role, roles))
            expect({ coordinate, isRefused }).toMatchObject({ isRefused: false });
        }
      }
    }
    expect(tried).toEqual(
      expect.arrayContaining(['ActionLogEntry.note', 'CategoryTarget.history', 'ImpactPublication.publishedBy']),
    );
  });
});
