import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { randomKey } from '../../platform/ids';
import { askSubgraph, type Clues, Everything, type Question, refusedIn } from './everything';
import type { Asker, Json, TestProduct } from './product';

/** Tables by the GraphQL type of what they hold. */
const TABLES = {
  ...{ Consultation: 'consultation', Question: 'question', Change: 'proposed_change', OpenIssue: 'open_issue' },
  ...{ Response: 'response', Answer: 'answer', Comment: 'comment', Campaign: 'campaign', TraceLink: 'trace_link' },
  ...{ Document: 'document', Baseline: 'baseline', Clause: 'clause', DesignBaseline: 'design_baseline' },
};
/** A key that was drawn by lot. */
const KEY = /(?<=[-:])[0-9A-HJKMNP-TV-Z]{10}\b/g;
const ORGANISATIONS = ['ALDER', 'BIRCH', 'CEDAR', 'HAZEL'].map((name) => `organisation:SUP-${name}`);

export type Ids = Record<string, readonly string[]>;
/** What was answered, word for word, by the name of the question. */
export type Found = Map<string, string>;

/** Reads, as somebody, everything that the graph has to tell. */
export class Hunter {
  private readonly refused = new Map<string, Set<string>>();

  private constructor(
    private readonly product: TestProduct,
    private readonly whole: GraphQLSchema,
  ) {}

  static async of(product: TestProduct): Promise<Hunter> {
    const { data } = await product.ask('ADMIN', getIntrospectionQuery());
    return new Hunter(product, buildClientSchema(data));
  }

  /** The ids of all that there is now, hidden or not. */
  async ids(): Promise<Ids> {
    const { reads } = this.product.database('changes');
    const ids: Record<string, string[]> = { Organisation: ORGANISATIONS };
    for (const [type, table] of Object.entries(TABLES)) {
      const rows: { id: string }[] = await reads.query(`SELECT id FROM \`${table}\` ORDER BY id`);
      ids[type] = rows.map(({ id }) => id);
    }
    const rows: { id: string }[] = await reads.query(`SELECT id FROM clause_version ORDER BY id`);
    return { ...ids, ClauseVersion: rows.map(({ id }) => id) };
  }

  /**
   * All that somebody is told who asks by these ids, and by these words.
   * @param briefly asks for each list once, and not by every filter
   */
  async read(asker: Asker, ids: Ids, words: readonly string[], briefly = false): Promise<Found> {
    const refused = this.refusedTo(asker);
    const subgraph = this.product.subgraph('changes').schema;
    const clues: Clues = { ids, words: wordsOf(ids, words) };
    const found: Found = new Map();
    const past = (question: Question) => askSubgraph(this.product, asker, question);
    const through = async ({ query, variables }: Question) => (await this.product.ask(asker, query, variables)).text;
    const things = () => new Everything(subgraph, clues, refused, !briefly).things();
    const roots = () => new Everything(this.whole, clues, refused, !briefly).roots(subgraph);
    for (const [ask, questions] of [
      [past, things],
      [through, roots],
    ] as const) {
      let open = questions();
      while (open.length > 0) {
        const again = new Set<string>();
        for (const question of open) {
          const text = await ask(question);
          const more = refusedIn(text);
          if (more.length === 0) found.set(question.name, text);
          else again.add(question.name);
          for (const field of more) refused.add(field);
        }
        open = again.size === 0 ? [] : questions().filter(({ name }) => again.has(name));
      }
    }
    return found;
  }

  private refusedTo(asker: Asker): Set<string> {
    const key = JSON.stringify(asker);
    const held = this.refused.get(key) ?? new Set();
    this.refused.set(key, held);
    return held;
  }
}

function wordsOf(ids: Ids, words: readonly string[]): Clues['words'] {
  const { Baseline = [], ClauseVersion = [], Response = [], Clause = [], Comment = [], Campaign = [] } = ids;
  return {
    ...{ text: words, search: words, themes: ['hub', ...words], assignees: ['Ada', ...words] },
    ...{ organisationIds: ORGANISATIONS, questionCodes: ['Q1'], clauseIds: Clause, campaignIds: Campaign },
    ...{
      from: [...Clause.slice(0, 2), ...Comment.slice(0, 1)],
      baselineId: Baseline,
      against: Baseline.slice(0, 2),
      'against of ClauseDiff': ClauseVersion.slice(0, 2),
    },
    ...{
      reference: ['TALE', 'HUSHED', 'UNSAID', 'LATER'],
      code: ['TLE'],
      documentCode: ['TLE'],
      documentCodes: ['TLE'],
    },
    ...{ label: ['1.0', '2.0'], number: ['1.1', '1.3'], under: ['1'], asOf: ['2018-08-02'], responseId: Response },
    ...{
      kinds: ['Comment', 'Answer', 'Clause', 'Consultation', 'Question'],
      otherKinds: ['Comment', 'Clause', 'OpenIssue'],
    },
  };
}

/** A text without what comes out differently each time: random keys, and hashes over them; lists in an order of their own. */
export function settled(text: string): string {
  const opened = text.replace(
    /([cC]ursor":")([^"]+)/g,
    (_whole, name: string, cursor: string) => name + Buffer.from(cursor, 'base64url').toString().replaceAll('"', "'"),
  );
  const plain = opened.replace(KEY, '*').replace(/[0-9a-f]{64}/g, '#');
  return JSON.stringify(inOrder(JSON.parse(plain)));
}

const ALIAS = /^r\d+$/;
const VARIANT = /^(\w+)_\d+$/;

/** A page of a list that goes on: of things with random keys, chance decides which of them come first. */
function withoutThings({ edges, nodes, ...page }: Json): Json {
  return { ...page, edges: edges?.length, nodes: nodes?.length };
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  if (value.pageInfo?.hasNextPage || value.pageInfo?.hasPreviousPage) return withoutThings(value);
  // What was asked for by one id after the other, in the order of the ids.
  if (Object.keys(value).every((name) => ALIAS.test(name))) return inOrder(Object.values(value));
  const fields: Record<string, Json> = {};
  for (const [name, held] of Object.entries(value)) {
    const [, field] = VARIANT.exec(name) ?? [];
    if (field === undefined) fields[name] = inOrder(held);
    else fields[`${field} so and so`] = [...(fields[`${field} so and so`] ?? []), held];
  }
  for (const [name, held] of Object.entries(fields)) if (name.endsWith(' so and so')) fields[name] = inOrder(held);
  return fields;
}

/** What stands in ids for something that is there, and for what could stand there and does not. */
const NOT_THERE: [RegExp, string][] = [
  [/UNSAID/g, 'UNDONE'],
  [/TLE-2\.0/g, 'TLE-9.9'],
  [/TLE-1\.3/g, 'TLE-1.9'],
];

/** Ids of nothing, each of the form of one that there is, and how to put that in its place in a text. */
export function madeUp(ids: Ids): { ids: Ids; back(text: string): string } {
  const real = new Map<string, string>();
  const invented = new Map<string, string>();
  const otherKey = (key: string): string => {
    const known = invented.get(key) ?? randomKey();
    invented.set(key, known);
    real.set(known, key);
    return known;
  };
  const other = (id: string): string =>
    NOT_THERE.reduce((name, [there, not]) => name.replace(there, not), id).replace(KEY, otherKey);
  const back = (text: string): string => [...real].reduce((told, [not, there]) => told.replaceAll(not, there), text);
  return { ids: Object.fromEntries(Object.entries(ids).map(([type, list]) => [type, list.map(other)])), back };
}
