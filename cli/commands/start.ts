import { Command } from 'commander';
import { keepAssessing } from '../../gateway/assessing';
import { assertGuarded, openEmbedded } from '../../gateway/embedded';
import { declineSample, loadSample } from '../../gateway/load-sample';
import { assertPortFree, listen } from '../../platform/server/door';
import { readSettings } from '../../platform/settings';
import { systemClock } from '../../platform/time/clock';
import { ensureDatabaseFolder, ensureKeyFolder } from '../data-folder';
import { ALL_SUBGRAPHS } from '../open-databases';
import { closeOnSignal } from '../until-stopped';

const DEFAULT_PORT = 4000;

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Run the whole product in this process: databases in ./data, the graph on port 4000, the sample case on first start.',
    )
    .option('--no-sample', 'keep the sample case out of databases that are new')
    .action(async ({ sample }: { sample: boolean }) => {
      const settings = readSettings(process.env);
      const { HOST: host, PORT: port = DEFAULT_PORT } = settings;
      assertGuarded(settings);
      await assertPortFree(host, port);
      if (settings.AUTH_ISSUER === undefined) ensureKeyFolder(settings);
      for (const subgraph of ALL_SUBGRAPHS) ensureDatabaseFolder(settings, subgraph);
      const { door, subgraphs } = await openEmbedded(settings);
      const ready = async () => {
        const loaded = await (sample ? loadSample(subgraphs, systemClock) : declineSample(subgraphs));
        const changes = subgraphs.find(({ name }) => name === 'changes');
        if (changes) await keepAssessing(changes, door, settings);
        return loaded;
      };
      const loaded = await ready().catch(async (error: unknown) => {
        await door.close();
        throw error;
      });
      const url = await listen(door, host, port);
      closeOnSignal(door);
      if (loaded) process.stdout.write('The sample case was loaded.\n');
      process.stdout.write(`Throughline is ready at ${url}/graphql\n`);
      if (settings.AUTH_ISSUER === undefined) {
        process.stdout.write('Get a token with: npx throughline token --role ANALYST\n');
      }
    });
}
