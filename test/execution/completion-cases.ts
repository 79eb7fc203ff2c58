import type { GraphAnswer } from '../../platform/graph-client';

export const THINGS = `
  type Query { thing: Thing things: [Thing] sure: Thing! }
  type Mutation { first: Thing! second: Thing! }
  interface Node { id: ID! }
  type Thing implements Node @key(fields: "id") {
    id: ID! name: String label: String! count: Int ratio: Float flag: Boolean stamp: Stamp
    grid: [[Int!]!] cells: [[Int]!]! colour: Colour colours: [Colour!]
    part: Part must: Part! parts: [Part!] node: Node
  }
  type Part { title: String! size: Int }
  type Secret implements Node @inaccessible { id: ID! }
  enum Colour { RED GREEN HIDDEN @inaccessible }
  scalar Stamp`;

export const PRICES = `type Thing @key(fields: "id") { id: ID! price: Int weight: Int! owner: Owner } type Owner { name: String! }`;

type Expected = [path: (string | number)[], code: string, message?: RegExp];

/** What subgraphs answer, and what the answer to the caller is. */
export interface Case {
  name: string;
  query: string;
  /** What the first subgraph answers. */
  things: GraphAnswer;
  /** What the second answers for what it is asked for. */
  prices?: (representations: { id: string }[]) => GraphAnswer;
  data: unknown;
  errors?: Expected[];
}

const INVALID = 'SUBGRAPH_ANSWER_INVALID';
const thing = (fields: object) => ({ data: { thing: fields } });
const ofNoField = (message: string, extensions: Record<string, unknown> = {}) => ({
  errors: [{ message, extensions }],
});

export const CASES: Case[] = [
  {
    name: 'keeps the order of the operation, and nothing that was not asked for',
    query: '{ thing { name label id } }',
    things: thing({ id: '1', secret: 'x', label: 'l', name: 'n' }),
    data: { thing: { name: 'n', label: 'l', id: '1' } },
  },
  {
    name: 'takes the object with a null that cannot be',
    query: '{ thing { label id } }',
    things: thing({ id: '1', label: null }),
    data: { thing: null },
    errors: [[['thing', 'label'], INVALID, /^Cannot return null for non-nullable field Thing\.label\.$/]],
  },
  {
    name: 'takes all with it up to the root',
    query: '{ sure { label } thing { id } }',
    things: { data: { sure: { label: null }, thing: { id: '1' } } },
    data: null,
    errors: [[['sure', 'label'], INVALID]],
  },
  {
    name: 'takes a list of lists with an item of an item',
    query: '{ thing { id grid } }',
    things: thing({
      id: '1',
      grid: [
        [1, 2],
        [3, null],
      ],
    }),
    data: { thing: { id: '1', grid: null } },
    errors: [[['thing', 'grid', 1, 1], INVALID]],
  },
  {
    name: 'leaves an item of an item null where it may be',
    query: '{ thing { cells } }',
    things: thing({ cells: [[1, null], []] }),
    data: { thing: { cells: [[1, null], []] } },
  },
  {
    name: 'takes the object with a row that cannot be null',
    query: '{ thing { id cells } }',
    things: thing({ id: '1', cells: [[1], null] }),
    data: { thing: null },
    errors: [[['thing', 'cells', 1], INVALID]],
  },
  {
    name: 'refuses a value where a list should be',
    query: '{ thing { id grid } }',
    things: thing({ id: '1', grid: 5 }),
    data: { thing: { id: '1', grid: null } },
    errors: [[['thing', 'grid'], INVALID, /not of its type/]],
  },
  {
    name: 'tells nothing of an enum value that the graph does not have',
    query: '{ thing { id colour } }',
    things: thing({ id: '1', colour: 'HIDDEN' }),
    data: { thing: { id: '1', colour: null } },
    errors: [[['thing', 'colour'], INVALID, /^The value of Thing\.colour is not of its type\.$/]],
  },
  {
    name: 'takes a list with such a value',
    query: '{ thing { colours } }',
    things: thing({ colours: ['RED', 'HIDDEN'] }),
    data: { thing: { colours: null } },
    errors: [[['thing', 'colours', 1], INVALID]],
  },
  {
    name: 'tells nothing of an object of a type that the graph does not have',
    query: '{ thing { id node { id } } }',
    things: thing({ id: '1', node: { __typename: 'Secret', id: '2' } }),
    data: { thing: { id: '1', node: null } },
    errors: [[['thing', 'node'], INVALID]],
  },
  {
    name: 'lets custom scalars be what they are',
    query: '{ thing { stamp } }',
    things: thing({ stamp: { at: [1, '2'], of: null } }),
    data: { thing: { stamp: { at: [1, '2'], of: null } } },
  },
  ...[
    ['count', 1.5],
    ['count', '5'],
    ['count', 2 ** 31],
    ['ratio', '1'],
    ['flag', 1],
    ['name', 5],
    ['name', {}],
    ['part', 'text'],
    ['part', []],
  ].map(
    ([field, value]): Case => ({
      name: `refuses ${JSON.stringify(value)} for ${field}`,
      query: `{ thing { id ${field} ${field === 'part' ? '{ size }' : ''} } }`,
      things: thing({ id: '1', [String(field)]: value }),
      data: { thing: { id: '1', [String(field)]: null } },
      errors: [[['thing', String(field)], INVALID]],
    }),
  ),
  {
    name: 'writes whole numbers that are ids as texts',
    query: '{ thing { id } }',
    things: thing({ id: 7 }),
    data: { thing: { id: '7' } },
  },
  {
    name: 'takes an object with what takes its part',
    query: '{ thing { id must { title } } }',
    things: thing({ id: '1', must: { title: null } }),
    data: { thing: null },
    errors: [[['thing', 'must', 'title'], INVALID]],
  },
  {
    name: 'tells only once what the subgraph has told already',
    query: '{ thing { id label } }',
    things: {
      data: { thing: null },
      errors: [{ message: 'No.', path: ['thing', 'label'], extensions: { code: 'FORBIDDEN' } }],
    },
    data: { thing: null },
    errors: [[['thing', 'label'], 'FORBIDDEN', /^No\.$/]],
  },
  {
    name: 'gives errors their places by alias',
    query: '{ t: thing { l: name } }',
    things: {
      data: { t: { l: null } },
      errors: [{ message: 'No.', path: ['t', 'l'], extensions: { code: 'FORBIDDEN' } }],
    },
    data: { t: { l: null } },
    errors: [[['t', 'l'], 'FORBIDDEN']],
  },
  {
    name: 'tells an error of no field at every field',
    query: '{ thing { name } things { id } }',
    things: ofNoField('Gone.', { code: 'FORBIDDEN' }),
    data: { thing: null, things: null },
    errors: [
      [['thing'], 'FORBIDDEN'],
      [['things'], 'FORBIDDEN'],
    ],
  },
  {
    name: 'stops a mutation where the first field fails',
    query: 'mutation { first { id } second { id } }',
    things: { data: null, errors: [{ message: 'No.', path: ['first'], extensions: { code: 'FORBIDDEN' } }] },
    data: null,
    errors: [[['first'], 'FORBIDDEN']],
  },
  {
    name: 'leaves empty what no entity was found for',
    query: '{ thing { id price } }',
    things: thing({ __typename: 'Thing', id: '1' }),
    prices: () => ({ data: { _entities: [null] } }),
    data: { thing: { id: '1', price: null } },
  },
  {
    name: 'takes the object with an entity that had to be found',
    query: '{ thing { id weight } }',
    things: thing({ __typename: 'Thing', id: '1' }),
    prices: () => ({ data: { _entities: [null] } }),
    data: { thing: null },
    errors: [[['thing', 'weight'], INVALID]],
  },
  {
    name: 'tells the error of an entity at every place that has it',
    query: '{ things { id price } }',
    things: { data: { things: ['1', '2', '1'].map((id) => ({ __typename: 'Thing', id })) } },
    prices: (asked) => ({
      data: { _entities: asked.map(({ id }) => ({ price: id === '1' ? null : 5 })) },
      errors: [{ message: 'No.', path: ['_entities', 0, 'price'], extensions: { code: 'FORBIDDEN' } }],
    }),
    data: {
      things: [
        { id: '1', price: null },
        { id: '2', price: 5 },
        { id: '1', price: null },
      ],
    },
    errors: [
      [['things', 0, 'price'], 'FORBIDDEN'],
      [['things', 2, 'price'], 'FORBIDDEN'],
    ],
  },
  {
    name: 'tells an error of a whole fetch at every field of every place',
    query: '{ things { id price owner { name } } }',
    things: { data: { things: ['1', '2'].map((id) => ({ __typename: 'Thing', id })) } },
    prices: () => ofNoField('Down.', { code: 'FORBIDDEN' }),
    data: {
      things: [
        { id: '1', price: null, owner: null },
        { id: '2', price: null, owner: null },
      ],
    },
    errors: [0, 1].flatMap((index): Expected[] =>
      ['price', 'owner'].map((field) => [['things', index, field], 'FORBIDDEN']),
    ),
  },
  {
    name: 'refuses an answer for another number of entities',
    query: '{ thing { id price } }',
    things: thing({ __typename: 'Thing', id: '1' }),
    prices: () => ({ data: { _entities: [] } }),
    data: { thing: { id: '1', price: null } },
    errors: [[['thing', 'price'], INVALID, /^What the subgraph prices sent is no answer/]],
  },
  {
    name: 'keeps to itself what a subgraph notes for its own people',
    query: '{ thing { id name } }',
    things: {
      data: { thing: { id: '1', name: null } },
      errors: [
        {
          message: 'No.',
          path: ['thing', 'name'],
          extensions: {
            code: 'FORBIDDEN',
            suggestion: 'Ask.',
            sql: 'SELECT 1',
            stacktrace: ['at x'],
            http: { status: 500, headers: {} },
            serviceName: 'things',
          },
        },
      ],
    },
    data: { thing: { id: '1', name: null } },
    errors: [[['thing', 'name'], 'FORBIDDEN']],
  },
  {
    name: 'answers names that every object inherits',
    query: '{ thing { constructor: name toString: count __proto__: id } }',
    things: { data: JSON.parse('{"thing":{"constructor":"c","toString":1,"__proto__":"1","id":"1"}}') },
    data: JSON.parse('{"thing":{"constructor":"c","toString":1,"__proto__":"1"}}'),
  },
];
