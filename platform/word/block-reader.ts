import { BlockCollector } from './block-collector';
import { contentOfControl, oneAlternative } from './content';
import { LIMITS } from './limits';
import { hasTracked, readParagraph } from './paragraph';
import { isTracked, markedBy, type Presence, SIDES, within } from './presence';
import type { ReadingContext } from './reading-context';
import { UnreadableWord } from './unreadable-word';
import type { Side, WordBlock } from './word-reading';
import { child, isElement, valOf, wholeNumber, type XmlElement, type XmlNode } from './xml';

type Collectors = Readonly<Record<Side, BlockCollector>>;

/** Reads paragraphs and tables, in the order of the document, into both of its texts. */
export class BlockReader {
  private readonly into: Collectors;
  private paragraphs = 0;

  constructor(
    private readonly context: ReadingContext,
    private readonly insideTable = false,
  ) {
    const { before, after } = context.counters;
    this.into = { before: new BlockCollector('before', before), after: new BlockCollector('after', after) };
  }

  read(node: XmlElement, presence: Presence): void {
    if (node.name === 'w:p') {
      const paragraph = readParagraph(node, presence, this.context);
      for (const side of SIDES) this.into[side].add(paragraph, this.paragraphs);
      this.paragraphs += 1;
    } else if (node.name === 'w:tbl') this.readTable(node, presence);
    else if (node.name === 'w:sdt') this.readAll(contentOfControl(node), presence);
    else if (node.name === 'mc:AlternateContent') this.readAll(oneAlternative(node), presence);
    else if (node.name === 'w:customXml' || node.name === 'w:sdtContent') this.readAll(node.children, presence);
    else if (node.name === 'w:altChunk') this.context.notices.add('attached');
    else if (isTracked(node.name)) {
      this.context.tracked = true;
      this.readAll(node.children, within(presence, node.name));
    }
  }

  readAll(nodes: readonly XmlNode[], presence: Presence): void {
    for (const node of nodes) if (isElement(node)) this.read(node, presence);
  }

  blocks(): Record<Side, WordBlock[]> {
    for (const side of SIDES) this.into[side].end();
    return { before: this.into.before.blocks, after: this.into.after.blocks };
  }

  /** The blocks that are the same paragraph of the file: the place before by the place after. */
  same(): Map<number, number> {
    const before = new Map(this.into.before.origins.map((origin, place) => [origin, place]));
    return new Map(
      this.into.after.origins.flatMap((origin, place) => {
        const old = origin === null ? undefined : before.get(origin);
        return old === undefined ? [] : [[place, old] as const];
      }),
    );
  }

  private readTable(table: XmlElement, presence: Presence): void {
    if (this.insideTable) this.context.notices.add('nestedTable');
    const rows: Record<Side, string[][]> = { before: [], after: [] };
    for (const { element, presence: ofRow } of inside(table.children, 'w:tr', presence)) {
      const cells = this.readRow(element, ofRow);
      for (const side of SIDES) if (cells[side] !== null) rows[side].push(cells[side]);
    }
    for (const side of SIDES) {
      refuseTooManyCells(rows[side]);
      this.into[side].addTable(rows[side]);
    }
  }

  /** The texts of a row's cells, a column each; null in a text that has no such row. */
  private readRow(row: XmlElement, presence: Presence): Record<Side, string[] | null> {
    const properties = child(row, 'w:trPr');
    if (hasTracked(properties)) this.context.tracked = true;
    const ofRow = markedBy(presence, properties);
    const skipped = new Array<string>(columns(valOf(properties, 'w:gridBefore')) ?? 0).fill('');
    const cells: Record<Side, string[]> = { before: [...skipped], after: [...skipped] };
    for (const { element, presence: ofCell } of inside(row.children, 'w:tc', ofRow)) {
      this.readCell(element, ofCell, cells);
    }
    return { before: ofRow.before ? cells.before : null, after: ofRow.after ? cells.after : null };
  }

  private readCell(cell: XmlElement, presence: Presence, into: Record<Side, string[]>): void {
    const properties = child(cell, 'w:tcPr');
    if (hasTracked(properties)) this.context.tracked = true;
    if (child(properties, 'w:cellMerge') !== undefined) this.context.notices.add('mergedCell');
    const ofCell = markedBy(presence, properties);
    const reader = new BlockReader(this.context, true);
    reader.readAll(cell.children, ofCell);
    const blocks = reader.blocks();
    const spanned = Math.max((columns(valOf(properties, 'w:gridSpan')) ?? 1) - 1, 0);
    for (const side of SIDES) {
      if (!ofCell[side]) continue;
      into[side].push(blocks[side].map(textInCell).join('\n'));
      for (let column = 0; column < spanned && into[side].length < LIMITS.columns; column += 1) into[side].push('');
    }
  }
}

/** Shorter rows are filled up where a table is written out, so that a few cells could make a great many. */
function refuseTooManyCells(rows: readonly (readonly string[])[]): void {
  let widest = 0;
  for (const { length } of rows) widest = Math.max(widest, length);
  if (rows.length * widest <= LIMITS.cells) return;
  const message = `A table of ${rows.length} rows and up to ${widest} columns has more than ${LIMITS.cells} cells.`;
  throw new UnreadableWord('TOO_LARGE', message, 'Split the table, or bring the document in parts.');
}

function columns(count: string | undefined): number | undefined {
  return wholeNumber(count, LIMITS.columns);
}

function textInCell({ number, text }: WordBlock): string {
  return number === null ? text : `${number} ${text}`.trimEnd();
}

/** Rows of a table or cells of a row, also those inside content controls and block-level changes. */
function* inside(
  nodes: readonly XmlNode[],
  name: string,
  presence: Presence,
): Generator<{ element: XmlElement; presence: Presence }> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.name === name) yield { element: node, presence };
    else if (node.name === 'w:sdt') yield* inside(contentOfControl(node), name, presence);
    else if (node.name === 'w:customXml' || isTracked(node.name)) {
      yield* inside(node.children, name, within(presence, node.name));
    }
  }
}
