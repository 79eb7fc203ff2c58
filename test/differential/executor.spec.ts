import fc from 'fast-check';
import { caseChoices } from './case';
import { type GraphChoices, graphChoices } from './graph-choices';
import { compose, GraphUnderTest } from './graph-under-test';

/** `npm run test:differential` asks more, and other questions each time by DIFFERENTIAL_SEED; these are always the same. */
const CASES = Number(process.env.DIFFERENTIAL_CASES ?? 1000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 2018);
const GRAPHS_A_ROUND = 10;
const CASES_A_GRAPH = 20;
const MILLISECONDS_A_CASE = 200;
const SEEDS_BETWEEN_ROUNDS = 7919;
/** How long a smaller question that fails as well is looked for. */
const MILLISECONDS_A_ROUND = 120_000;

let current: { choices: GraphChoices; graph: GraphUnderTest | undefined } | undefined;

/** The supergraph of choices; the last is kept, since smaller questions are asked of it when one has failed. */
async function graphOf(choices: GraphChoices): Promise<GraphUnderTest | undefined> {
  if (current?.choices === choices) return current.graph;
  await current?.graph?.stop();
  const composed = compose(choices);
  const graph = composed && (await GraphUnderTest.of(composed));
  current = { choices, graph };
  return graph;
}

afterAll(() => current?.graph?.stop());

test(
  `Random supergraphs answer ${CASES} questions as a single schema does, or else as Apollo does (seed ${SEED})`,
  async () => {
    const cases = fc.array(caseChoices, { minLength: 1, maxLength: CASES_A_GRAPH, size: 'max' });
    let asked = 0;
    for (let round = 0; asked < CASES; round += 1) {
      const answersAlike = fc.asyncProperty(cases, graphChoices, async (questions, choices) => {
        const graph = await graphOf(choices);
        fc.pre(graph !== undefined);
        for (const question of questions) {
          await graph?.compare(question);
          asked += 1;
        }
      });
      await fc.assert(answersAlike, {
        seed: SEED + round * SEEDS_BETWEEN_ROUNDS,
        numRuns: GRAPHS_A_ROUND,
        interruptAfterTimeLimit: MILLISECONDS_A_ROUND,
      });
    }
    expect(asked).toBeGreaterThanOrEqual(CASES);
  },
  CASES * MILLISECONDS_A_CASE + MILLISECONDS_A_ROUND,
);
