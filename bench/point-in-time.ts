import { type ChangesGraph, openChanges, operation } from './changes-graph';
import { compare, type Result } from './measure';
import { effectiveFrom, writeDocument } from './register-data';

const [FEW, MANY] = [2, 100];
const SIZE = { code: 'BENCH', clauses: 1_000, edits: 50 };
/** Reads in one measurement, each of another clause. */
const READS = 50;

const CLAUSE = operation(`query ($number: String!, $asOf: Date!) { document(code: "BENCH") {
  clause(number: $number, asOf: $asOf) { version(asOf: $asOf) { number heading text } } } }`);

async function graphWith(baselines: number): Promise<ChangesGraph> {
  const graph = await openChanges();
  await graph.subgraph.database.write((transaction) =>
    writeDocument(transaction, { actor: 'bench', action: 'bench', at: new Date() }, { ...SIZE, baselines }),
  );
  return graph;
}

/** Reads clauses as they stood on a day in the middle of the document's life. */
async function readClauses(graph: ChangesGraph, baselines: number): Promise<void> {
  for (let read = 0; read < READS; read += 1) {
    const number = `${((read * 7) % 50) + 1}.${(read % 20) + 1}`;
    const data = await graph.ask(CLAUSE, { number, asOf: effectiveFrom(Math.floor(baselines / 2)) });
    if (!JSON.stringify(data).includes('"text"')) throw new Error(`There is no clause ${number}.`);
  }
}

/** A clause as it stood on a day, among a hundred baselines, against the same among two. */
export async function clauseOnADay(): Promise<Result> {
  const [few, many] = [await graphWith(FEW), await graphWith(MANY)];
  try {
    return await compare({
      name: 'point-in-time',
      what: `${READS} clauses of ${SIZE.clauses} as they stood on a day, among ${MANY} baselines against among ${FEW}.`,
      ours: { label: `among ${MANY} baselines`, run: () => readClauses(many, MANY) },
      peer: { label: `among ${FEW} baselines`, run: () => readClauses(few, FEW) },
      rounds: 20,
      bar: 1.5,
    });
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}
