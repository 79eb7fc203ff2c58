import { Readable } from 'node:stream';
import { z } from 'zod';
import { type Ask, GraphRefusal } from './ask';
import { editionFor, VIEWER_FIELDS, viewerShape } from './edition';
import { CONTENT_TYPES } from './export-format';
import { htmlPage, safeHtml } from './html';
import type { OpenedExport } from './open-export';
import { inWords } from './plain-text';

/** What can be exported of a baseline, and in which formats. */
export const DOCUMENT_EXPORTS = { document: ['docx', 'md'], 'red-line': ['docx', 'html', 'md'] } as const;

export type DocumentExport =
  | { what: 'document'; baselineId: string; format: (typeof DOCUMENT_EXPORTS)['document'][number] }
  | {
      what: 'red-line';
      baselineId: string;
      /** The baseline that is the one before. */
      against: string;
      format: (typeof DOCUMENT_EXPORTS)['red-line'][number];
    };

const FACTS = 'label status document { code title }';

/** How each export is selected; the text comes as it is, or packed in base64. */
const CONTENT = {
  document: { docx: 'content: exported(format: DOCX)', md: 'content: exported(format: MARKDOWN)' },
  'red-line': {
    docx: 'content: redLineDocument(against: $against)',
    html: 'content: redLine(against: $against, format: HTML)',
    md: 'content: redLine(against: $against, format: MARKDOWN)',
  },
} as const;

const shape = z.object({
  viewer: viewerShape,
  baseline: z
    .object({
      label: z.string(),
      status: z.string(),
      document: z.object({ code: z.string(), title: z.string() }),
      content: z.string(),
    })
    .nullable(),
});

function selectionOf(asked: DocumentExport): string {
  return asked.what === 'document' ? CONTENT.document[asked.format] : CONTENT['red-line'][asked.format];
}

async function* page(title: string, body: string): AsyncGenerator<string> {
  yield* htmlPage({ title, landscape: false }, [`<h1>${safeHtml(title)}</h1>\n`, body]);
}

/**
 * The text of a baseline, or what it changes against another, as a file.
 * @throws GraphRefusal when there is no such baseline for the reader, or the other is none of the same document
 */
export async function openDocumentExport(ask: Ask, asked: DocumentExport): Promise<OpenedExport> {
  const { what, baselineId: id, format } = asked;
  const against = what === 'red-line' ? { against: asked.against } : {};
  const declared = what === 'red-line' ? '$id: ID!, $against: ID!' : '$id: ID!';
  const query = `query ExportedBaseline(${declared}) { ${VIEWER_FIELDS} baseline(id: $id) { ${FACTS} ${selectionOf(asked)} } }`;
  const { viewer, baseline } = shape.parse(await ask(query, { id, ...against }));
  if (!baseline) {
    const suggestion = 'Use an id of a baseline, e.g. baseline:IMP-1.0; drafts are in the full edition alone.';
    throw new GraphRefusal(`There is no ${id.slice(0, 100)}.`, 'NOT_FOUND', suggestion);
  }
  const { label, status, document, content } = baseline;
  const name = `${document.code}-${label}`.replace(/[^A-Za-z0-9._-]/g, '-');
  const about = {
    fileName: `${what}-${name}.${format}`,
    contentType: CONTENT_TYPES[format],
    edition: { ...editionFor(viewer), label: `${document.code} ${label} (${inWords(status)})` },
  };
  if (format === 'html') {
    return {
      ...about,
      content: Readable.from(page(`${document.title}, ${document.code} ${label}: red-line`, content)),
    };
  }
  return { ...about, content: Readable.from([Buffer.from(content, format === 'docx' ? 'base64' : 'utf8')]) };
}
