import { Command } from 'commander';
import { DOCUMENT_EXPORTS, type DocumentExport, openDocumentExport } from '../../gateway/exports/open-document-export';
import { type ExportOptions, runExport, withExportOptions } from '../run-export';

type FormatOf<What extends DocumentExport['what']> = Extract<DocumentExport, { what: What }>['format'];

const BASELINE = ['--baseline <id>', 'which baseline, e.g. baseline:IMP-2.0'] as const;

export function exportDocumentCommand(): Command {
  const command = new Command('document')
    .description('Write the whole text of a baseline; imported again, it says the same.')
    .requiredOption(...BASELINE);
  return withExportOptions(command, DOCUMENT_EXPORTS.document).action(
    (options: ExportOptions<FormatOf<'document'>> & { baseline: string }) => {
      const { baseline: baselineId, format } = options;
      return runExport((ask) => openDocumentExport(ask, { what: 'document', baselineId, format }), options);
    },
  );
}

export function exportRedLineCommand(): Command {
  const command = new Command('red-line')
    .description('Write what a baseline changes against another; in Word, as tracked changes.')
    .requiredOption(...BASELINE)
    .requiredOption('--against <id>', 'the baseline before it, e.g. baseline:IMP-1.0');
  return withExportOptions(command, DOCUMENT_EXPORTS['red-line']).action(
    (options: ExportOptions<FormatOf<'red-line'>> & { baseline: string; against: string }) => {
      const { baseline: baselineId, against, format } = options;
      return runExport((ask) => openDocumentExport(ask, { what: 'red-line', baselineId, against, format }), options);
    },
  );
}
