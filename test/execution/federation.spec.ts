import { ask } from './ask';
import type { Resolvers } from './resolved';

describe('a field that another requires with arguments', () => {
  const SHOP: [string, Resolvers] = [
    'type Query { product: Product } type Product @key(fields: "id") { id: ID! price(currency: String): Int name: String }',
    {
      Query: { product: () => ({ id: '1', name: 'Kettle' }) },
      Product: { price: (_product, { currency }) => ({ USD: 10, EUR: 9 })[String(currency)] ?? 8 },
    },
  ];
  const TAX: [string, Resolvers] = [
    'type Product @key(fields: "id") { id: ID! price(currency: String): Int @external tax: Int @requires(fields: "price(currency: \\"USD\\")") }',
    { Product: { __resolveReference: (product: object) => product, tax: ({ price }) => price * 100 } },
  ];
  it.each([
    ['{ product { tax } }', { tax: 1000 }],
    ['{ product { price(currency: "EUR") tax } }', { price: 9, tax: 1000 }],
    ['{ product { tax price } }', { tax: 1000, price: 8 }],
    ['{ product { price: name tax } }', { price: 'Kettle', tax: 1000 }],
    ['{ product { id: name tax } }', { id: 'Kettle', tax: 1000 }],
    ['{ product { id: __typename __typename: name tax } }', { id: 'Product', __typename: 'Kettle', tax: 1000 }],
    ['{ product { price__asked: name price(currency: "USD") tax } }', { price__asked: 'Kettle', price: 10, tax: 1000 }],
    [
      'query($c: String = "EUR") { product { ...P tax } } fragment P on Product { price(currency: $c) }',
      { price: 9, tax: 1000 },
    ],
  ])('is there for both in %s', async (query, product) => {
    const { data, errors } = await ask({ shop: SHOP, tax: TAX }, query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toBe(JSON.stringify({ product }));
  });

  it('tells errors by the names of the answer', async () => {
    const failing: [string, Resolvers] = [
      SHOP[0],
      {
        ...SHOP[1],
        Product: {
          price: () => {
            throw new Error('No.');
          },
        },
      },
    ];
    const { data, errors } = await ask({ shop: failing, tax: TAX }, '{ product { price(currency: "EUR") id } }');
    expect(data).toEqual({ product: { price: null, id: '1' } });
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([['product', 'price']]);
  });
});

describe('an argument from the context', () => {
  const USERS: [string, Resolvers] = [
    `type Query { users: [User!]! shop: Shop }
     type User @context(name: "buyer") @key(fields: "id") { id: ID! currency: String items: [Item!]! }
     type Shop @context(name: "buyer") { currency: String best: Item }
     type Item @key(fields: "id") { id: ID! }`,
    {
      Query: {
        users: () => ['EUR', 'USD', 'EUR', null].map((currency, index) => ({ id: `${index}`, currency })),
        shop: () => ({ currency: 'GBP', best: { id: 'a' } }),
      },
      User: { items: () => [{ id: 'a' }, { id: 'b' }], __resolveReference: (user: object) => user },
      Item: { __resolveReference: (item: object) => item },
    },
  ];
  const SDL = USERS[0].replace(
    'type Item @key(fields: "id") { id: ID! }',
    'type Item @key(fields: "id") { id: ID! price(in: String @fromContext(field: "$buyer { currency }"), times: Int = 1): String }',
  );
  const PRICED: [string, Resolvers] = [
    SDL,
    { ...USERS[1], Item: { ...USERS[1].Item, price: ({ id }, given) => `${id} ${given.times} ${given.in}` } },
  ];
  const OTHER: [string, Resolvers] = ['type Query { nothing: Int }', {}];

  it('is taken from around each place, all of them by one request', async () => {
    const { data, errors, asked } = await ask(
      { users: PRICED, other: OTHER },
      '{ users { items { price(times: 2) } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.users.map(({ items }: { items: { price: string }[] }) => items.map(({ price }) => price))).toEqual([
      ['a 2 EUR', 'b 2 EUR'],
      ['a 2 USD', 'b 2 USD'],
      ['a 2 EUR', 'b 2 EUR'],
      ['a 2 null', 'b 2 null'],
    ]);
    expect(asked.users).toHaveLength(2);
  });

  it('is the same for all where it is, and of whatever type has it', async () => {
    const { data, errors } = await ask(
      { users: PRICED, other: OTHER },
      '{ shop { best { ...I } } } fragment I on Item { id p: price }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ shop: { best: { id: 'a', p: 'a 1 GBP' } } });
  });

  it('is not for the caller to give', async () => {
    const variables = { contextualArgument_1_0: 'XXX' };
    const { data } = await ask({ users: PRICED, other: OTHER }, '{ users { items { price } } }', variables);
    expect(JSON.stringify(data)).not.toContain('XXX');
  });
});

describe('an interface object', () => {
  const MEDIA: [string, Resolvers] = [
    `type Query { media: [Media!]! } interface Media @key(fields: "id") { id: ID! title: String }
     type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
     type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
    {
      Query: {
        media: () => [
          { __typename: 'Book', id: '1', title: 'B', pages: 3 },
          { __typename: 'Film', id: '1', title: 'F', minutes: 90 },
        ],
      },
      Media: { __resolveReference: ({ id }) => ({ __typename: 'Book', id, title: 'B', pages: 3 }) },
      Book: { __resolveReference: (book: object) => ({ ...book, title: 'B', pages: 3 }) },
      Film: { __resolveReference: (film: object) => ({ ...film, title: 'F', minutes: 90 }) },
    },
  ];
  const REVIEWS: [string, Resolvers] = [
    'type Query { reviewed: [Media!]! } type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }',
    {
      Query: { reviewed: () => [{ id: '1' }] },
      Media: { __resolveReference: (media: object) => media, stars: () => 4 },
    },
  ];

  it('gives every type of the interface its fields', async () => {
    const query = '{ media { __typename stars ... on Book { pages s: stars } ... on Film { minutes } } }';
    const { data, errors } = await ask({ media: MEDIA, reviews: REVIEWS }, query);
    expect(errors).toBeUndefined();
    expect(data.media).toEqual([
      { __typename: 'Book', stars: 4, pages: 3, s: 4 },
      { __typename: 'Film', stars: 4, minutes: 90 },
    ]);
  });

  it('finds out what it is where that is asked for', async () => {
    const { data, errors } = await ask(
      { media: MEDIA, reviews: REVIEWS },
      '{ reviewed { stars title __typename ... on Book { pages } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.reviewed).toEqual([{ stars: 4, title: 'B', __typename: 'Book', pages: 3 }]);
  });
});
