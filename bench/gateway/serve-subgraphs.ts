import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, answerOf } from './static-subgraph';
import { workloadNamed } from './workloads';

/**
 * Serves the subgraphs of a workload, each at a port of its own. An answer is kept by the very text that it was asked
 * with, so that they cost next to nothing and gateways are compared.
 */
function listener(answer: Answer) {
  const kept = new Map<string, Buffer>();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const asked = Buffer.concat(parts).toString();
    let body = kept.get(asked);
    if (!body) {
      body = Buffer.from(JSON.stringify(await answer(JSON.parse(asked))));
      kept.set(asked, body);
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  };
}

const [name = '', ...ports] = process.argv.slice(2);
const { subgraphs } = workloadNamed(name);
let open = 0;
subgraphs.forEach((subgraph, index) => {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener(answerOf(subgraph)));
  server.listen(Number(ports[index]), '127.0.0.1', () => {
    open += 1;
    if (open === subgraphs.length) process.stdout.write('ready\n');
  });
});
