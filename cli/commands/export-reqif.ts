import { Command } from 'commander';
import { openReqifExport, REQIF_FORMATS } from '../../gateway/exports/open-reqif-export';
import { type ExportOptions, runExport, withExportOptions } from '../run-export';

export function exportReqifCommand(): Command {
  const command = new Command('reqif')
    .description('Write baselines of documents as ReqIF 1.0, for other tools; imported again, it changes nothing.')
    .requiredOption('--baseline <ids>', 'which baselines, one a document, e.g. baseline:IMP-1.0,baseline:CIOP-1.0')
    .option('--links', 'with the links of their clauses');
  return withExportOptions(command, REQIF_FORMATS, 'reqif').action(
    (options: ExportOptions<(typeof REQIF_FORMATS)[number]> & { baseline: string; links?: boolean }) => {
      const { baseline, links = false, output } = options;
      const format = output?.endsWith('.reqifz') ? 'reqifz' : options.format;
      const baselineIds = baseline.split(',').map((id) => id.trim());
      return runExport((ask) => openReqifExport(ask, { baselineIds, links, format }), { ...options, format });
    },
  );
}
