import { Argument, Command } from 'commander';
import { printSchemas, staleSchemas, writeSchemas } from '../../gateway/committed-schema';
import { SUBGRAPHS } from '../../gateway/subgraphs';
import { StartFailure } from '../../platform/start-failure';

const NAMES = [...SUBGRAPHS.map(({ name }) => name), 'supergraph', 'api'];

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print a schema: the one that clients see, the supergraph, or a subgraph.')
    .addArgument(new Argument('[name]', 'which schema').choices(NAMES).default('api'))
    .option('--write', 'write all of them to schema/ instead')
    .option('--check', 'fail when those in schema/ are not what the code has, or the subgraphs do not compose')
    .action((name: string, { write, check }: { write?: boolean; check?: boolean }) => {
      if (write) return writeSchemas();
      if (check) {
        const stale = staleSchemas();
        if (stale.length > 0) throw new StartFailure(`Stale in schema/: ${stale.join(', ')}; run npm run schema.`);
        return undefined;
      }
      process.stdout.write(`${printSchemas().get(`${name}.graphql`)?.trimEnd()}\n`);
      return undefined;
    });
}
