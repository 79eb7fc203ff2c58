import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMES = [
  `xmlns:w="${MAIN}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
].join(' ');
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export interface WordFileParts {
  /** What stands in the body. */
  body: string;
  /** What stands in styles.xml and numbering.xml, inside their first element. */
  styles?: string;
  numbering?: string;
  /** Further parts, or others in place of those; null leaves one out. */
  parts?: Readonly<Record<string, string | Buffer | null>>;
}

/** A Word file made by hand, for tests of what no writer would write. */
export async function wordFile({ body, styles, numbering, parts = {} }: WordFileParts): Promise<Buffer> {
  const all: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': documentXml(body),
    'word/styles.xml': styles === undefined ? null : `<w:styles ${NAMES}>${styles}</w:styles>`,
    'word/numbering.xml': numbering === undefined ? null : `<w:numbering ${NAMES}>${numbering}</w:numbering>`,
    ...parts,
  };
  return zipOf(Object.entries(all));
}

export function documentXml(body: string): string {
  return `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`;
}

export async function zipOf(
  entries: readonly (readonly [name: string, content: string | Buffer | null])[],
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) {
    if (content !== null) zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2018-05-04T09:00:00Z') });
  }
  zip.end();
  return buffer(zip.outputStream);
}
