import { serveGateway } from '../../gateway/serve-gateway';
import { createLogger } from '../../platform/server/logger';
import { answerOf } from './static-subgraph';
import { supergraphOf } from './supergraph-of';
import { workloadNamed } from './workloads';

/** Serves the product's gateway over HTTP, with the subgraphs of a workload in its own process. */
async function serve([name = '', port = '']: readonly string[]): Promise<void> {
  const workload = workloadNamed(name);
  const answers = new Map(workload.subgraphs.map((subgraph) => [subgraph.name, answerOf(subgraph)]));
  const { door } = await serveGateway({
    supergraphSdl: supergraphOf(workload, []),
    transportOf: (subgraph) => {
      const answer = answers.get(subgraph.name);
      if (!answer) throw new Error(`There is no subgraph ${subgraph.name}.`);
      return {
        send: ({ operation, variables }) => answer({ query: operation.text, operationName: operation.name, variables }),
      };
    },
    logger: createLogger('warn'),
    introspection: false,
    errorsAsTheyCome: true,
    ready: async () => {},
  });
  await door.listen({ host: '127.0.0.1', port: Number(port) });
}

serve(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
