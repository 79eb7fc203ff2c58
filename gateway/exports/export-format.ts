import { Readable } from 'node:stream';
import type { Report } from './block';
import { chunked } from './chunked';
import { renderHtml } from './html';
import { renderMarkdown } from './markdown';
import { renderWord } from './word';

export const REPORT_FORMATS = ['docx', 'md', 'html'] as const;
export const FORMATS = ['csv', 'xlsx', ...REPORT_FORMATS] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];
/** Formats of tools that draw graphs or keep requirements, and of those that read line by line. */
export const EXCHANGE_FORMATS = ['jsonl', 'graphml', 'dot', 'reqif', 'reqifz'] as const;

export type Format = (typeof FORMATS)[number] | (typeof EXCHANGE_FORMATS)[number];

export const CONTENT_TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  graphml: 'application/graphml+xml; charset=utf-8',
  dot: 'text/vnd.graphviz; charset=utf-8',
  reqif: 'application/reqif+xml; charset=utf-8',
  reqifz: 'application/reqif+zip',
};

const SHOWN = new Set<Format>(['jsonl', 'graphml', 'reqif']);

/** Formats that a terminal can show. */
export function isText(format: Format): boolean {
  return SHOWN.has(format) || CONTENT_TYPES[format].startsWith('text/');
}

/** Pieces of text as a stream of UTF-8. */
export function asStream(pieces: AsyncIterable<string>): Readable {
  return Readable.from(chunked(pieces), { objectMode: false });
}

export async function renderReport(report: Report, format: ReportFormat, at: Date): Promise<Readable> {
  switch (format) {
    case 'md':
      return asStream(renderMarkdown(report));
    case 'html':
      return asStream(renderHtml(report));
    case 'docx':
      return Readable.from([await renderWord(report, at)], { objectMode: false });
  }
}
