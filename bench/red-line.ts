import { diffWordsWithSpace } from 'diff';
import { clausesOf } from '../subgraphs/changes/register/clauses-of';
import { openChanges, operation } from './changes-graph';
import { compare, type Result } from './measure';
import { baselineNumbered, writeDocument } from './register-data';

const SIZE = { code: 'BENCH', clauses: 1_000, baselines: 2, edits: 50 };

const RED_LINE = operation(
  'query ($id: ID!, $against: ID!) { baseline(id: $id) { redLine(against: $against, format: HTML) } }',
);

/** The red-line of a whole document, asked of the graph, against the diff library alone on the same texts. */
export async function redLineOfADocument(): Promise<Result> {
  const graph = await openChanges();
  try {
    const { database } = graph.subgraph;
    await database.write((transaction) =>
      writeDocument(transaction, { actor: 'bench', action: 'bench', at: new Date() }, SIZE),
    );
    const [against, id] = [baselineNumbered(SIZE.code, 0), baselineNumbered(SIZE.code, 1)];
    const [before, after] = await Promise.all([clausesOf(database.reads, against), clausesOf(database.reads, id)]);
    const pairs = after.map(({ clauseId, text }) => [
      before.find((old) => old.clauseId === clauseId)?.text ?? '',
      text,
    ]);
    return await compare({
      name: 'red-line',
      what: `The red-line of a document of ${SIZE.clauses} clauses, ${SIZE.edits} of them edited, against the diff library alone on the same texts.`,
      ours: { label: 'red-line of the document by the graph', run: () => graph.ask(RED_LINE, { id, against }) },
      peer: {
        label: 'diff library on all pairs of texts',
        run: async () => pairs.map(([old = '', fresh = '']) => diffWordsWithSpace(old, fresh)),
      },
      rounds: 20,
      bar: 2,
    });
  } finally {
    await graph.close();
  }
}
