import { wordFile } from '../../platform/word/hand-made-word-file';
import type { Run, TrackedChange } from '../../platform/word/word-out-block';
import { writeWord } from '../../platform/word/write-word';
import type { MarkedParagraph } from './marked-text';

const WHO = 'w:id="1" w:author="The drafting group" w:date="2018-05-04T09:00:00Z"';
/** Clauses down to this depth have a heading; what is numbered below is text at once. */
const HEADINGS = 2;

const ELEMENTS = { inserted: 'ins', deleted: 'del' } as const;

function changed(change: TrackedChange | undefined, content: string): string {
  return change === undefined ? content : `<w:${ELEMENTS[change]} ${WHO}>${content}</w:${ELEMENTS[change]}>`;
}

function runXml({ text, change }: Run): string {
  const element = change === 'deleted' ? 'delText' : 't';
  return changed(change, `<w:r><w:${element} xml:space="preserve">${text}</w:${element}></w:r>`);
}

function paragraphXml({ depth, runs, change }: MarkedParagraph): string {
  const numbered = depth === null ? '' : `<w:numPr><w:ilvl w:val="${depth - 1}"/><w:numId w:val="1"/></w:numPr>`;
  const outline = depth !== null && depth <= HEADINGS ? `<w:outlineLvl w:val="${depth - 1}"/>` : '';
  const mark = change === undefined ? '' : `<w:rPr><w:${ELEMENTS[change]} ${WHO}/></w:rPr>`;
  const content = runs.map((run) => runXml(change === undefined ? run : { ...run, change })).join('');
  return `<w:p><w:pPr>${numbered}${outline}${mark}</w:pPr>${content}</w:p>`;
}

const LEVELS = ['%1', '%1.%2', '%1.%2.%3']
  .map(
    (text, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  .join('');
const NUMBERING = `<w:abstractNum w:abstractNumId="1">${LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;

/** A Word file whose clauses are numbered by Word itself: no number stands in its text. */
export async function automaticallyNumbered(paragraphs: readonly MarkedParagraph[]): Promise<string> {
  const file = await wordFile({ body: paragraphs.map(paragraphXml).join(''), numbering: NUMBERING });
  return file.toString('base64');
}

/** A Word file in whose headings the numbers are typed, changes of numbers tracked like those of words. */
export async function numberedByHand(paragraphs: readonly MarkedParagraph[]): Promise<string> {
  const blocks = paragraphs.map(({ depth, runs, change }) => ({
    ...{ kind: 'paragraph' as const, outline: depth === null ? null : depth - 1, runs },
    ...(change === undefined ? {} : { change }),
  }));
  const facts = { title: 'Specification', author: 'The drafting group', date: new Date('2018-05-04T09:00:00Z') };
  return (await writeWord(blocks, facts)).toString('base64');
}
