import type { Readable } from 'node:stream';
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import { streamedArchive } from './archive';
import type { Report } from './block';
import { plainText } from './plain-text';
import { WordBody } from './word-body';

/** A4 with a margin of an inch, in twentieths of a point. */
const PAPER = { short: 11_906, long: 16_838, margin: 1_440 };
/** What the small document says where the report goes. */
const PLACE = 'REPORT';
const MARKER = 'Throughline';

/** A Word document with styles, the edition on every page, page numbers, and nothing in it yet. */
function shell({ title, edition, landscape }: Report): Promise<Buffer> {
  const told = plainText(edition);
  return Packer.toBuffer(
    new Document({
      title: plainText(title),
      subject: told,
      creator: MARKER,
      styles: {
        paragraphStyles: [
          {
            id: 'Quote',
            name: 'Quote',
            basedOn: 'Normal',
            paragraph: { indent: { left: 480 }, spacing: { before: 80, after: 80 } },
          },
          { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { bold: true } },
        ],
        default: {
          document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120 } } },
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: {
                width: PAPER.short,
                height: PAPER.long,
                orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              },
            },
          },
          headers: {
            default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: told, bold: true })] })] }),
          },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.RIGHT,
                  children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
                }),
              ],
            }),
          },
          children: [new Paragraph({ text: PLACE, bullet: { level: 0 } })],
        },
      ],
    }),
  );
}

async function* documentWith(part: string, report: Report, at: Date): AsyncGenerator<string> {
  const [place = '', bullet = ''] =
    new RegExp(`<w:p>(?:<w:pPr>(.*?)</w:pPr>)<w:r>.*?${PLACE}.*?</w:p>`).exec(part) ?? [];
  const start = part.indexOf(place);
  if (place === '') throw new TypeError('The document is not made as expected.');
  const width = (report.landscape ? PAPER.long : PAPER.short) - 2 * PAPER.margin;
  const body = new WordBody({ author: MARKER, at }, bullet, width);
  yield part.slice(0, start);
  for await (const block of report.blocks) yield* body.block(block);
  yield part.slice(start + place.length);
}

/** A report as a Word document, with what was changed as tracked changes. */
export async function renderWord(report: Report, at: Date): Promise<Readable> {
  return streamedArchive(await shell(report), 'word/document.xml', (part) => documentWith(part, report, at));
}
