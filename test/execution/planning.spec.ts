import { ask } from './ask';
import { type Resolvers, resolved } from './resolved';
import { smallGraph, TRANSPORTS } from './small-graph';

const SHOP: [string, Resolvers] = [
  `type Query { product: Product }
   type Product @key(fields: "id") { id: ID! weight: Int name: String! }`,
  { Query: { product: () => ({ id: '1', weight: 3, name: 'Kettle' }) } },
];
const POST: [string, Resolvers] = [
  `type Product @key(fields: "id") {
     id: ID! weight: Int @external
     postage: Int @requires(fields: "weight") parcels: Int
   }`,
  {
    Product: {
      __resolveReference: (product: object) => product,
      postage: ({ weight }) => weight * 100,
      parcels: () => 2,
    },
  },
];

describe('what is left out on a condition', () => {
  const wanted = { no: false, yes: true };

  it.each([
    'query($no: Boolean!) { product { postage @include(if: $no) parcels } }',
    'query($yes: Boolean!) { product { ... @skip(if: $yes) { postage } ...P } } fragment P on Product { parcels }',
    '{ product { postage @skip(if: true) parcels } }',
  ])('takes nothing with it that stands beside it in %s', async (query) => {
    const { data, errors } = await ask({ shop: SHOP, post: POST }, query, wanted);
    expect({ data, errors }).toEqual({ data: { product: { parcels: 2 } }, errors: undefined });
  });

  it.each([
    'query($no: Boolean!) { product { name @include(if: $no) } }',
    'query($no: Boolean!, $yes: Boolean!) { product { ...P @skip(if: $yes) parcels @include(if: $no) } } fragment P on Product { name }',
    '{ product { ... { name @skip(if: true) } } }',
  ])('leaves the object where it is in %s', async (query) => {
    const { data, errors } = await ask({ shop: SHOP, post: POST }, query, wanted);
    expect({ data, errors }).toEqual({ data: { product: {} }, errors: undefined });
  });

  it('is planned for each way in which conditions come out', async () => {
    const query = 'query($a: Boolean!, $b: Boolean!) { product { postage @include(if: $a) parcels @skip(if: $b) } }';
    for (const a of [true, false]) {
      for (const b of [true, false]) {
        const { data } = await ask({ shop: SHOP, post: POST }, query, { a, b });
        expect(data).toEqual({ product: { ...(a ? { postage: 300 } : {}), ...(b ? {} : { parcels: 2 }) } });
      }
    }
  });
});

it('What is asked of the schema may stand in any fragment.', async () => {
  const { data, errors } = await ask(
    { shop: SHOP, post: POST },
    `query($no: Boolean!) {
       ...S
       ... @skip(if: $no) { __type(name: "Product") { name } }
       ... @include(if: $no) { again: __schema { queryType { name } } }
     }
     fragment S on Query { __schema { mutationType { name } } ... { product { name } } }`,
    { no: false },
  );
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toBe(
    '{"__schema":{"mutationType":null},"product":{"name":"Kettle"},"__type":{"name":"Product"}}',
  );
});

describe('changes', () => {
  /** Two subgraphs that count the changes of both. */
  function counting(): Record<string, [string, Resolvers]> {
    let count = 0;
    const next = () => {
      count += 1;
      return { value: count, again: count };
    };
    const sdl = (name: string) => `type Mutation { ${name}: Change } type Change @shareable { value: Int again: Int }`;
    return {
      one: [`type Query { nothing: Int } ${sdl('first')}`, { Mutation: { first: next } }],
      other: [sdl('second'), { Mutation: { second: next } }],
    };
  }

  it.each([
    [
      'mutation { ... on Mutation { a: first { value } } b: second { value } ... { c: first { value } } }',
      '{"a":{"value":1},"b":{"value":2},"c":{"value":3}}',
    ],
    [
      'mutation($yes: Boolean!) { ... @include(if: $yes) { a: first { value } } b: second { value } ... @include(if: $yes) { c: second { value } d: first { value } } }',
      '{"a":{"value":1},"b":{"value":2},"c":{"value":3},"d":{"value":4}}',
    ],
    [
      'mutation($yes: Boolean!) { first { value } second { value } ...F @include(if: $yes) } fragment F on Mutation { first { again } }',
      '{"first":{"value":1,"again":1},"second":{"value":2}}',
    ],
    [
      'mutation($yes: Boolean!) { first @skip(if: $yes) { value } second { value } first @include(if: $yes) { value } }',
      '{"second":{"value":1},"first":{"value":2}}',
    ],
  ])('are made one after the other, each once, in %s', async (query, data) => {
    for (const transport of TRANSPORTS) {
      const subgraphs = Object.entries(counting()).map(([name, given]) => [name, resolved(...given)]);
      const graph = await smallGraph(transport, Object.fromEntries(subgraphs));
      const text = await graph.ask(query, { variables: { yes: true } });
      await graph.close();
      expect(text).toBe(`{"data":${data}}\n`);
    }
  });
});

describe('an interface object', () => {
  const MEDIA: [string, Resolvers] = [
    `type Query { book: Book unknown: Media }
     interface Media @key(fields: "id") { id: ID! title: String }
     type Book implements Media @key(fields: "id") { id: ID! title: String }`,
    {
      Query: { book: () => ({ __typename: 'Book', id: '1', title: 'B' }) },
      Media: { __resolveReference: ({ id }) => (id === '1' ? { __typename: 'Book', id, title: 'B' } : null) },
      Book: { __resolveReference: (book: object) => ({ ...book, title: 'B' }) },
    },
  ];
  const REVIEWS: [string, Resolvers] = [
    `type Query { reviewed: [Media] }
     type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int best: Media }`,
    {
      Query: { reviewed: () => [{ id: '1' }, { id: '2' }] },
      Media: { __resolveReference: (media: object) => media, stars: () => 4, best: ({ id }) => ({ id }) },
    },
  ];

  it('has what the interface has, whatever it is', async () => {
    const { data, errors } = await ask(
      { media: MEDIA, reviews: REVIEWS },
      '{ reviewed { i: id stars ... on Media { best { id } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.reviewed).toEqual([
      { i: '1', stars: 4, best: { id: '1' } },
      { i: '2', stars: 4, best: { id: '2' } },
    ]);
  });

  it('does not make others forget what they are', async () => {
    const { data, errors } = await ask(
      { media: MEDIA, reviews: REVIEWS },
      '{ book { stars __typename ... on Book { title } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.book).toEqual({ stars: 4, __typename: 'Book', title: 'B' });
  });

  it('is null where it is asked what it is, and nobody knows', async () => {
    const { data, errors } = await ask({ media: MEDIA, reviews: REVIEWS }, '{ reviewed { id __typename } }');
    expect(data.reviewed).toEqual([{ id: '1', __typename: 'Book' }, null]);
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([['reviewed', 1, '__typename']]);
  });
});
