import { buildSchema, parse } from 'graphql';
import { Role } from '../../../../platform/caller/role';
import { Problems } from '../../../../platform/input/problems';
import type { Api } from './api';
import { readQuery } from './read-query';

const INSIDERS = [Role.OPERATIONS, Role.SERVICE];

const api: Api = {
  schema: buildSchema(`
    type Query { things(kind: String, first: Int): ThingConnection! nameless: NamelessConnection! sets: [Set!]! set: Set
      secrets: ThingConnection! count: Int! }
    type Mutation { spoil: ThingConnection! }
    type Subscription { watch: ThingConnection! }
    type Set { id: ID! things(first: Int): ThingConnection! set: Set }
    type ThingConnection { totalCount: Int! nodes: [Thing!]! edges: [ThingEdge!]! }
    type ThingEdge { node: Thing! }
    type Thing { id: ID! name: String! owner: Owner things(first: Int): ThingConnection! }
    type Owner { id: ID! }
    type NamelessConnection { totalCount: Int! nodes: [Nameless!]! }
    type Nameless { name: String! }
  `),
  authority: new Map([
    ['Query.things', INSIDERS],
    ['Owner', [Role.SERVICE, Role.ADMIN]],
    ['Query.secrets', [Role.GOVERNANCE]],
  ]),
};

function read(text: string) {
  const problems = new Problems();
  const query = readQuery(problems, 'query', text, api);
  return { query, codes: problems.list.map(({ code }) => code), problems: problems.list };
}

const GOOD = 'population: things { totalCount } violations: things(kind: "bad") { totalCount nodes { __typename id } }';
const deep = (steps: number) => `${'set { '.repeat(steps)} id ${'}'.repeat(steps)}`;
const bomb = Array.from(
  { length: 30 },
  (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
);

describe("an obligation's query", () => {
  it('is taken as its author wrote it, and asked for what an assessment needs besides', () => {
    const { query, codes } = read(
      '{ population: things { nodes { name } } set { violations: things(first: 5) { totalCount } } }',
    );
    expect(codes).toEqual([]);
    expect(query?.population).toEqual(['population']);
    expect(query?.violations).toEqual(['set', 'violations']);
    expect(query?.runnable.replace(/\s+/g, ' ')).toBe(
      '{ population: things { nodes { name } totalCount } set { violations: things(first: 5) { totalCount totalCount nodes { __typename id } } } }',
    );
  });

  it('asks for pages that there are', () => {
    for (const size of ['-1', '201']) {
      const { problems } = read(`{ ${GOOD} set { things(first: ${size}) { totalCount } } }`);
      expect(problems.map(({ code }) => code)).toEqual(['PAGE_SIZE']);
      expect(problems[0]?.message).toContain(`set.things (first: ${size})`);
    }
    for (const size of ['0', '200']) {
      expect(read(`{ ${GOOD} set { things(first: ${size}) { totalCount } } }`).codes).toEqual([]);
    }
  });

  it('may keep its connections in fragments', () => {
    const { query, codes } = read(
      'query Q { ...A set { ...B } } fragment A on Query { population: things { totalCount } } fragment B on Set { violations: things { totalCount } }',
    );
    expect(codes).toEqual([]);
    expect([query?.population, query?.violations]).toEqual([['population'], ['set', 'violations']]);
    expect(() => parse(query?.runnable ?? '')).not.toThrow();
  });

  it('is told apart by whom it may be read: by field, and by type that is guarded as a whole', () => {
    const { query } = read(`{ ${GOOD} more: things { nodes { owner { id } } } }`);
    expect(query?.needs.map(({ what }) => what).sort()).toEqual(['Owner', 'Query.things']);
  });

  it.each<[what: string, text: string, codes: string[]]>([
    ['that is none', 'hello', ['QUERY_SYNTAX']],
    ['that is cut off', '{ population: things { totalCount }', ['QUERY_SYNTAX']],
    ['that is endless', `{ ${'count '.repeat(5000)} }`, ['QUERY_SYNTAX']],
    [
      'of an unknown field',
      '{ population: thngs { totalCount } violations: things { totalCount } }',
      ['QUERY_INVALID'],
    ],
    [
      'of several unknown things',
      '{ population: thngs { totalCount } violations: things(knd: 1) { totlCount } }',
      ['QUERY_INVALID', 'QUERY_INVALID', 'QUERY_INVALID'],
    ],
    [
      'that changes something',
      'mutation { population: spoil { totalCount } violations: spoil { totalCount } }',
      ['NOT_A_QUERY'],
    ],
    ['that waits', 'subscription { population: watch { totalCount } }', ['NOT_A_QUERY']],
    ['beside another', `query A { ${GOOD} } query B { count }`, ['ONE_OPERATION']],
    ['of fragments alone', 'fragment A on Query { count }', ['ONE_OPERATION']],
    [
      'with variables',
      `query ($kind: String) { ${GOOD} more: things(kind: $kind) { totalCount } }`,
      ['NEEDS_VARIABLES'],
    ],
    ['for the schema', '{ __schema { types { name } } }', ['INTROSPECTION', 'NO_POPULATION', 'NO_VIOLATIONS']],
    ['without a population', '{ violations: things { totalCount } }', ['NO_POPULATION']],
    ['without violations', '{ population: things { totalCount } }', ['NO_VIOLATIONS']],
    ['of numbers', '{ population: count violations: things { totalCount } }', ['NOT_COUNTED']],
    [
      'of what has no ids',
      '{ population: things { totalCount } violations: nameless { totalCount } }',
      ['NO_EVIDENCE'],
    ],
    [
      'in a list',
      '{ population: things { totalCount } sets { violations: things { totalCount } } }',
      ['SEVERAL_VIOLATIONS'],
    ],
    ['of two populations', `{ ${GOOD} set { population: things { totalCount } } }`, ['SEVERAL_POPULATION']],
    [
      'with a condition',
      '{ population: things { totalCount } violations: things @skip(if: true) { totalCount } }',
      ['CONDITIONAL'],
    ],
    ['too deep', `{ ${GOOD} ${deep(12)} }`, ['TOO_DEEP']],
    [
      'too wide',
      '{ population: things(first: 200) { nodes { things(first: 200) { nodes { id } } } } violations: things { totalCount } }',
      ['TOO_COSTLY'],
    ],
    ['that grows', `{ ...F0 } ${bomb.join(' ')} fragment F30 on Query { ${GOOD} }`, ['TOO_COSTLY']],
    [
      'that the assessor may not read',
      '{ population: secrets { totalCount } violations: secrets { totalCount } }',
      ['NOT_READABLE'],
    ],
    [
      'under taken names',
      '{ population: things { totalCount: __typename } violations: things { totalCount } }',
      ['ALIAS_TAKEN'],
    ],
  ])('%s is refused, and it is said why', (_what, text, codes) => {
    const { query, codes: found, problems } = read(text);
    expect(found).toEqual(codes);
    expect(query).toBeUndefined();
    for (const { message, suggestion } of problems) expect([message, suggestion].join(' ')).toMatch(/\S+ .*\S+/);
  });

  it('is told where it is wrong and what was meant', () => {
    const [problem] = read('{\n  population: thngs { totalCount }\n violations: things { totalCount } }').problems;
    expect(problem).toMatchObject({
      message: expect.stringMatching(/"thngs".*\(line 2, column 3\)$/),
      suggestion: expect.stringContaining('"things"'),
    });
  });
});
