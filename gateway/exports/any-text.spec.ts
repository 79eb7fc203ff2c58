import { buffer, text as textOf } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { readSheet } from 'read-excel-file/node';
import { withoutEmphasis } from '../../platform/word/emphasis';
import { readWord } from '../../platform/word/read-word';
import type { Block, Report } from './block';
import { renderCsv } from './csv';
import { type ReportFormat, renderReport } from './export-format';
import { renderXlsx } from './xlsx';

const STRANGE = [
  ...[
    '😀',
    '👩‍👩‍👧',
    'e\u0301',
    '\u00a0',
    '▇▇▇',
    '|',
    '`',
    '```',
    '*',
    '_',
    '~~',
    '<script>alert(1)</script>',
    '<!--',
    ']]>',
  ],
  ...[
    '&amp;',
    '&',
    '"',
    "'",
    '\\',
    '\\n',
    '\n',
    '\n\n',
    '\t',
    '  ',
    '=cmd|" /C calc"!A0',
    '+1',
    '-1',
    '@SUM(A1)',
    '_x000D_',
  ],
  ...[
    '# ',
    '> ',
    '- ',
    '1. ',
    '[a](javascript:1)',
    '![a](b)',
    'https://a.example',
    'www.a.example',
    '<br>',
    '---',
    '===',
    ',',
  ],
];

/** What somebody may have written, as the graph takes it: trimmed, with line ends as LF. */
const something = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.constantFrom(...STRANGE)), { maxLength: 8 })
  .map((parts) =>
    parts
      .join('')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters, which no text of the graph has
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF]/g, '')
      .trim(),
  )
  .filter((text) => text !== '');

const COLUMNS = [
  { title: 'Comment', width: 20 },
  { title: 'Reasoning', width: 20 },
];
const AT = new Date('2018-07-01T09:00:00Z');

function reportOf(...blocks: Block[]): Report {
  async function* stream() {
    yield* blocks;
  }
  return { title: 'A title', edition: 'Public edition', landscape: false, blocks: stream() };
}

const rendered = async (format: ReportFormat, ...blocks: Block[]) => renderReport(reportOf(...blocks), format, AT);

/** What a reader of HTML shows of an element. */
function shown(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const reader = new MarkdownIt({ html: true, linkify: true }).enable('table');

/** What a reader of Markdown that takes HTML and makes links by itself shows, paragraph by paragraph; links and tags named. */
function readMarkdown(markdown: string): string[] {
  return reader.parse(markdown, {}).flatMap(({ type, children, content }) => {
    if (type === 'html_block' || type === 'fence' || type === 'code_block' || type === 'hr')
      return [`(${type} ${content})`];
    if (type !== 'inline') return [];
    return [
      (children ?? [])
        .map((child) => {
          if (child.type === 'hardbreak' || (child.type === 'html_inline' && child.content === '<br>')) return '\n';
          return child.type === 'text' || child.type === 'text_special'
            ? child.content
            : `(${child.type} ${child.content})`;
        })
        .join(''),
    ];
  });
}

describe('whatever somebody wrote', () => {
  const holds = (check: (text: string, other: string) => Promise<void>, numRuns = 150) =>
    fc.assert(fc.asyncProperty(something, something, check), { numRuns });

  it('comes back from CSV, and is no formula in it', () =>
    holds(async (text, other) => {
      const csv = (await buffer(renderCsv(COLUMNS, [[text, other]]))).toString();
      expect(csv.startsWith('\uFEFF')).toBe(true);
      const [, row = []]: string[][] = parse(csv, { bom: true });
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      const asText = (written: string) => (/^[=+\-@\t\r＝＋－＠]/.test(written) ? `'${written}` : written);
      expect(row).toEqual([text, other].map(asText));
    }));

  it('comes back from a spreadsheet, as text', () =>
    holds(async (text, other) => {
      const sheet = await renderXlsx({ name: 'Matrix', edition: 'A & B', columns: COLUMNS, rows: [[text, other]] });
      expect(await readSheet(await buffer(sheet), { trim: false })).toEqual([
        ['Comment', 'Reasoning'],
        [text, other],
      ]);
    }, 60));

  it('comes back from Word, in paragraphs and in tables', () =>
    holds(async (text, other) => {
      const file = await rendered(
        'docx',
        { kind: 'quote', text },
        { kind: 'table', caption: 'Matrix', columns: COLUMNS, rows: [[text, other]] },
      );
      const { after, notices } = await readWord(await buffer(file));
      const [quote, caption, table] = after;
      expect([quote?.text, caption?.text].map((told) => withoutEmphasis(told ?? '').trim())).toEqual([text, 'Matrix']);
      expect(table?.rows?.[1]?.map((cell) => withoutEmphasis(cell).trim())).toEqual([text, other]);
      expect(notices).toEqual([]);
    }, 60));

  it('comes back from HTML, without becoming any of it', () =>
    holds(async (text, other) => {
      const page = await textOf(
        await rendered(
          'html',
          { kind: 'quote', text },
          { kind: 'table', caption: other, columns: COLUMNS, rows: [[text, other]] },
        ),
      );
      const [, quote = ''] = /<blockquote class="text">([^<]*)<\/blockquote>/.exec(page) ?? [];
      expect(shown(quote)).toBe(text);
      const cells = [...page.matchAll(/<td class="text">([^<]*)<\/td>/g)].map(([, cell = '']) => shown(cell));
      expect(cells).toEqual([text, other]);
      expect(page).not.toMatch(/<script|<!--/);
    }));

  it('comes back from Markdown, without becoming any of it', () =>
    holds(async (text, other) => {
      const markdown = await textOf(
        await rendered(
          'md',
          { kind: 'heading', level: 3, text: other },
          { kind: 'paragraph', text },
          { kind: 'quote', text: other },
          { kind: 'list', items: [text] },
          { kind: 'table', caption: 'Matrix', columns: COLUMNS, rows: [[text, other]] },
        ),
      );
      expect(readMarkdown(markdown)).toEqual([
        other,
        text,
        other,
        text,
        'Matrix:',
        'Comment',
        'Reasoning',
        text,
        other,
      ]);
    }));
});

describe('a cell that is too long for a spreadsheet', () => {
  it('is cut, says so, and cuts no character in two', async () => {
    const rows = [[`x${'😀'.repeat(20_000)}`, 'short']];
    const sheet = await renderXlsx({ name: 'Matrix', edition: 'Public', columns: COLUMNS, rows });
    const [, [cell] = []] = await readSheet(await buffer(sheet));
    expect(String(cell).length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/^x(😀)+ … \(cut here/u);
  });
});

describe('an export whose reading fails on the way', () => {
  async function* failing() {
    yield ['a', 'b'];
    throw new Error('The graph went away.');
  }
  const table = (): Block => ({ kind: 'table', caption: 'Matrix', columns: COLUMNS, rows: failing() });

  it.each([
    ['csv', () => renderCsv(COLUMNS, failing())],
    ['xlsx', () => renderXlsx({ name: 'Matrix', edition: 'Public', columns: COLUMNS, rows: failing() })],
    ['docx', () => rendered('docx', table())],
    ['md', () => rendered('md', table())],
    ['html', () => rendered('html', table())],
  ])('fails as %s, and does not end as if it were whole', async (_format, open) => {
    await expect((async () => buffer(await open()))()).rejects.toThrow('The graph went away.');
  });
});
