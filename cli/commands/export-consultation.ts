import { Command } from 'commander';
import type { Format } from '../../gateway/exports/export-format';
import { CONSULTATION_EXPORTS, type ConsultationExport, openExport } from '../../gateway/exports/open-export';
import { systemClock } from '../../platform/time/clock';
import { type ExportOptions, runExport, withExportOptions } from '../run-export';

function exportCommand<F extends Format>(
  name: string,
  description: string,
  formats: readonly F[],
  asked: (reference: string, format: F) => ConsultationExport,
): Command {
  const command = new Command(name)
    .description(description)
    .requiredOption('--consultation <reference>', 'which consultation, e.g. SAMPLE-2018-05-04');
  return withExportOptions(command, formats).action((options: ExportOptions<F> & { consultation: string }) =>
    runExport((ask, onProgress) => {
      const { consultation, format } = options;
      return openExport(ask, asked(consultation, format), { now: systemClock.now(), onProgress });
    }, options),
  );
}

export function exportMatrixCommand(): Command {
  return exportCommand(
    'matrix',
    'Write the response matrix of a consultation: what was said and what was decided, comment by comment.',
    CONSULTATION_EXPORTS.matrix,
    (reference, format) => ({ what: 'matrix', reference, format }),
  );
}

export function exportConclusionsCommand(): Command {
  return exportCommand(
    'conclusions',
    'Write the conclusions of a consultation: what was asked, who answered, what was decided, the text that came of it.',
    CONSULTATION_EXPORTS.conclusions,
    (reference, format) => ({ what: 'conclusions', reference, format }),
  );
}
