import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, validate, visit } from 'graphql';
import { queryCost } from '../subgraphs/changes/compliance/query/query-cost';
import { newDatabases } from './setup/databases';
import { type FiveProcesses, startFiveProcesses } from './setup/five-processes';
import { post, startProduct, type TestProduct } from './setup/product';

const folder = join(__dirname, '..');
const page = readFileSync(join(folder, 'docs', 'analysing.md'), 'utf8');
const api = buildSchema(readFileSync(join(folder, 'schema', 'api.graphql'), 'utf8'));

interface Question {
  title: string;
  query: string;
  answer: unknown;
}

/** The guide's questions: of each its heading, its query, and the answer that it shows. */
const questions: Question[] = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [, query] = /```graphql\n([\s\S]*?)```/.exec(section) ?? [];
    const [, answer] = /```json\n([\s\S]*?)```/.exec(section) ?? [];
    const [title = ''] = section.split('\n');
    if (query === undefined || answer === undefined) throw new Error(`"${title}" lacks its query or its answer.`);
    return { title, query, answer: JSON.parse(answer) };
  });
const cases = questions.map((question) => [question.title, question] as const);

/** Modest limits of a gateway; the guide says so. */
const MOST = { depth: 12, aliases: 30, roots: 10, cost: 500 };

function measured(query: string) {
  let [depth, deepest, aliases] = [0, 0, 0];
  const document = parse(query);
  visit(document, {
    Field: {
      enter({ alias }) {
        depth += 1;
        deepest = Math.max(deepest, depth);
        if (alias) aliases += 1;
      },
      leave() {
        depth -= 1;
      },
    },
  });
  const [operation] = document.definitions;
  const roots = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections.length : 0;
  return { depth: deepest, aliases, roots, cost: queryCost(api, document) };
}

describe('the guide for analysts', () => {
  it('has ten questions', () => {
    expect(questions.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it.each(cases)('asks within modest limits: %s', (_title, { query }) => {
    expect(validate(api, parse(query))).toEqual([]);
    const { depth, aliases, roots, cost } = measured(query);
    expect(depth).toBeLessThanOrEqual(MOST.depth);
    expect(aliases).toBeLessThanOrEqual(MOST.aliases);
    expect(roots).toBeLessThanOrEqual(MOST.roots);
    expect(cost).toBeLessThanOrEqual(MOST.cost);
  });

  describe('embedded', () => {
    let product: TestProduct;
    beforeAll(async () => {
      product = await startProduct();
    });
    afterAll(() => product.close());

    it.each(cases)('shows the answer that its question gets: %s', async (_title, { query, answer }) => {
      const { data, errors } = await product.ask('ANALYST', query);
      expect(errors).toBeUndefined();
      expect(data).toEqual(answer);
    });
  });

  describe('as five processes', () => {
    const databases = newDatabases();
    let five: FiveProcesses;
    beforeAll(async () => {
      five = await startFiveProcesses(databases);
    });
    afterAll(async () => {
      await five?.close();
      await databases.drop();
    });

    it.each(cases)('shows the answer that its question gets: %s', async (_title, { query, answer }) => {
      const { data, errors } = await post(five.url, await five.identityProvider.token('ANALYST'), query);
      expect(errors).toBeUndefined();
      expect(data).toEqual(answer);
    });
  });
});
