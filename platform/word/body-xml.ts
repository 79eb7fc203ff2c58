import { escapeXml } from './escape-xml';
import type {
  Run,
  TrackedChange,
  WordOutBlock,
  WordOutCell,
  WordOutOptions,
  WordOutParagraph,
  WordOutTable,
} from './word-out-block';

export const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** A4 without its margins, in twentieths of a point. */
const TEXT_WIDTH = { portrait: 9026, landscape: 13_958 };
const DEEPEST = 8;

/** Numbers 1 and 2 are the bullets and the numbers of numbering.xml; each numbered list has a number of its own. */
export const BULLETS = 1;

/** Writes the document's text, block after block, so that a long one is never held whole. */
export class BodyXml {
  private changes = 0;
  private numbered = BULLETS;
  private inNumberedList = false;
  /** Word needs a paragraph that is nobody's change at the end, and one after a table. */
  private openEnd = true;

  constructor(private readonly options: WordOutOptions) {}

  /** How many lists were written; each needs its own number in numbering.xml. */
  get lists(): number {
    return this.numbered;
  }

  async *write(blocks: Iterable<WordOutBlock> | AsyncIterable<WordOutBlock>): AsyncGenerator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${MAIN}"><w:body>`;
    for await (const block of blocks) {
      this.openEnd = block.kind === 'table' || block.change !== undefined;
      this.inNumberedList &&= block.kind === 'paragraph' && block.listItem !== undefined;
      if (block.kind === 'table') yield* this.table(block);
      else yield this.paragraph(block);
    }
    if (this.openEnd) yield '<w:p/>';
    yield `${this.section()}</w:body></w:document>`;
  }

  private section(): string {
    const size = this.options.landscape ? 'w:w="16838" w:h="11906" w:orient="landscape"' : 'w:w="11906" w:h="16838"';
    const margins =
      'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"';
    return `<w:sectPr><w:pgSz ${size}/><w:pgMar ${margins}/></w:sectPr>`;
  }

  private paragraph(block: WordOutParagraph): string {
    const style = styleOf(block);
    const mark = block.change === undefined ? '' : `<w:rPr>${this.change(block.change, '')}</w:rPr>`;
    const properties = (style === null ? '' : `<w:pStyle w:val="${style}"/>`) + this.listOf(block) + mark;
    return `<w:p>${wrapped('w:pPr', properties)}${this.runs(block.runs, block.change)}</w:p>`;
  }

  private listOf({ listItem, depth, outline }: WordOutParagraph): string {
    if (listItem === undefined || outline !== null) return '';
    if (listItem === 'number' && !this.inNumberedList) {
      this.inNumberedList = true;
      this.numbered += 1;
    }
    const number = listItem === 'bullet' ? BULLETS : this.numbered;
    return `<w:numPr><w:ilvl w:val="${clamped(depth ?? 0)}"/><w:numId w:val="${number}"/></w:numPr>`;
  }

  private async *table({ rows, widths, change }: WordOutTable): AsyncGenerator<string> {
    let columns: readonly number[] | null = null;
    const mark = () => (change === undefined ? '' : this.change(change, ''));
    for await (const cells of rows) {
      const heading = columns === null ? '<w:cantSplit/><w:tblHeader/>' : '<w:cantSplit/>';
      if (columns === null) {
        columns = this.columnWidths(cells.length, widths);
        yield tableStart(columns);
      }
      const grid = columns;
      const row = cells.map((cell, index) => this.cell(cell, grid[index], change)).join('');
      yield `<w:tr><w:trPr>${heading}${mark()}</w:trPr>${row}</w:tr>`;
    }
    if (columns !== null) yield '</w:tbl>';
  }

  private cell({ runs }: WordOutCell, width: number | undefined, change: TrackedChange | undefined): string {
    const size = width === undefined ? '<w:tcW w:w="0" w:type="auto"/>' : `<w:tcW w:w="${width}" w:type="dxa"/>`;
    return `<w:tc><w:tcPr>${size}</w:tcPr><w:p>${this.runs(runs, change)}</w:p></w:tc>`;
  }

  private columnWidths(count: number, shares: readonly number[] = []): number[] {
    const all = Array.from({ length: count }, (_, index) => Math.max(shares[index] ?? 1, 0));
    const sum = sumOf(all) || 1;
    const width = this.options.landscape ? TEXT_WIDTH.landscape : TEXT_WIDTH.portrait;
    return all.map((share) => Math.floor((share / sum) * width));
  }

  private runs(runs: readonly Run[], whole: TrackedChange | undefined): string {
    return runs
      .filter((run) => run.text !== '' && (whole === undefined || run.change === undefined || run.change === whole))
      .map((run) => this.run(run, whole ?? run.change))
      .join('');
  }

  private run({ text, bold, italic }: Run, change: TrackedChange | undefined): string {
    const look = (bold ? '<w:b/>' : '') + (italic ? '<w:i/>' : '');
    const written = `<w:r>${wrapped('w:rPr', look)}${pieces(text, change === 'deleted' ? 'w:delText' : 'w:t')}</w:r>`;
    return change === undefined ? written : this.change(change, written);
  }

  private change(change: TrackedChange, content: string): string {
    this.changes += 1;
    const name = change === 'inserted' ? 'w:ins' : 'w:del';
    const date = this.options.date.toISOString().replace(/\.\d+Z$/, 'Z');
    const start = `<${name} w:id="${this.changes}" w:author="${escapeXml(this.options.author)}" w:date="${date}"`;
    return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function tableStart(columns: readonly number[]): string {
  const look =
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>';
  const properties = `<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${sumOf(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${look}</w:tblPr>`;
  return `<w:tbl>${properties}<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
}

function pieces(text: string, element: 'w:t' | 'w:delText'): string {
  return text
    .split(/(\t|\r\n|\r|\n)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return '<w:tab/>';
      if (/^[\r\n]/.test(piece)) return '<w:br/>';
      return `<${element} xml:space="preserve">${escapeXml(piece)}</${element}>`;
    })
    .join('');
}

function styleOf({ outline, style, listItem }: WordOutParagraph): string | null {
  if (outline !== null) return `Heading${clamped(outline) + 1}`;
  if (style !== undefined) return style === 'caption' ? 'Caption' : style;
  return listItem === undefined ? null : 'ListParagraph';
}

function clamped(level: number): number {
  return Math.min(Math.max(Math.trunc(level), 0), DEEPEST);
}

function wrapped(name: string, content: string): string {
  return content === '' ? '' : `<${name}>${content}</${name}>`;
}
