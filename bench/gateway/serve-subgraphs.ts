import { serveAnswers } from './serve-answers';
import { answerOf } from './static-subgraph';
import { workloadNamed } from './workloads';

/** Serves the subgraphs of a workload, each at a port of its own: node serve-subgraphs.js WORKLOAD PORT… */
const [name = '', ...ports] = process.argv.slice(2);
const { subgraphs } = workloadNamed(name);
let open = 0;
for (const [index, subgraph] of subgraphs.entries()) {
  const answer = answerOf(subgraph);
  const server = serveAnswers(async (body) => JSON.stringify(await answer(JSON.parse(body))));
  server.listen(Number(ports[index]), '127.0.0.1', () => {
    open += 1;
    if (open === subgraphs.length) process.stdout.write('ready\n');
  });
}
