import { changes } from '../subgraphs/changes';
import { addManyComments } from '../test/setup/many-comments';
import { type ChangesGraph, openChanges, operation } from './changes-graph';
import { compare, type Result } from './measure';

const [FEW, MANY] = [1_000, 100_000];
/** Pages in one measurement. */
const READS = 5;

const page = (args: string) =>
  operation(`{ consultation(reference: "SAMPLE-2018-05-04") { responses(${args}) {
    edges { cursor node { id receivedAt late answers { stance text } } } pageInfo { hasNextPage hasPreviousPage } } } }`);

const WHOLE = page('first: 20');
const BY_STANCE = page('first: 20, filter: { stances: [OPPOSES] }');
const LAST = page('last: 20');

async function graphWith(answers: number): Promise<ChangesGraph> {
  const graph = await openChanges();
  const { database } = graph.subgraph;
  await database.write(async (transaction) => {
    await changes.loadSample?.(transaction, { actor: 'bench', action: 'bench', at: new Date() });
  });
  // An answer each, in every way alike but for its number and, below, its stance.
  for (let from = 0; from < answers; from += 10_000) {
    await addManyComments(database, { comments: Math.min(10_000, answers - from), from, perAnswer: 1 });
  }
  await database.write(async (transaction) => {
    await transaction.query(
      "UPDATE answer SET stance = CASE responseNumber % 4 WHEN 0 THEN 'OPPOSES' ELSE 'SUPPORTS' END WHERE responseNumber >= 1000",
    );
    await transaction.query('ANALYZE');
  });
  return graph;
}

/** A page of twenty responses with their answers among a hundred thousand, against the same among a thousand. */
export async function responseLists(): Promise<Result[]> {
  const [few, many] = [await graphWith(FEW), await graphWith(MANY)];
  const measured = [
    { name: 'response-list', of: 'for governance', document: WHOLE, ask: (graph: ChangesGraph) => graph.ask },
    {
      name: 'response-list-public',
      of: 'for the public',
      document: WHOLE,
      ask: (graph: ChangesGraph) => graph.askPublic,
    },
    {
      name: 'response-list-stance',
      of: 'for governance, of one stance',
      document: BY_STANCE,
      ask: (graph: ChangesGraph) => graph.ask,
    },
    {
      name: 'response-list-stance-public',
      of: 'for the public, of one stance',
      document: BY_STANCE,
      ask: (graph: ChangesGraph) => graph.askPublic,
    },
    {
      name: 'response-list-last',
      of: 'for governance, backwards from the end',
      document: LAST,
      ask: (graph: ChangesGraph) => graph.ask,
    },
    {
      name: 'response-list-last-public',
      of: 'for the public, backwards from the end',
      document: LAST,
      ask: (graph: ChangesGraph) => graph.askPublic,
    },
  ];
  const results: Result[] = [];
  try {
    for (const { name, of, document, ask } of measured) {
      const run = async (graph: ChangesGraph) => {
        for (let read = 0; read < READS; read += 1) {
          const data = await ask(graph)(document);
          if (JSON.stringify(data).split('"cursor"').length !== 21) throw new Error(`${name} has no page of 20.`);
        }
      };
      results.push(
        await compare({
          name,
          what: `${READS} pages of 20 responses with their answers ${of}, among ${MANY} answers against among ${FEW}.`,
          ours: { label: `among ${MANY} answers`, run: () => run(many) },
          peer: { label: `among ${FEW} answers`, run: () => run(few) },
          warmUp: 15,
          rounds: 60,
          bar: 1.2,
        }),
      );
    }
    return results;
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}
