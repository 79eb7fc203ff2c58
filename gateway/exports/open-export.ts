import type { Readable } from 'node:stream';
import type { Ask } from './ask';
import { changedClauses } from './changed-clauses';
import { clausesIn } from './clause-words';
import { commentsOn } from './comments';
import { conclusionsReport } from './conclusions-report';
import { readConsultation } from './consultation-facts';
import { renderCsv } from './csv';
import { type Edition, editionFor } from './edition';
import { CONTENT_TYPES, FORMATS, REPORT_FORMATS, renderReport } from './export-format';
import { MATRIX_COLUMNS, matrixRows } from './matrix';
import { matrixReport } from './matrix-report';
import { counting, type OnProgress } from './progress';
import { changesOf } from './proposed-changes';
import { responsesTo } from './respondents';
import { renderXlsx } from './xlsx';

/** What can be exported of a consultation, and in which formats. */
export const CONSULTATION_EXPORTS = { matrix: FORMATS, conclusions: REPORT_FORMATS } as const;

export type ConsultationExport =
  | { what: 'matrix'; reference: string; format: (typeof FORMATS)[number] }
  | { what: 'conclusions'; reference: string; format: (typeof REPORT_FORMATS)[number] };

export interface OpenedExport {
  /** A name for the file, which tells the edition. */
  fileName: string;
  contentType: string;
  edition: Edition;
  content: Readable;
}

export interface ExportOptions {
  now: Date;
  onProgress?: OnProgress;
}

/**
 * Begins an export of a consultation as one reader of the graph sees it. It is read while it is written, a page at a time.
 * @throws GraphRefusal before anything is written, when the reader may not read it or there is none
 */
export async function openExport(ask: Ask, asked: ConsultationExport, options: ExportOptions): Promise<OpenedExport> {
  const { viewer, consultation } = await readConsultation(ask, asked.reference);
  const { reference, progress } = consultation;
  const { now, onProgress = () => {} } = options;
  const edition = editionFor(viewer);
  const comments = () => counting(commentsOn(ask, reference), progress.comments, onProgress);
  const about = {
    fileName: `${asked.what}-${reference.replace(/[^A-Za-z0-9._-]/g, '-')}-${edition.key}.${asked.format}`,
    contentType: CONTENT_TYPES[asked.format],
    edition,
  };
  if (asked.what === 'conclusions') {
    const report = conclusionsReport({
      consultation,
      edition,
      at: now,
      comments,
      changes: () => changesOf(ask, reference),
      responses: () => responsesTo(ask, reference),
      clausesIn: (id) => clausesIn(ask, id),
      changedClauses: (id, against) => changedClauses(ask, id, against),
    });
    return { ...about, content: await renderReport(report, asked.format, now) };
  }
  const rows = () => matrixRows(comments(), edition, MATRIX_COLUMNS);
  switch (asked.format) {
    case 'csv':
      return { ...about, content: renderCsv(MATRIX_COLUMNS, rows()) };
    case 'xlsx':
      return {
        ...about,
        content: await renderXlsx({
          name: 'Response matrix',
          edition: edition.label,
          columns: MATRIX_COLUMNS,
          rows: rows(),
        }),
      };
    default: {
      const report = matrixReport(consultation, edition, comments());
      return { ...about, content: await renderReport(report, asked.format, now) };
    }
  }
}
