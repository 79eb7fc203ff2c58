import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
} from 'graphql';
import type { Asker, TestProduct } from './product';

/** What a hunt asks by: ids by the type that they are of, and whatever else arguments are called. */
export interface Clues {
  /** Ids by GraphQL type. */
  ids: Record<string, readonly string[]>;
  /** Values by the name of an argument, or of a field of an input; also by that and the type that is asked for. */
  words: Record<string, readonly string[]>;
}

/** An operation that asks for much of what there is, and how it is called. */
export interface Question {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

/** Most entries of a page. */
const PAGE = 'first: 200';
const PAGING = ['first', 'last', 'after', 'before', 'limit', 'depth'];
/** Whole files and texts, each asked for by itself. */
const FILES = ['exported', 'responseForm', 'redLine'];
/** Made of the same as others are, only packed. */
const PACKED = ['redLineDocument', 'DOCX'];

/** Asks for everything that a schema has, of what is known, with every value of every argument. */
export class Everything {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly clues: Clues,
    /** Fields that are refused to the one who asks, e.g. `Consultation.awaited`; each would leave nothing of the rest. */
    private readonly refused: ReadonlySet<string>,
    /** Whether each list is asked for by every value of every argument, or once. */
    private readonly byEveryValue: boolean,
  ) {}

  /** Every field of `Query` that a schema of ours has too, and what is within two steps of it. */
  roots(ours: GraphQLSchema): Question[] {
    const known = ours.getQueryType()?.getFields() ?? {};
    return Object.values(this.schema.getQueryType()?.getFields() ?? {})
      .filter(({ name }) => name in known && !name.startsWith('_') && !this.refused.has(`Query.${name}`))
      .flatMap((field) => {
        // What fails where there must be something leaves nothing of what is asked beside it.
        const fails = isNonNullType(field.type) && field.args.some(isRequiredArgument);
        const groups = fails ? this.groupsOf(field) : inParts(this.groupsOf(field).flat(), 40);
        return groups.map((some, index) => {
          const asked = some.map((args, place) => `r${place}: ${field.name}${args} ${this.within(field)}`);
          return { name: `${field.name} ${index}`, query: `{ ${asked.join('\n')} }`, variables: {} };
        });
      });
  }

  /** Every thing by its type and id, as the gateway asks for it, with every value of every argument of its fields. */
  things(): Question[] {
    return Object.entries(this.clues.ids).flatMap(([type, ids]) => {
      const object = this.schema.getType(type);
      if (!isObjectType(object) || ids.length === 0) return [];
      const fields = this.fieldsOf(object);
      const of = ids.map((id) => ({ __typename: type, id }));
      const question = (name: string, selected: string): Question => ({
        name,
        query: `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ${type} { ${selected} } } }`,
        variables: { of },
      });
      const alone = (field: GraphQLField<unknown, unknown>) =>
        FILES.includes(field.name) || field.args.some(isRequiredArgument);
      const plain = fields.map((field) => this.plain(field, 1, [type]));
      const listed = this.byEveryValue ? fields.filter((field) => !alone(field)) : [];
      const variants = listed.flatMap((field) => this.variants(field));
      return [
        question(type, [...plain, ...variants].join('\n')),
        ...fields
          .filter(alone)
          .flatMap((field) => this.variants(field))
          .map((variant) => question(`${type} ${variant}`, variant)),
      ];
    });
  }

  /** A field with every value that its arguments can have. */
  private variants(field: GraphQLField<unknown, unknown>): string[] {
    if (field.args.length === 0) return [];
    return this.groupsOf(field)
      .flat()
      .map((args, index) => `${field.name}_${index}: ${field.name}${args} ${this.brief(field)}`);
  }

  private fieldsOf(type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
    return Object.values(type.getFields()).filter(
      ({ name }) => !this.refused.has(`${type.name}.${name}`) && !PACKED.includes(name),
    );
  }

  private within(field: GraphQLField<unknown, unknown>): string {
    const type = getNamedType(field.type);
    return isObjectType(type) ? this.selection(type, 1, []) : this.brief(field);
  }

  private brief(field: GraphQLField<unknown, unknown>): string {
    const type = getNamedType(field.type);
    if (isUnionType(type)) return this.members(type.getTypes());
    return isObjectType(type) ? this.selection(type, 0, []) : '';
  }

  private members(types: readonly GraphQLObjectType[]): string {
    return `{ __typename ${types.map(({ name }) => `... on ${name} { id }`).join(' ')} }`;
  }

  /** What a thing holds itself, and what it leads to so many steps away. */
  private selection(type: GraphQLObjectType, steps: number, path: readonly string[]): string {
    const fields = this.fieldsOf(type);
    if (type.name.endsWith('Connection')) return this.page(type, steps, path);
    const isThing = 'id' in type.getFields();
    if (isThing && steps === 0) return '{ id }';
    const left = isThing ? steps - 1 : steps;
    return `{ __typename ${fields.map((field) => this.plain(field, left, [...path, type.name])).join(' ')} }`;
  }

  private page(type: GraphQLObjectType, steps: number, path: readonly string[]): string {
    const { nodes, totalCount } = type.getFields();
    const node = nodes && getNamedType(nodes.type);
    const info = '{ hasNextPage hasPreviousPage startCursor endCursor }';
    const held = isObjectType(node) ? this.selection(node, steps, path) : '';
    return `{ edges { cursor } pageInfo ${info} ${totalCount ? 'totalCount' : ''} nodes ${held} }`;
  }

  /** A field without arguments, or with those that it must have. */
  private plain(field: GraphQLField<unknown, unknown>, steps: number, path: readonly string[]): string {
    if (field.args.some(isRequiredArgument) || FILES.includes(field.name)) return '';
    const type = getNamedType(field.type);
    const paged = field.args.some(({ name }) => name === 'first') ? `(${PAGE})` : '';
    if (isLeafType(type)) return field.name;
    if (isUnionType(type)) return `${field.name} ${this.members(type.getTypes())}`;
    if (!isObjectType(type) || path.includes(type.name)) return '';
    return `${field.name}${paged} ${this.selection(type, steps, path)}`;
  }

  /**
   * The arguments of a field: each value of each one that may be left out, by itself, beside those that it must have.
   * Those of a group fail together.
   */
  private groupsOf(field: GraphQLField<unknown, unknown>): string[][] {
    const paged = field.args.some(({ name }) => name === 'first') ? PAGE : '';
    const needed = field.args.filter(isRequiredArgument);
    let bases = [''];
    for (const arg of needed) {
      const values = this.valuesOf(arg, field);
      if (values.length === 0) return [];
      bases = bases.flatMap((base) => values.map((value) => `${base} ${arg.name}: ${value}`));
    }
    const free = field.args
      .filter((arg) => !needed.includes(arg) && !PAGING.includes(arg.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const extras = (this.byEveryValue ? free : []).flatMap((arg) =>
      this.valuesOf(arg, field).map((value) => `${arg.name}: ${value}`),
    );
    const turns = this.byEveryValue && field.args.some(({ name }) => name === 'last');
    const ends = turns ? [PAGE, 'last: 200', 'first: 1'] : [paged];
    const plain = needed.length > 0 || free.length === 0 || paged ? bases : [''];
    const [first = ''] = bases;
    return plain.map((base, index) => {
      const more = index === 0 ? extras.map((extra) => `${first} ${extra} ${paged}`) : [];
      return [...ends.map((end) => `${base} ${end}`), ...more].map((args) => (args.trim() === '' ? '' : `(${args})`));
    });
  }

  private valuesOf(arg: Pick<GraphQLArgument, 'name' | 'type'>, field?: GraphQLField<unknown, unknown>): string[] {
    const type = getNullableType(arg.type);
    if (isListType(type)) return this.singleValues(arg.name, type.ofType, field).map((value) => `[${value}]`);
    return this.singleValues(arg.name, type, field);
  }

  private singleValues(name: string, wrapped: GraphQLInputType, field?: GraphQLField<unknown, unknown>): string[] {
    const type = getNamedType(wrapped);
    if (isEnumType(type)) return type.getValues().flatMap(({ name: value }) => (PACKED.includes(value) ? [] : value));
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).flatMap((of) =>
        this.valuesOf(of).map((value) => `{ ${of.name}: ${value} }`),
      );
    }
    if (type.name === 'Boolean') return ['true', 'false'];
    const returned = field ? getNamedType(field.type).name : '';
    const { words, ids } = this.clues;
    const values = words[`${name} of ${returned}`] ?? words[name] ?? (name === 'id' ? ids[returned] : undefined) ?? [];
    return values.map((value) => JSON.stringify(value));
  }
}

function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
}

const REFUSED = /(?:Sign in for|does not allow) (\w+\.\w+)/g;

/** The fields that an answer was refused for. */
export function refusedIn(text: string): string[] {
  return [...text.matchAll(REFUSED)].map(([, field = '']) => field);
}

/** Asks a subgraph by itself, past the gateway. */
export async function askSubgraph(product: TestProduct, asker: Asker, question: Question): Promise<string> {
  const authorization = asker === null ? undefined : `Bearer ${await product.token(asker)}`;
  const answer = await product.subgraph('changes').answer(parse(question.query), question.variables, authorization);
  return JSON.stringify(answer);
}

/** A text with what stands in it in base 64, as cursors do, laid open beside it. */
export function laidOpen(text: string): string {
  const cursors = text.match(/(?<=[cC]ursor":")[^"]+/g) ?? [];
  return `${text}\n${cursors.map((cursor) => Buffer.from(cursor, 'base64url').toString()).join('\n')}`;
}
