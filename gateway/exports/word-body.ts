import type { Block, Rows, Run } from './block';
import { escapedXml } from './xml-text';

/** Who marked the changes of a red-line, and when, as a word processor shows it. */
export interface Marking {
  author: string;
  at: Date;
}

/** Text as the runs of a paragraph: line breaks and tabs are elements of their own. */
function runText(text: string, element: 't' | 'delText'): string {
  return escapedXml(text)
    .split(/([\n\t])/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:${element} xml:space="preserve">${piece}</w:${element}>`;
    })
    .join('');
}

function paragraph(text: string, properties = ''): string {
  const style = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${style}<w:r>${runText(text, 't')}</w:r></w:p>`;
}

const styled = (style: string): string => `<w:pStyle w:val="${style}"/>`;

/** Writes blocks as the body of a Word document. */
export class WordBody {
  private changes = 0;
  private readonly marking: string;

  /** @param bullet properties that make an item of a list of a paragraph */
  constructor(
    { author, at }: Marking,
    private readonly bullet: string,
    private readonly width: number,
  ) {
    this.marking = `w:author="${escapedXml(author)}" w:date="${at.toISOString().slice(0, 19)}Z"`;
  }

  async *block(block: Block): AsyncGenerator<string> {
    switch (block.kind) {
      case 'heading':
        yield paragraph(block.text, styled(`Heading${block.level}`));
        break;
      case 'paragraph':
        yield paragraph(block.text);
        break;
      case 'quote':
        yield paragraph(block.text, styled('Quote'));
        break;
      case 'list':
        for (const item of block.items) yield paragraph(item, this.bullet);
        break;
      case 'words':
        yield paragraph(block.markdown, styled('Quote'));
        break;
      case 'redLine':
        yield `<w:p><w:pPr>${styled('Quote')}</w:pPr>${block.runs.map((run) => this.run(run)).join('')}</w:p>`;
        break;
      case 'table':
        yield* this.table(block);
        break;
    }
  }

  private run({ text, change }: Run): string {
    if (change === undefined) return `<w:r>${runText(text, 't')}</w:r>`;
    this.changes += 1;
    const element = change === 'inserted' ? 'ins' : 'del';
    const run = `<w:r>${runText(text, change === 'inserted' ? 't' : 'delText')}</w:r>`;
    return `<w:${element} w:id="${this.changes}" ${this.marking}>${run}</w:${element}>`;
  }

  private async *table({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): AsyncGenerator<string> {
    const all = columns.reduce((sum, { width }) => sum + width, 0);
    const widths = columns.map(({ width }) => Math.floor((this.width * width) / all));
    const cells = (row: readonly string[], bold: boolean) =>
      row
        .map((text, index) => {
          const width = `<w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/></w:tcPr>`;
          const emphasis = bold ? '<w:rPr><w:b/></w:rPr>' : '';
          return `<w:tc>${width}<w:p><w:r>${emphasis}${runText(text, 't')}</w:r></w:p></w:tc>`;
        })
        .join('');
    const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;
    const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
    yield paragraph(caption, styled('Caption'));
    yield `<w:tbl><w:tblPr><w:tblW w:w="${this.width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>`;
    yield `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
    const titles = columns.map(({ title }) => title);
    yield `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells(titles, true)}</w:tr>`;
    yield* tableRows(rows, (row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells(row, false)}</w:tr>`);
    yield '</w:tbl><w:p/>';
  }
}

async function* tableRows(rows: Rows, written: (row: readonly string[]) => string): AsyncGenerator<string> {
  for await (const row of rows) yield written(row);
}
