import { parse } from 'graphql';
import { Role } from '../platform/caller/role';
import { incidents } from '../subgraphs/incidents';
import { addManyIncidents } from '../test/setup/many-incidents';
import { compare, type Result } from './measure';
import { openGraph, type SubgraphGraph } from './subgraph-graph';

const [FEW, MANY] = [10_000, 1_000_000];
/** Lists in one measurement. */
const READS = 5;

const listBy = (clock: string) =>
  parse(`{ overdueIncidents(clock: ${clock}, first: 50) {
    edges { cursor node { id reference summary category status raisedAt
      responseTarget { dueAt state } resolutionTarget { dueAt state } } }
    pageInfo { hasNextPage endCursor } } }`);

async function graphWith(count: number): Promise<SubgraphGraph> {
  const graph = await openGraph(incidents, Role.OPERATIONS);
  const { database } = graph.subgraph;
  await database.write((transaction) =>
    incidents.loadSample(transaction, { actor: 'bench', action: 'bench', at: new Date() }),
  );
  await addManyIncidents(database, count);
  return graph;
}

/** The fifty that are longest overdue among a million incidents, against the same among ten thousand; one of ten is overdue. */
export async function overdueLists(): Promise<Result[]> {
  const [few, many] = [await graphWith(FEW), await graphWith(MANY)];
  const results: Result[] = [];
  try {
    for (const clock of ['RESOLUTION', 'RESPONSE']) {
      const document = listBy(clock);
      const run = async (graph: SubgraphGraph) => {
        for (let read = 0; read < READS; read += 1) {
          const data = await graph.ask(document);
          if (JSON.stringify(data).split('"cursor"').length !== 51) throw new Error('It is no list of 50.');
        }
      };
      results.push(
        await compare({
          name: `overdue-list-${clock.toLowerCase()}`,
          what: `${READS} lists of the 50 incidents longest overdue by the clock of the ${clock.toLowerCase()}, among ${MANY} incidents against among ${FEW}, of which one of ten is overdue.`,
          ours: { label: `among ${MANY} incidents`, run: () => run(many) },
          peer: { label: `among ${FEW} incidents`, run: () => run(few) },
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
