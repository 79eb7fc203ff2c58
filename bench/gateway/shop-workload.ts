import type { Workload } from './workload';

/** How many there are of each, and how much of one hangs on another: together they make an answer of some 50 kB. */
const USERS = 6;
const PRODUCTS = 9;
const REVIEWS = 11;

interface Keyed {
  id: string;
}

interface Stocked {
  upc: string;
}

const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index);

const users = numbers(USERS).map((index) => ({
  id: String(index + 1),
  username: `user${index + 1}`,
  name: `Sample Person ${index + 1}`,
}));

const products = numbers(PRODUCTS).map((index) => ({
  upc: String(index + 1),
  name: `Sample product ${index + 1}`,
  price: 100 + 37 * index,
  weight: 50 * (index + 1),
}));

const reviews = numbers(REVIEWS).map((index) => ({
  id: String(index + 1),
  body: `Sample review ${index + 1}: it does what it says.`,
  author: { id: String((index % USERS) + 1) },
  product: { upc: String((index % PRODUCTS) + 1) },
}));

const accounts = {
  name: 'accounts',
  sdl: `
    type Query { users: [User!]! }
    type User @key(fields: "id") { id: ID! username: String name: String }`,
  resolvers: {
    Query: { users: () => users },
    User: { __resolveReference: ({ id }: Keyed) => users[Number(id) - 1] },
  },
};

const inventory = {
  name: 'inventory',
  sdl: `
    type Product @key(fields: "upc") {
      upc: String! weight: Int @external price: Int @external inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  resolvers: {
    Product: {
      __resolveReference: (product: Stocked & { price?: number; weight?: number }) => ({
        ...product,
        inStock: Number(product.upc) % 2 === 0,
        shippingEstimate: (product.price ?? 0) > 250 ? 0 : (product.weight ?? 0) / 2,
      }),
    },
  },
};

const catalogue = {
  name: 'products',
  sdl: `
    type Query { topProducts(first: Int!): [Product!]! }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  resolvers: {
    Query: { topProducts: (_root: unknown, { first }: { first: number }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }: Stocked) => products[Number(upc) - 1] },
  },
};

const opinions = {
  name: 'reviews',
  sdl: `
    type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
    type User @key(fields: "id") { id: ID! reviews: [Review!] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review!] }`,
  resolvers: {
    User: {
      __resolveReference: ({ id }: Keyed) => ({ id, reviews: reviews.filter(({ author }) => author.id === id) }),
    },
    Product: {
      __resolveReference: ({ upc }: Stocked) => ({
        upc,
        reviews: reviews.filter(({ product }) => product.upc === upc),
      }),
    },
    Review: {
      author: ({ author: { id } }: (typeof reviews)[number]) => ({
        id,
        reviews: reviews.filter(({ author }) => author.id === id),
      }),
      product: ({ product: { upc } }: (typeof reviews)[number]) => ({
        upc,
        reviews: reviews.filter(({ product }) => product.upc === upc),
      }),
    },
  },
};

/** A graph that nests into itself, asked for the same heavy answer again and again. */
export const SHOP: Workload = {
  name: 'shop',
  what: 'Users, their reviews, the products of those and their stock, nested into themselves; everybody asks the same.',
  subgraphs: [accounts, inventory, catalogue, opinions],
  query: `fragment Person on User { id username name }
fragment Opinion on Review { id body }
fragment Goods on Product { inStock name price shippingEstimate upc weight }
query Shop {
  users {
    ...Person
    reviews { ...Opinion product { ...Goods reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Goods } } } } } }
  }
  topProducts(first: 5) {
    ...Goods
    reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Goods } } } }
  }
}`,
  pages: [{}],
  connections: 50,
};
