import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import type { Ask } from './ask';
import { editionFor, VIEWER_FIELDS, viewerShape } from './edition';
import { CONTENT_TYPES } from './export-format';
import type { OpenedExport } from './open-export';

export const REQIF_FORMATS = ['reqif', 'reqifz'] as const;

export interface ReqifExport {
  baselineIds: readonly string[];
  links: boolean;
  format: (typeof REQIF_FORMATS)[number];
}

const QUERY = `query ExportedReqif($ids: [ID!]!, $links: Boolean!) { ${VIEWER_FIELDS} reqif(baselineIds: $ids, links: $links) }`;
const shape = z.object({ viewer: viewerShape, reqif: z.string() });

/** The same content gives the same archive, whenever it is packed. */
const MTIME = new Date('2018-01-01T00:00:00Z');

function packed(name: string, content: Buffer): Readable {
  const archive = new ZipFile();
  archive.addBuffer(content, name, { mtime: MTIME });
  archive.end();
  const output = new PassThrough();
  archive.outputStream.pipe(output);
  return output;
}

/** Baselines as ReqIF. @throws GraphRefusal when one does not exist for the reader */
export async function openReqifExport(ask: Ask, { baselineIds, links, format }: ReqifExport): Promise<OpenedExport> {
  const { viewer, reqif } = shape.parse(await ask(QUERY, { ids: baselineIds, links }));
  const edition = editionFor(viewer);
  const about = baselineIds.map((id) => id.slice(id.indexOf(':') + 1).replace(/[^A-Za-z0-9._-]/g, '-'));
  const name = `${about.join('-').slice(0, 100)}-${edition.key}`;
  const content = Buffer.from(reqif, 'utf8');
  return {
    fileName: `${name}.${format}`,
    contentType: CONTENT_TYPES[format],
    edition,
    content: format === 'reqif' ? Readable.from([content]) : packed(`${name}.reqif`, content),
  };
}
