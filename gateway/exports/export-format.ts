import { Readable } from 'node:stream';
import type { Report } from './block';
import { chunked } from './chunked';
import { renderHtml } from './html';
import { renderMarkdown } from './markdown';
import { renderWord } from './word';

export const REPORT_FORMATS = ['docx', 'md', 'html'] as const;
export const FORMATS = ['csv', 'xlsx', ...REPORT_FORMATS] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** Formats that a terminal can show. */
export function isText(format: Format): boolean {
  return CONTENT_TYPES[format].startsWith('text/');
}

function asStream(pieces: AsyncIterable<string>): Readable {
  return Readable.from(chunked(pieces), { objectMode: false });
}

export async function renderReport(report: Report, format: ReportFormat, at: Date): Promise<Readable> {
  switch (format) {
    case 'md':
      return asStream(renderMarkdown(report));
    case 'html':
      return asStream(renderHtml(report));
    case 'docx':
      return renderWord(report, at);
  }
}
