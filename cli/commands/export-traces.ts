import { Command, Option } from 'commander';
import { openTraceExport, TRACE_EXPORTS } from '../../gateway/exports/open-trace-export';
import type { LinksOf } from '../../gateway/exports/trace-items';
import { StartFailure } from '../../platform/start-failure';
import { type ExportOptions, runExport, withExportOptions } from '../run-export';

interface OfOptions {
  document?: string;
  baseline?: string;
  consultation?: string;
  types?: string[];
}

interface FromOptions {
  from?: string;
  direction: string;
  depth: number;
  limit: number;
}

function listed(text: string): string[] {
  return text.split(',').map((name) => name.trim().toUpperCase());
}

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new StartFailure(`${JSON.stringify(text)} is no whole number.`);
}

function withOf(command: Command): Command {
  return command
    .option('--document <code>', 'links of the clauses of this document, e.g. IMP')
    .option('--baseline <id>', 'links of the clauses that stand in this baseline')
    .option('--consultation <reference>', 'links of the changes, comments and open issues of this consultation')
    .option('--types <types>', 'only links of these types, e.g. GOVERNS,IMPLEMENTS', listed);
}

function linksOf({ document, baseline, consultation, types }: OfOptions): LinksOf {
  return {
    ...(document === undefined ? {} : { documentCode: document }),
    ...(baseline === undefined ? {} : { baselineId: baseline }),
    ...(consultation === undefined ? {} : { consultation }),
    ...(types === undefined ? {} : { types }),
  };
}

export function exportLinksCommand(): Command {
  const command = new Command('links').description('Write links; as CSV, imported again, they change nothing.');
  return withExportOptions(withOf(command), TRACE_EXPORTS.links).action(
    (options: ExportOptions<(typeof TRACE_EXPORTS)['links'][number]> & OfOptions) =>
      runExport(
        (ask) => openTraceExport(ask, { what: 'links', of: linksOf(options), format: options.format }),
        options,
      ),
  );
}

export function exportTracesCommand(): Command {
  const command = withOf(new Command('traces'))
    .description('Write what is linked with what, for tools that draw or reckon with graphs.')
    .option('--from <id>', 'only what a trace reaches from this thing')
    .addOption(
      new Option('--direction <direction>', 'with --from: which way links are followed')
        .choices(['OUT', 'IN', 'BOTH'])
        .default('BOTH'),
    )
    .option('--depth <steps>', 'with --from: most steps, 10 at most', whole, 3)
    .option('--limit <nodes>', 'with --from: most things, 2,000 at most', whole, 500);
  return withExportOptions(command, TRACE_EXPORTS.traces).action(
    (options: ExportOptions<(typeof TRACE_EXPORTS)['traces'][number]> & OfOptions & FromOptions) => {
      const { from: id, direction, depth, limit, format } = options;
      const of = { ...linksOf(options), ...(id === undefined ? {} : { from: { id, direction, depth, limit } }) };
      return runExport((ask) => openTraceExport(ask, { what: 'traces', of, format }), options);
    },
  );
}
