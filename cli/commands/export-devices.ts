import { Command, Option } from 'commander';
import { GraphRefusal } from '../../gateway/exports/ask';
import {
  DEVICE_FORMATS,
  type DeviceFormat,
  type ExportedFilter,
  openDeviceExport,
  readFilter,
} from '../../gateway/exports/device-file';
import { StartFailure } from '../../platform/start-failure';
import { withGraph } from '../graph-reader';
import { told } from '../graph-refusal';
import { RateLine } from '../rate-line';
import { print, readUrl } from '../run-export';
import { keepHeapSmall } from '../small-heap';
import { assertFilePlace, writeWhole } from '../whole-file';

interface Options {
  format: DeviceFormat;
  filter: ExportedFilter;
  output?: string;
  url?: string;
  token?: string;
}

function filterOf(text: string): ExportedFilter {
  try {
    return readFilter(text);
  } catch (error) {
    if (error instanceof GraphRefusal) throw new StartFailure(`--filter: ${error.message} ${error.suggestion}`);
    throw error;
  }
}

async function exportDevices({ format, filter, output, url, token: given }: Options): Promise<void> {
  const token = url === undefined ? given : (given ?? process.env.THROUGHLINE_TOKEN);
  if (url === undefined && token !== undefined) throw new StartFailure('The option --token goes with --url.');
  if (output !== undefined) await assertFilePlace(output);
  const from = { ...(url === undefined ? {} : { url }), ...(token === undefined ? {} : { token }) };
  const line = new RateLine('devices');
  keepHeapSmall();
  try {
    await withGraph({ reader: 'full', ...from }, async (ask) => {
      const { content } = await openDeviceExport(ask, { filter, format }, line.tell);
      await (output === undefined ? print(content) : writeWhole(output, content));
      line.end();
      if (output !== undefined) process.stderr.write(`${output} was written.\n`);
    });
  } catch (error) {
    line.end();
    told(error);
  }
}

export function exportDevicesCommand(): Command {
  return new Command('devices')
    .description('Write the devices that a filter keeps; imported again as CSV, they are what they were.')
    .addOption(new Option('--format <format>', 'how they are written').choices(DEVICE_FORMATS).default('csv'))
    .option(
      '--filter <json>',
      'which, as a DeviceFilter, e.g. \'{"standard":"SMETS1"}\'; all unless given',
      filterOf,
      {},
    )
    .option('--output <file>', 'where they go, whole or not at all; else they are printed')
    .option('--url <url>', 'a running product to read, instead of the databases of the settings', readUrl)
    .option('--token <token>', 'with --url: the token of who reads (or THROUGHLINE_TOKEN)')
    .action(exportDevices);
}
