import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { readWord } from '../../platform/word/read-word';
import type { Asker, TestProduct } from '../setup/product';

export const MATRIX_FORMATS = ['csv', 'xlsx', 'docx', 'md', 'html'] as const;
export const CONCLUSIONS_FORMATS = ['docx', 'md', 'html'] as const;
type Format = (typeof MATRIX_FORMATS)[number];

/** A row of a table, by the titles of its columns. */
export type Row = Record<string, string>;

/** Fetches an export as anybody does, with a token or without. */
export async function exported(product: TestProduct, asker: Asker, what: string, parameters: object): Promise<Buffer> {
  const headers = asker === null ? {} : { authorization: `Bearer ${await product.token(asker)}` };
  const query = new URLSearchParams({ ...parameters });
  const response = await fetch(`${product.url}/exports/${what}?${query}`, { headers });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const ENTITIES: Row = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** What a page says, without its tags. */
export function textOfHtml(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

/** What Markdown says, without its escapes. */
export function textOfMarkdown(markdown: string): string {
  return markdown.replace(/\\(?=[^\w\s])/g, '').replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

function byTitle([titles = [], ...rows]: readonly (readonly string[])[]): Row[] {
  return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])));
}

/** The rows of an exported table, as another program reads them out of the file. */
export async function rowsOf(file: Buffer, format: Format): Promise<Row[]> {
  const text = file.toString();
  switch (format) {
    case 'csv':
      return byTitle(parse(text, { bom: true }));
    case 'xlsx':
      return byTitle((await readSheet(file)).map((cells) => cells.map((cell) => String(cell ?? ''))));
    case 'docx':
      return byTitle((await readWord(file)).after.find(({ kind }) => kind === 'table')?.rows ?? []);
    case 'md': {
      const lines = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --- '));
      return byTitle(lines.map((line) => line.slice(2, -2).split(' | ').map(textOfMarkdown)));
    }
    case 'html': {
      const rows = text.match(/<tr>.*?<\/tr>/gs) ?? [];
      return byTitle(rows.map((row) => (row.match(/<t[hd].*?<\/t[hd]>/gs) ?? []).map(textOfHtml)));
    }
  }
}

/** All that an exported report says, its headings, quotes and tables one after another. */
export async function textOf(file: Buffer, format: Format): Promise<string> {
  if (format === 'html') return textOfHtml(file.toString().replace(/<style>.*?<\/style>/s, ''));
  if (format === 'md') return textOfMarkdown(file.toString());
  const { after } = await readWord(file);
  return after.map(({ text, rows = [] }) => [text, ...rows.flat()].join('\n')).join('\n');
}
